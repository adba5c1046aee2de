import { countPacked, subtractPacked } from './attempts.ts';
import { decodeProgress } from './decode.ts';
import { encodeProgress } from './encode.ts';
import type { Json, Progress } from './format.ts';
import { compareEpochs, uniteFacts } from './merge.ts';
import { LONGEST_VALUE, markedIds, passedMark, readTexts, registerKeys } from './registers.ts';
import { nextEpoch } from './reset.ts';

/**
 * What an import changed: enough to say it and to take it back. Both parts are in the epoch that
 * the facts went into.
 */
export interface ImportRecord {
  /** Attempts that were not there before, and registers as they came. */
  added: Progress;
  /** Registers that were there before and were replaced. */
  replaced: Progress;
  /** Ids of the modules that had a `passed:` mark before. */
  passed: string[];
}

/** How much of a file is new, by kind. `other` counts registers that this release does not know. */
export interface ImportCounts {
  attempts: number;
  sections: number;
  bookmarks: number;
  known: number;
  done: number;
  labs: number;
  ratings: number;
  settings: number;
  plan: number;
  other: number;
}

/** Longest id or name that is taken, in characters; the site's own have at most 60. */
const LONGEST_KEY = 200;

/**
 * The file's facts in the current epoch. What no page ever writes, ids and values beyond all
 * measure, is left out and named in `leftOut`.
 */
export function importFacts(
  current: Progress,
  file: Progress,
): { progress: Progress; record: ImportRecord; leftOut: string[] } {
  const leftOut: string[] = [];
  const within = <V>(facts: ReadonlyMap<string, V>, fits: (value: V) => boolean) =>
    new Map(
      [...facts].filter(([key, value]) => {
        const isTaken = key.length <= LONGEST_KEY && fits(value);
        if (!isTaken) leftOut.push(key);
        return isTaken;
      }),
    );
  const isShort = (value: Json) => JSON.stringify(value).length <= LONGEST_VALUE;
  const progress = uniteFacts(current, {
    epoch: file.epoch,
    attempts: within(file.attempts, () => true),
    registers: within(file.registers, ({ value, by }) => isShort(value) && isShort(by)),
    extra: within(file.extra, isShort),
  });
  return { progress, record: compareCopies(current, progress), leftOut };
}

function compareCopies(before: Progress, after: Progress): ImportRecord {
  const attempts = new Map<string, string>();
  for (const [id, packed] of after.attempts) {
    const added = subtractPacked(packed, before.attempts.get(id) ?? '');
    if (added) attempts.set(id, added);
  }
  const { epoch } = before;
  return {
    added: {
      epoch,
      attempts,
      registers: differing(after.registers, before.registers),
      extra: differing(after.extra, before.extra),
    },
    replaced: {
      epoch,
      attempts: new Map(),
      registers: differing(before.registers, after.registers),
      extra: differing(before.extra, after.extra),
    },
    passed: markedIds(before, registerKeys.passed('')),
  };
}

/** The entries of `all` that are others, or none, in `than`. */
function differing<V>(all: ReadonlyMap<string, V>, than: ReadonlyMap<string, V>): Map<string, V> {
  return new Map([...all].filter(([key, value]) => than.get(key) !== value));
}

/**
 * Takes an import back in a new epoch, and keeps what came after it. After a reset, or another
 * undo, there is nothing to take back, and `current` is returned as it is.
 */
export function undoImport(current: Progress, record: ImportRecord, by: string): Progress {
  const { added, replaced } = record;
  if (compareEpochs(current.epoch, added.epoch) !== 0) return current;
  const attempts = new Map(current.attempts);
  for (const [id, packed] of added.attempts) {
    const left = subtractPacked(current.attempts.get(id) ?? '', packed);
    if (left) attempts.set(id, left);
    else attempts.delete(id);
  }
  return {
    epoch: nextEpoch(current.epoch, by),
    attempts,
    registers: putBack(withoutBroughtPasses(current, record), added.registers, replaced.registers),
    extra: putBack(current.extra, added.extra, replaced.extra),
  };
}

/**
 * The registers without marks that a module was passed since the import, by answers that it brought.
 * One that the reader's own answers are enough for is made again on the next visit.
 */
function withoutBroughtPasses(
  progress: Progress,
  { added, passed }: ImportRecord,
): Progress['registers'] {
  const isBrought = (id: string) =>
    !passed.includes(id) &&
    passedMark(progress, id)?.items.some((item) => added.attempts.has(item)) === true;
  const gone = markedIds(progress, registerKeys.passed('')).filter(isBrought);
  return new Map(
    [...progress.registers].filter(([key]) => !gone.map(registerKeys.passed).includes(key)),
  );
}

/** `now` with what was there before in the place of what came and has not changed since. */
function putBack<V>(
  now: ReadonlyMap<string, V>,
  came: ReadonlyMap<string, V>,
  before: ReadonlyMap<string, V>,
): Map<string, V> {
  const left = new Map(now);
  for (const [key, value] of came) {
    if (JSON.stringify(now.get(key)) !== JSON.stringify(value)) continue;
    const was = before.get(key);
    if (was === undefined) left.delete(key);
    else left.set(key, was);
  }
  return left;
}

const KINDS: Record<string, keyof ImportCounts | null> = {
  'read:': 'sections',
  'bookmark:': 'bookmarks',
  'known:': 'known',
  'done:': 'done',
  'lab:': 'labs',
  'open:': 'ratings',
  'setting:': 'settings',
  plan: 'plan',
  // They follow from what is counted already.
  'passed:': null,
  place: null,
};

/** Counts what an import brought; a value that is the same under a later stamp is not new. */
export function countImport({
  added,
  replaced,
}: Pick<ImportRecord, 'added' | 'replaced'>): ImportCounts {
  const counts = {
    attempts: 0,
    sections: 0,
    bookmarks: 0,
    known: 0,
    done: 0,
    labs: 0,
    ratings: 0,
    settings: 0,
    plan: 0,
    other: 0,
  };
  for (const packed of added.attempts.values()) counts.attempts += countPacked(packed);
  for (const [key, { value }] of added.registers) {
    const was = replaced.registers.get(key);
    if (was && JSON.stringify(was.value) === JSON.stringify(value)) continue;
    const kind = KINDS[key.slice(0, key.indexOf(':') + 1) || key];
    if (kind !== null) counts[kind ?? 'other'] += 1;
  }
  return counts;
}

export function encodeImportRecord({ added, replaced, passed }: ImportRecord): string {
  return JSON.stringify([encodeProgress(added), encodeProgress(replaced), passed]);
}

/** Reads what `encodeImportRecord` wrote; null for any other text. */
export function decodeImportRecord(text: string | null): ImportRecord | null {
  try {
    const parts: unknown = JSON.parse(text ?? '');
    if (!Array.isArray(parts)) return null;
    const [added, replaced, passed] = parts as unknown[];
    const [first, second] = [added, replaced].map((part) =>
      decodeProgress(typeof part === 'string' ? part : null),
    );
    return first?.kind === 'ok' && second?.kind === 'ok'
      ? { added: first.progress, replaced: second.progress, passed: readTexts(passed) }
      : null;
  } catch {
    return null;
  }
}
