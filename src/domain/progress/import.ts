import { subtractPacked } from './attempts.ts';
import type { Json, Progress } from './format.ts';
import type { ImportRecord } from './import-record.ts';
import { compareEpochs, uniteFacts } from './merge.ts';
import { LONGEST_VALUE, markedIds, passedMark, registerKeys } from './registers.ts';
import { nextEpoch } from './reset.ts';

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
