import type { Moment } from '../day.ts';
import type { Progress } from './format.ts';

/**
 * `first`: the first answer of a visit to the module's page, the only kind that can meet an
 * objective. `practice`: a retry in the same visit. `review`: an answer on the review page.
 * `placement`: one in the placement check, which counts in a card's memory as any other does, makes
 * no card by itself, and meets no objective.
 */
export type AttemptKind = 'first' | 'practice' | 'review' | 'placement';

export interface Attempt extends Moment {
  kind: AttemptKind;
  right: boolean;
}

/** An entry as packed; `code` is the capital letter for kind and grade. */
interface Entry extends Moment {
  code: string;
}

/** Right, then wrong. Permanent; letters not listed belong to later releases. */
const CODES: Record<AttemptKind, string> = {
  first: 'FG',
  practice: 'PQ',
  review: 'RS',
  placement: 'TU',
};
/** What each letter says. */
const MEANINGS = new Map(
  Object.entries(CODES).flatMap(([kind, codes]) =>
    [...codes].map((code, place): [string, Pick<Attempt, 'kind' | 'right'>] => [
      code,
      { kind: kind as AttemptKind, right: place === 0 },
    ]),
  ),
);

/**
 * Near the greatest second of seven digits (year 4453), with room for what moves to the next free
 * one: a clock that ran further ahead counts as this.
 */
const MAX_SECOND = 36 ** 7 - 1_000_000;
const ENTRY = /([+-]\d{1,4}):|([0-9a-z]{1,7})([A-Z])/g;

/** Entries in canonical order, and whether the whole string was read. */
function parse(packed: string): { entries: Entry[]; whole: boolean } {
  const entries: Entry[] = [];
  let offset = 0;
  let read = 0;
  for (const [token, zone, second = '', code] of packed.matchAll(ENTRY)) {
    read += token.length;
    if (code === undefined) offset = Number(zone);
    else entries.push({ second: parseInt(second, 36), offset, code });
  }
  return { entries, whole: read === packed.length };
}

function compare(a: Entry, b: Entry): number {
  return (
    a.second - b.second || a.offset - b.offset || (a.code < b.code ? -1 : Number(a.code > b.code))
  );
}

/** The canonical string for a set of entries. */
function pack(entries: Entry[]): string {
  let packed = '';
  let last: Entry | undefined;
  for (const entry of entries.sort(compare)) {
    if (last && compare(last, entry) === 0) continue;
    if (last?.offset !== entry.offset) packed += `${entry.offset < 0 ? '' : '+'}${entry.offset}:`;
    packed += entry.second.toString(36) + entry.code;
    last = entry;
  }
  return packed;
}

/**
 * `packed` in canonical form, without what cannot be read; `whole` says whether all of it could.
 */
export function readPacked(packed: string): { packed: string; whole: boolean } {
  const { entries, whole } = parse(packed);
  return { packed: pack(entries), whole };
}

/** Number of entries. */
export function countPacked(packed: string): number {
  return packed.match(/[A-Z]/g)?.length ?? 0;
}

/** All entries of both. */
export function unitePacked(a: string, b: string): string {
  return a === b ? a : pack([...parse(a).entries, ...parse(b).entries]);
}

/** The entries of `a` that are not in `b`. */
export function subtractPacked(a: string, b: string): string {
  if (b === '') return a;
  const name = ({ second, offset, code }: Entry) => `${second} ${offset} ${code}`;
  const gone = new Set(parse(b).entries.map(name));
  return pack(parse(a).entries.filter((entry) => !gone.has(name(entry))));
}

/**
 * What was read of a reader's attempts, so that each item's are read once, however many states and
 * schedules are derived from them. It goes with the map that it was read from, which never changes:
 * an answer makes another one.
 */
const readSoFar = new WeakMap<Progress['attempts'], Map<string, readonly Attempt[]>>();

/**
 * Attempts at one item, oldest first, without kinds this code does not know. `now`, where given, is
 * the latest second that is believed: an attempt from a clock that ran ahead counts as made now.
 */
export function attemptsOf(
  { attempts }: Pick<Progress, 'attempts'>,
  itemId: string,
  now = Infinity,
): readonly Attempt[] {
  const packed = attempts.get(itemId);
  if (packed === undefined) return [];
  let read = readSoFar.get(attempts);
  if (!read) readSoFar.set(attempts, (read = new Map()));
  let list = read.get(itemId);
  if (!list) read.set(itemId, (list = readAttempts(packed)));
  return (list.at(-1)?.second ?? 0) <= now
    ? list
    : list.map((attempt) => ({ ...attempt, second: Math.min(attempt.second, now) }));
}

function readAttempts(packed: string): Attempt[] {
  return parse(packed).entries.flatMap(({ second, offset, code }) => {
    const meaning = MEANINGS.get(code);
    return meaning ? [{ second, offset, ...meaning }] : [];
  });
}

/**
 * Adds an attempt. An attempt is known by item, second, offset, kind and grade, so the same one
 * made twice within a second is moved to the next free second: none is lost when two tabs answer at
 * once.
 */
export function addAttempt(progress: Progress, itemId: string, attempt: Attempt): Progress {
  const code = CODES[attempt.kind].charAt(attempt.right ? 0 : 1);
  const before = progress.attempts.get(itemId) ?? '';
  const taken = parse(before).entries;
  const entry: Entry = {
    second: Math.min(MAX_SECOND, Math.max(0, Math.floor(attempt.second))),
    offset: Math.round(attempt.offset),
    code,
  };
  while (taken.some((other) => compare(entry, other) === 0)) entry.second += 1;
  return { ...progress, attempts: new Map(progress.attempts).set(itemId, pack([...taken, entry])) };
}
