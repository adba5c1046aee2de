import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRESS_KEY, type ProgressStore } from '../../../src/client/progress/create-store.ts';
import { listSetAside } from '../../../src/client/progress/set-aside.ts';
import { addAttempt, attemptsOf } from '../../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../src/domain/progress/encode.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { resetProgress } from '../../../src/domain/progress/reset.ts';
import { FakeBrowser } from './fake-browser.ts';

function answer(store: ProgressStore, item: string, second = 1_795_430_400) {
  return store.update((progress) =>
    addAttempt(progress, item, { second, offset: 60, kind: 'first', right: true }),
  );
}
function know(store: ProgressStore, module: string, on: boolean, by: string, now = 1_000) {
  return store.update((progress) =>
    writeRegister(progress, registerKeys.known(module), on ? 1 : 0, { now, by }),
  );
}
const stored = (browser: FakeBrowser) => decodeProgress(browser.storage.getItem(PROGRESS_KEY));
const status = (store: ProgressStore) => store.$storageStatus.get().kind;

describe('one tab', () => {
  it('shows a change at once and finds it again after the page is closed', async () => {
    const browser = new FakeBrowser();
    const { store } = browser.open('aaaaaa');
    const saved = answer(store, 'q');
    expect(store.$progress.get().attempts.has('q')).toBe(true);
    browser.deliver();
    expect(await saved).toBe('saved');
    expect(browser.open('bbbbbb').store.$progress.get().attempts.has('q')).toBe(true);
  });

  it('saves what is pending when the page is left before the lock is granted', () => {
    const browser = new FakeBrowser();
    const { store, events } = browser.open('aaaaaa');
    void answer(store, 'q');
    expect(stored(browser).kind).toBe('absent');
    events.dispatchEvent(new Event('pagehide'));
    expect(stored(browser).progress.attempts.has('q')).toBe(true);
  });

  it('stops hearing after its teardown', () => {
    const browser = new FakeBrowser();
    const one = browser.open('aaaaaa');
    one.close();
    void answer(browser.open('bbbbbb').store, 'q');
    browser.deliver();
    expect(one.store.$progress.get().attempts.size).toBe(0);
  });

  it('writes nothing where nothing changed', () => {
    const browser = new FakeBrowser();
    const { store } = browser.open('aaaaaa');
    void know(store, 'm', true, 'aaaaaa');
    browser.deliver();
    let writes = 0;
    browser.storage.onChange = () => (writes += 1);
    void know(store, 'm', true, 'aaaaaa', 9_000);
    browser.deliver();
    expect(writes).toBe(0);
  });
});

describe('tabs', () => {
  it('show what the others do', () => {
    const browser = new FakeBrowser();
    const [one, two] = [browser.open('aaaaaa'), browser.open('bbbbbb')];
    void answer(one.store, 'q1');
    void answer(two.store, 'q2');
    browser.deliver();
    for (const { store } of [one, two])
      expect([...store.$progress.get().attempts.keys()].sort()).toEqual(['q1', 'q2']);
  });

  it('forget together, and keep what is done after the reset', () => {
    const browser = new FakeBrowser();
    const [one, two] = [browser.open('aaaaaa'), browser.open('bbbbbb')];
    void answer(one.store, 'before');
    browser.deliver();
    void one.store.update((progress) => resetProgress(progress, 'aaaaaa'));
    void answer(two.store, 'after');
    browser.deliver();
    for (const { store } of [one, two])
      expect([...store.$progress.get().attempts.keys()]).toEqual(['after']);
  });

  it.each([true, false])(
    'lose no fact and end equal, whatever the interleaving (locks: %s)',
    (hasLocks) => {
      const action = fc.record({
        tab: fc.nat(2),
        item: fc.nat(3),
        know: fc.boolean(),
        on: fc.boolean(),
        deliver: fc.boolean(),
        pick: fc.nat(7),
      });
      fc.assert(
        fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
          const browser = new FakeBrowser();
          browser.hasLocks = hasLocks;
          const tabs = ['aaaaaa', 'bbbbbb', 'cccccc'].map((id) => browser.open(id));
          const made = new Map<string, number>();
          for (const { tab, item, know: isMark, on, deliver, pick } of actions) {
            const { store, environment } = tabs[tab] ?? browser.open('dddddd');
            if (isMark) void know(store, 'm', on, environment.tab);
            else {
              void answer(store, `q${item}`);
              made.set(`q${item}`, (made.get(`q${item}`) ?? 0) + 1);
            }
            if (deliver) browser.deliver(() => pick);
          }
          browser.deliver();
          const { progress } = stored(browser);
          // All were made in the same second: each must have found a second of its own.
          for (const [item, count] of made) expect(attemptsOf(progress, item)).toHaveLength(count);
          for (const { store } of tabs) {
            expect(encodeProgress(store.$progress.get())).toBe(
              encodeProgress(actions.length > 0 ? progress : store.$progress.get()),
            );
          }
        }),
        { numRuns: 200 },
      );
    },
  );

  it('heal a write that another tab overwrote without a lock', () => {
    const browser = new FakeBrowser();
    const one = browser.open('aaaaaa');
    void answer(one.store, 'q1');
    browser.deliver();
    const late = addAttempt(decodeProgress(null).progress, 'q2', {
      second: 9,
      offset: 0,
      kind: 'first',
      right: false,
    });
    browser.storage.setItem(PROGRESS_KEY, encodeProgress(late));
    browser.deliver();
    expect([...stored(browser).progress.attempts.keys()].sort()).toEqual(['q1', 'q2']);
  });

  it('put back what was deleted while they were open', () => {
    const browser = new FakeBrowser();
    const { store } = browser.open('aaaaaa');
    void answer(store, 'q1');
    browser.deliver();
    browser.storage.clear();
    browser.deliver();
    expect(stored(browser).progress.attempts.has('q1')).toBe(true);
    expect(status(store)).toBe('restored');
  });
});

describe('storage that fails', () => {
  it('blocked: works in this page and says so', async () => {
    const browser = new FakeBrowser();
    browser.storage.isBlocked = true;
    const { store } = browser.open('aaaaaa');
    expect(status(store)).toBe('blocked');
    const saved = answer(store, 'q');
    browser.deliver();
    expect(await saved).toBe('kept');
    expect(store.$progress.get().attempts.has('q')).toBe(true);
  });

  it('full: keeps the old payload and what is shown, and saves all once there is room', async () => {
    const browser = new FakeBrowser();
    const { store } = browser.open('aaaaaa');
    void answer(store, 'q1');
    browser.deliver();
    browser.storage.quota = 100;
    const saved = answer(store, 'q2');
    browser.deliver();
    expect(await saved).toBe('kept');
    expect(status(store)).toBe('full');
    expect([...stored(browser).progress.attempts.keys()]).toEqual(['q1']);
    expect(store.$progress.get().attempts.has('q2')).toBe(true);
    browser.storage.quota = Infinity;
    void answer(store, 'q3');
    browser.deliver();
    expect([...stored(browser).progress.attempts.keys()]).toEqual(['q1', 'q2', 'q3']);
    expect(status(store)).toBe('ok');
  });

  it('full: tries once more when the page is left', () => {
    const browser = new FakeBrowser();
    const { store, events } = browser.open('aaaaaa');
    browser.storage.quota = 10;
    void answer(store, 'q');
    browser.deliver();
    expect(stored(browser).kind).toBe('absent');
    browser.storage.quota = Infinity;
    events.dispatchEvent(new Event('pagehide'));
    expect(stored(browser).progress.attempts.has('q')).toBe(true);
  });

  it('full: drops a change that asks to be all or nothing, and saves the others', async () => {
    const browser = new FakeBrowser();
    const { store } = browser.open('aaaaaa');
    browser.storage.quota = 600;
    const big = store.update(
      (progress) =>
        writeRegister(progress, 'setting:big', 'x'.repeat(2_000), { now: 1, by: 'aaaaaa' }),
      { onlyIfSaved: true },
    );
    const small = answer(store, 'q');
    browser.deliver();
    expect(await Promise.all([big, small])).toEqual(['dropped', 'saved']);
    expect([...store.$progress.get().registers.keys()]).toEqual([]);
  });
});

describe('payloads that cannot be read', () => {
  const damaged =
    '{"version":1,"epoch":[0,""],"attempts":{"q":"+60:tifr0aF"},"registers":{"known:m":[1,"a",';

  it.each([
    ['salvaged', damaged, ['q']],
    ['unreadable', 'hello', []],
    ['unreadable', '[]', []],
  ])('%s: sets a copy aside before it writes', (kind, text, items) => {
    const browser = new FakeBrowser();
    browser.storage.setItem(PROGRESS_KEY, text);
    const { store, environment } = browser.open('aaaaaa');
    expect(status(store)).toBe(kind);
    expect(store.$storageStatus.get().sentence).not.toBe('');
    browser.deliver();
    expect(listSetAside(environment.local).map((copy) => copy.text)).toEqual([text]);
    expect(stored(browser).kind).toBe('ok');
    expect([...stored(browser).progress.attempts.keys()]).toEqual(items);
    const next = browser.open('bbbbbb');
    expect(status(next.store)).toBe('ok');
    expect(listSetAside(environment.local)).toHaveLength(1);
  });

  it('held: writes nothing over it where there is no room for a copy', () => {
    const browser = new FakeBrowser();
    browser.storage.setItem(PROGRESS_KEY, damaged);
    browser.storage.quota = damaged.length + 40;
    const { store } = browser.open('aaaaaa');
    void answer(store, 'q2');
    browser.deliver();
    expect(status(store)).toBe('held');
    expect(browser.storage.getItem(PROGRESS_KEY)).toBe(damaged);
    expect([...store.$progress.get().attempts.keys()]).toEqual(['q', 'q2']);
  });

  it('held: saves all once there is room', () => {
    const browser = new FakeBrowser();
    browser.storage.setItem(PROGRESS_KEY, damaged);
    browser.storage.quota = damaged.length + 40;
    const { store } = browser.open('aaaaaa');
    void answer(store, 'q2');
    browser.deliver();
    browser.storage.quota = Infinity;
    void answer(store, 'q3');
    browser.deliver();
    expect([...stored(browser).progress.attempts.keys()]).toEqual(['q', 'q2', 'q3']);
  });
});

describe('a newer payload', () => {
  const newer = '{"version":2,"epoch":[4,"z"],"journal":[]}';

  it('is never written; own facts go to a key of their own and are merged by the next load that can', async () => {
    const browser = new FakeBrowser();
    const { store } = browser.open('aaaaaa');
    void answer(store, 'known before');
    browser.deliver();
    browser.storage.setItem(PROGRESS_KEY, newer);
    browser.deliver();
    const saved = answer(store, 'q1');
    void know(store, 'm', true, 'aaaaaa');
    browser.deliver();
    expect(await saved).toBe('saved');
    expect(status(store)).toBe('newer');
    expect(browser.storage.getItem(PROGRESS_KEY)).toBe(newer);
    expect(store.$progress.get().attempts.has('known before')).toBe(true);

    // A reload with the same old code shows and keeps them.
    const reloaded = browser.open('aaaaaa');
    expect([...reloaded.store.$progress.get().attempts.keys()]).toEqual(['q1']);
    void answer(reloaded.store, 'q2');
    browser.deliver();

    // The next load understands the payload, which is in a later epoch.
    browser.storage.setItem(
      PROGRESS_KEY,
      '{"version":1,"epoch":[4,"z"],"attempts":{},"registers":{}}',
    );
    const next = browser.open('bbbbbb');
    browser.deliver();
    const { progress } = stored(browser);
    expect(progress.epoch).toEqual({ count: 4, by: 'z' });
    expect([...progress.attempts.keys()].sort()).toEqual(['q1', 'q2']);
    expect(progress.registers.get('known:m')?.value).toBe(1);
    expect([...browser.storage.entries.keys()]).toEqual([PROGRESS_KEY]);
    expect(status(next.store)).toBe('ok');
  });
});
