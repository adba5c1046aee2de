import { releaseProxy, type Remote } from 'comlink';
import { beforeEach, expect, test } from 'vitest';
import type { Holder } from '../../../src/explorers/shell/held.ts';
import { Questions } from '../../../src/explorers/shell/questions.ts';
import type { Source } from '../../../src/explorers/shell/source.ts';

/** A session as its handle looks like: the source’s name, and the worker that holds it. */
interface Session {
  name: string;
  worker: number;
}
type Api = Remote<Holder<Session>>;

const source = (name: string): Source => ({ kind: 'folder', files: [], name });
const ask = (session: Remote<Session>) => session as unknown as Session;

let workers: number;
let log: string[];
let questions: Questions<Session>;

/** A reader as `useReader` is, with workers that fail to open what is called `broken`. */
beforeEach(() => {
  workers = 0;
  log = [];
  let api: Api | null = null;
  let stop: (() => void) | null = null;
  const makeApi = () => {
    workers += 1;
    const worker = workers;
    return {
      open({ name }: Source) {
        log.push(`open ${name} in ${worker}`);
        if (name === 'broken') return Promise.reject(new Error(name));
        const release = () => log.push(`release ${name}`);
        return Promise.resolve({ name, worker, [releaseProxy]: release });
      },
    } as unknown as Api;
  };
  const end = () => {
    if (!stop) return;
    api = null;
    stop();
    stop = null;
  };
  questions = new Questions<Session>({
    end,
    async run(_, job) {
      end();
      api ??= makeApi();
      let mine: () => void = () => undefined;
      const ended = new Promise<undefined>((done) => {
        mine = () => done(undefined);
      });
      stop = mine;
      const answer = job(api, () => undefined).catch(() => undefined);
      const got = await Promise.race([answer, ended]);
      if (stop === mine) stop = null;
      return got;
    },
  });
});

const named = (session: Remote<Session>) => Promise.resolve(ask(session).name);
const never = () => new Promise<string>(() => undefined);
const waitFor = () => new Promise((done) => setTimeout(done));

test('what was open is let go when something else is open, and not before', async () => {
  expect(await questions.open('', source('a'), named)).toBe('a');
  expect(await questions.open('', source('broken'), named)).toBeUndefined();
  expect(await questions.ask('', named)).toBe('a');
  expect(await questions.open('', source('b'), named)).toBe('b');
  expect(await questions.ask('', named)).toBe('b');
  expect(log).toEqual(['open a in 1', 'open broken in 1', 'open b in 1', 'release a']);
});

test('what cannot answer its first question is not opened', async () => {
  await questions.open('', source('a'), named);
  await questions.open('', source('b'), () => Promise.reject(new Error('first')));
  expect(await questions.ask('', named)).toBe('a');
});

test('questions are answered one after another', async () => {
  await questions.open('', source('a'), named);
  const order: number[] = [];
  const slow = questions.ask('', async () => {
    await waitFor();
    order.push(1);
  });
  const quick = questions.ask('', () => Promise.resolve(order.push(2)));
  await Promise.all([slow, quick]);
  expect(order).toEqual([1, 2]);
});

test('after a cancel nothing that waited is asked, and the next question opens the source again', async () => {
  await questions.open('', source('a'), named);
  const slow = questions.ask('', never);
  const waiting = questions.ask('', named);
  await waitFor();
  questions.cancel();
  expect(await Promise.all([slow, waiting])).toEqual([undefined, undefined]);
  expect(await questions.ask('', (session) => Promise.resolve(ask(session).worker))).toBe(2);
  expect(log).toEqual(['open a in 1', 'open a in 2']);
});

test('a newer question takes the place of one of its topic that runs or waits, and of no other', async () => {
  await questions.open('', source('a'), named);
  const running = questions.ask('', never, 'rows');
  await waitFor();
  const other = questions.ask('', named, 'column');
  const waiting = questions.ask('', named, 'rows');
  const newest = questions.ask('', named, 'rows');
  expect(await Promise.all([running, other, waiting, newest])).toEqual([
    undefined,
    'a',
    undefined,
    'a',
  ]);
});

test('opening ends what runs and drops what waits', async () => {
  await questions.open('', source('a'), named);
  const slow = questions.ask('', never);
  const waiting = questions.ask('', named);
  await waitFor();
  expect(await questions.open('', source('b'), named)).toBe('b');
  expect(await Promise.all([slow, waiting])).toEqual([undefined, undefined]);
  expect(await questions.ask('', named)).toBe('b');
});

test('what is asked while something opens is dropped, and asked of what stays where that fails', async () => {
  await questions.open('', source('a'), named);
  const opening = questions.open('', source('b'), named);
  const old = questions.ask('', named);
  expect(await Promise.all([opening, old])).toEqual(['b', undefined]);
  const failing = questions.open('', source('broken'), named);
  const kept = questions.ask('', named);
  expect(await Promise.all([failing, kept])).toEqual([undefined, 'b']);
});
