/**
 * What Apache Paimon 2.0.0 would merge. Ported from `org.apache.paimon.mergetree.compact.UniversalCompaction`
 * (`pick`, `pickForSizeAmp`, `pickForSizeRatio`, `createUnit`) and `CompactStrategy.pickFullCompaction`, without
 * off-peak hours, early full compaction and record expiry. `tests/unit/sims/lsm-tuner` holds it against those classes.
 */

/** A sorted run: one file of level 0, or all of a higher level. Lists of runs go from the newest to the oldest. */
export interface Run {
  readonly level: number;
  readonly bytes: number;
}

export interface RuleSettings {
  /** `num-sorted-run.compaction-trigger` */
  readonly trigger: number;
  /** `compaction.size-ratio`, in percent */
  readonly sizeRatio: number;
  /** `compaction.max-size-amplification-percent` */
  readonly maxSizeAmp: number;
}

export type Rule = 'size-amp' | 'size-ratio' | 'run-count' | 'full';

/** The `count` newest runs are to be merged into one run at `outputLevel`. */
export interface Picked {
  readonly rule: Rule;
  readonly count: number;
  readonly outputLevel: number;
}

/** One comparison of the size-ratio walk: `candidate` × (100 + ratio) / 100 against `next`, in bytes. */
export interface RatioStep {
  readonly candidate: number;
  readonly next: number;
  readonly taken: boolean;
}

/** `pick()` with the numbers it looked at. A part that it did not reach is null. */
export interface RuleCheck {
  readonly runs: number;
  /** At least `trigger` runs: without them neither of the first two rules is asked. */
  readonly enough: boolean;
  readonly sizeAmp: {
    readonly newer: number;
    readonly oldest: number;
    readonly fires: boolean;
  } | null;
  readonly sizeRatio: { readonly steps: readonly RatioStep[]; readonly fires: boolean } | null;
  readonly runCount: {
    readonly first: number;
    readonly steps: readonly RatioStep[];
    readonly fires: boolean;
  } | null;
  readonly pick: Picked | null;
}

/**
 * Levels in the tree, level 0 included: `CoreOptions.numLevels()` is the trigger + 1, and `Levels` adds more when
 * files from an earlier setting lie higher.
 */
export function levelCount(trigger: number, runs: readonly Run[]): number {
  return runs.reduce((count, run) => Math.max(count, run.level + 1), trigger + 1);
}

/** `UniversalCompaction.pick(numLevels, runs)`. */
export function checkRules(
  settings: RuleSettings,
  levels: number,
  runs: readonly Run[],
): RuleCheck {
  const { trigger } = settings;
  const enough = runs.length >= trigger;
  const none = {
    runs: runs.length,
    enough,
    sizeAmp: null,
    sizeRatio: null,
    runCount: null,
    pick: null,
  };

  const oldest = runs.at(-1);
  const sizeAmp = enough && oldest ? compareSizeAmp(settings, runs, oldest) : null;
  if (sizeAmp?.fires) {
    const pick: Picked = { rule: 'size-amp', count: runs.length, outputLevel: levels - 1 };
    return { ...none, sizeAmp, pick };
  }

  const walk = enough ? walkSizeRatio(settings, runs, 1) : null;
  const sizeRatio = walk && { steps: walk.steps, fires: walk.count > 1 };
  if (walk && walk.count > 1) {
    const pick: Picked = { rule: 'size-ratio', ...placeOutput(levels, runs, walk.count) };
    return { ...none, sizeAmp, sizeRatio, pick };
  }

  if (runs.length <= trigger) {
    return { ...none, sizeAmp, sizeRatio, runCount: { first: 0, steps: [], fires: false } };
  }
  const first = runs.length - trigger + 1;
  const { steps, count } = walkSizeRatio(settings, runs, first);
  const pick: Picked = { rule: 'run-count', ...placeOutput(levels, runs, count) };
  return { ...none, sizeAmp, sizeRatio, runCount: { first, steps, fires: true }, pick };
}

/** `CompactStrategy.pickFullCompaction`: all runs, unless one run at the highest level is all there is. */
export function pickFull(levels: number, runs: readonly Run[]): Picked | null {
  const outputLevel = levels - 1;
  if (runs.every((run) => run.level === outputLevel)) return null;
  return { rule: 'full', count: runs.length, outputLevel };
}

function compareSizeAmp({ maxSizeAmp }: RuleSettings, runs: readonly Run[], oldest: Run) {
  const newer = runs.slice(0, -1).reduce((sum, run) => sum + run.bytes, 0);
  return { newer, oldest: oldest.bytes, fires: newer * 100 > maxSizeAmp * oldest.bytes };
}

/** Starts with the `count` newest runs and takes the next older one while it is not much larger than all taken so far. */
function walkSizeRatio({ sizeRatio }: RuleSettings, runs: readonly Run[], count: number) {
  let candidate = runs.slice(0, count).reduce((sum, run) => sum + run.bytes, 0);
  const steps: RatioStep[] = [];
  for (const { bytes: next } of runs.slice(count)) {
    // The engine's own order of operations: a tie must fall on the same side.
    const taken = (candidate * (100 + sizeRatio)) / 100 >= next;
    steps.push({ candidate, next, taken });
    if (!taken) break;
    candidate += next;
  }
  return { steps, count: count + steps.filter(({ taken }) => taken).length };
}

/** `createUnit`: just below the next older run; never level 0, which takes more runs in; the highest level for all. */
function placeOutput(levels: number, runs: readonly Run[], picked: number) {
  let count = picked;
  let outputLevel = Math.max(0, (runs[count]?.level ?? levels) - 1);
  if (outputLevel === 0) {
    const higher = runs.findIndex((run, index) => index >= count && run.level > 0);
    count = higher < 0 ? runs.length : higher + 1;
    outputLevel = runs[higher]?.level ?? 0;
  }
  return { count, outputLevel: count === runs.length ? levels - 1 : outputLevel };
}
