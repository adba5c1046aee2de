/**
 * Progress, format version 1: what a reader did, as it is kept in `lakepath.progress` and in an
 * exported file.
 *
 *     {
 *       "version": 1,
 *       "epoch": [2, "k3x9ab"],
 *       "attempts": { "lsm-q-next-rule": "+60:tifr0aFtig2c4R-300:tk0000P" },
 *       "registers": { "read:lsm-problem": [1795430400000, "k3x9ab", 20780], … },
 *       … fields that a later release adds
 *     }
 *
 * **version** A whole number. A greater one than 1 is not touched by this code. It stands first, so
 * that it is still readable in a payload that was cut off.
 *
 * **epoch** `[counter, tab id]`, ordered by counter, then tab id. A merge of unequal epochs is the
 * greater one, whole. A reset and an undone import each start the next epoch.
 *
 * **attempts** A set that only grows. For each item one string of entries: the second since 1970 in
 * base 36 in small letters, then one capital letter for kind and grade (see `attempts.ts`). `+60:`
 * sets the UTC offset, in minutes, of the entries that follow it in the same string. The letter
 * comes last: an entry that was cut off has none, and is not mistaken for another. Entries are
 * sorted by second. Seven bytes each and the item's id once: ten thousand take about 90 kB. Capital
 * letters this code does not know are kept.
 *
 * **registers** One value per key, `[at, tab id, JSON value]`; the last writer wins, by `at`, then
 * tab id, then the value's own JSON. `at` is in milliseconds: max(now, greatest `at` seen + 1), so
 * that a clock set back does not lose what was written after. Nothing is removed: "off" is a value.
 * Keys:
 *
 * | key | value |
 * | --- | --- |
 * | `read:<section>` | the local day it was marked read (see `day.ts`), or 0 |
 * | `bookmark:module:<module>`, `bookmark:section:<section>` | 1 or 0 |
 * | `known:<module>` | 1 or 0 |
 * | `done:<module>` | the local day it was ticked off in the plan, or 0 |
 * | `setting:<name>` | any JSON |
 * | `plan` | `{ input, modules }`: the planner's input, and the module ids in the order it gave |
 * | `place` | `{ module, section }`: where the reader was last |
 * | `open:<open question>` | four of 1 or 0: the rubric points the reader gave themselves |
 * | `lab:<lab>` | the local day the lab was marked as done, or 0 |
 * | `passed:<module>` | `{ day, objectives, items }` at the moment it was passed |
 *
 * Keys this code does not know are kept and merged by the same rule.
 *
 * **other fields** are kept: objects merge field by field, anything else by the greater JSON text.
 *
 * **What is stored and what is derived.** States are derived by replaying attempts against today's
 * catalogue, with one exception. `passed` does not lapse when objectives are added later, and which
 * objectives there were on a past day cannot be derived from today's catalogue. So the moment of
 * passing leaves a `passed:` mark with the objectives and items there were. The mark also says
 * which questions are new since. A module passed on two devices together has no mark until the next
 * visit; until then replay alone says so.
 */
export interface Progress {
  readonly epoch: Epoch;
  /** Packed attempts by item id; see `attempts.ts`. Always canonical: sorted, no entry twice. */
  readonly attempts: ReadonlyMap<string, string>;
  readonly registers: ReadonlyMap<string, Register>;
  /** Top-level fields that this code does not know. */
  readonly extra: ReadonlyMap<string, Json>;
}

export const VERSION = 1;

export interface Epoch {
  readonly count: number;
  readonly by: string;
}

export interface Register {
  readonly at: number;
  readonly by: string;
  readonly value: Json;
}

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Greatest `at` that is taken for a time (year 2286). A greater one is read as 0, so that it cannot
 * block later writes.
 */
export const MAX_AT = 1e13;
/** Greatest epoch counter that is read; nobody resets a billion times. */
export const MAX_EPOCH = 1e9;
/**
 * Deepest nesting of a JSON value that is kept: deeper ones would overflow the stack when written
 * back.
 */
export const MAX_DEPTH = 50;

/** Progress before anything was done. Its epoch is below every other. */
export const EMPTY: Progress = {
  epoch: { count: 0, by: '' },
  attempts: new Map(),
  registers: new Map(),
  extra: new Map(),
};
