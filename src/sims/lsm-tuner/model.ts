import { FLUSH_BYTES, mergedBytes, spaceAmplification, totalBytes } from './merge.ts';
import { isSame, limits } from './settings.ts';
import type { Settings } from './settings.ts';
import { checkRules, levelCount, pickFull } from './pick.ts';
import type { Picked, Rule, RuleCheck, Run } from './pick.ts';

export const MAX_FLUSHES = 10_000;
/** Samples kept, and shown. */
export const KEPT_SAMPLES = 100;
const KEPT_MEASURED = 8;

export type Action =
  | { readonly kind: 'flush' }
  | { readonly kind: 'compact' }
  | { readonly kind: 'run'; readonly flushes: 10 | 100 }
  | { readonly kind: 'set'; readonly setting: keyof Settings; readonly value: number }
  | { readonly kind: 'measure' };

/** The table after one flush and the compaction that followed it. */
export interface Sample {
  readonly flush: number;
  /** Bytes of the flush and of the compactions after it. */
  readonly written: number;
  readonly runs: number;
  readonly spaceAmp: number;
  /** The first sample with other settings than the one before. */
  readonly changed: boolean;
}

/** Sums over the samples since the settings last changed. */
export interface Totals {
  readonly flushes: number;
  readonly written: number;
  readonly runs: number;
  readonly spaceAmp: number;
}

/** A compaction that was carried out. A single run is not rewritten: its file only moves to the level. */
export interface Compaction {
  readonly pick: Picked;
  readonly inputBytes: number;
  readonly outputBytes: number;
  readonly writtenBytes: number;
}

export type Event =
  | { readonly kind: 'start' }
  | { readonly kind: 'flush'; readonly before: Compaction | null }
  | { readonly kind: 'compact'; readonly done: Compaction | null }
  | {
      readonly kind: 'run';
      readonly flushes: number;
      readonly fired: Readonly<Partial<Record<Rule, number>>>;
      readonly written: number;
    }
  | { readonly kind: 'set'; readonly setting: keyof Settings }
  | { readonly kind: 'measure' }
  | { readonly kind: 'refused' };

export interface State {
  readonly settings: Settings;
  /** From the newest to the oldest. */
  readonly runs: readonly Run[];
  readonly flushes: number;
  /** The last flush has not been followed by its compaction yet. */
  readonly due: boolean;
  readonly samples: readonly Sample[];
  readonly totals: Totals;
  /** Settings that the reader wants to compare, in the order they were measured. */
  readonly measured: readonly Settings[];
  readonly event: Event;
}

const noTotals: Totals = { flushes: 0, written: 0, runs: 0, spaceAmp: 0 };

/** An empty table. */
export function emptyTable(settings: Settings): State {
  return {
    settings,
    runs: [],
    flushes: 0,
    due: false,
    samples: [],
    totals: noTotals,
    measured: [settings],
    event: { kind: 'start' },
  };
}

/** The universal rules asked about the runs as they are. */
export function check({ settings, runs }: Pick<State, 'settings' | 'runs'>): RuleCheck {
  return checkRules(settings, levelCount(settings.trigger, runs), runs);
}

/** True when the last flush was a commit that `full-compaction.delta-commits` compacts in full. */
export function isFullDue({ settings, flushes, due }: State): boolean {
  return due && settings.fullEvery > 0 && flushes % settings.fullEvery === 0;
}

/**
 * What the next `MergeTreeCompactManager.triggerCompaction` merges. Flink's `GlobalFullCompactionSinkWrite` asks for a
 * full compaction at each commit whose number the option divides; all other commits ask `pick()`.
 */
export function nextPick(state: State): Picked | null {
  const { settings, runs } = state;
  if (!isFullDue(state)) return check(state).pick;
  return pickFull(levelCount(settings.trigger, runs), runs);
}

/** Never throws: what cannot be done leaves the table as it is and says so in `event`. */
export function step(state: State, action: Action): State {
  switch (action.kind) {
    case 'flush': {
      if (state.flushes >= MAX_FLUSHES) return refuse(state);
      const settled = settle(state);
      return { ...flush(settled.state), event: { kind: 'flush', before: settled.done } };
    }
    case 'compact': {
      const { state: next, done } = compact(state);
      return { ...next, event: { kind: 'compact', done } };
    }
    case 'run':
      return runFlushes(state, action.flushes);
    case 'set':
      return change(state, action.setting, action.value);
    case 'measure':
      return {
        ...state,
        measured: keep(state.measured, state.settings),
        event: { kind: 'measure' },
      };
  }
}

function refuse(state: State): State {
  return { ...state, event: { kind: 'refused' } };
}

/** The compaction that the last flush asked for is done before the next flush: the writer is never held up. */
function settle(state: State): { state: State; done: Compaction | null } {
  return state.due ? compact(state) : { state, done: null };
}

function flush(state: State): State {
  const runs = [{ level: 0, bytes: FLUSH_BYTES }, ...state.runs];
  const sample: Sample = {
    flush: state.flushes + 1,
    written: FLUSH_BYTES,
    runs: runs.length,
    spaceAmp: spaceAmplification(runs),
    changed: state.totals.flushes === 0 && state.samples.length > 0,
  };
  return {
    ...state,
    runs,
    flushes: state.flushes + 1,
    due: true,
    samples: [...state.samples.slice(1 - KEPT_SAMPLES), sample],
    totals: addSample(state.totals, sample, 1),
  };
}

function compact(state: State): { state: State; done: Compaction | null } {
  const picked = nextPick(state);
  if (!picked) return { state: { ...state, due: false }, done: null };
  const { runs, compaction: done } = applyPick(state.runs, picked);
  const next = { ...state, runs, due: false };
  const last = state.samples.at(-1);
  if (!last) return { state: next, done };
  const sample: Sample = {
    ...last,
    written: last.written + done.writtenBytes,
    runs: runs.length,
    spaceAmp: spaceAmplification(runs),
  };
  // A compaction by hand right after a change of settings belongs to the flush before the change.
  const counted = state.totals.flushes > 0;
  const totals = counted ? addSample(addSample(state.totals, last, -1), sample, 1) : state.totals;
  return { state: { ...next, samples: [...state.samples.slice(0, -1), sample], totals }, done };
}

function applyPick(runs: readonly Run[], picked: Picked): { runs: Run[]; compaction: Compaction } {
  const inputs = runs.slice(0, picked.count);
  const outputBytes = mergedBytes(inputs);
  const compaction = {
    pick: picked,
    inputBytes: totalBytes(inputs),
    outputBytes,
    writtenBytes: inputs.length > 1 ? outputBytes : 0,
  };
  const output = { level: picked.outputLevel, bytes: outputBytes };
  return { runs: [output, ...runs.slice(picked.count)], compaction };
}

/** Flushes that are each followed by their compaction, as the engine does when it keeps up. */
export function runFlushes(start: State, flushes: number): State {
  if (start.flushes + flushes > MAX_FLUSHES) return refuse(start);
  let state = settle(start).state;
  const fired: Partial<Record<Rule, number>> = {};
  let written = 0;
  for (let i = 0; i < flushes; i++) {
    const { state: next, done } = compact(flush(state));
    if (done) fired[done.pick.rule] = (fired[done.pick.rule] ?? 0) + 1;
    written += FLUSH_BYTES + (done?.writtenBytes ?? 0);
    state = next;
  }
  return { ...state, event: { kind: 'run', flushes, fired, written } };
}

function change(state: State, setting: keyof Settings, wanted: number): State {
  const [least, greatest] = limits[setting];
  const value = Math.min(greatest, Math.max(least, Math.round(wanted)));
  if (!Number.isFinite(value) || value === state.settings[setting]) return state;
  const settings = { ...state.settings, [setting]: value };
  return { ...state, settings, totals: noTotals, event: { kind: 'set', setting } };
}

function keep(measured: readonly Settings[], settings: Settings): Settings[] {
  const others = measured.filter((each) => !isSame(each, settings));
  return [...others, settings].slice(-KEPT_MEASURED);
}

function addSample(totals: Totals, sample: Sample, sign: 1 | -1): Totals {
  return {
    flushes: totals.flushes + sign,
    written: totals.written + sign * sample.written,
    runs: totals.runs + sign * sample.runs,
    spaceAmp: totals.spaceAmp + sign * sample.spaceAmp,
  };
}
