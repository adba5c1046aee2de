import { isRetract, merge } from './merge.ts';
import type { Fault, Kind, Merged, Values, Version } from './merge.ts';
import { fit } from './settings.ts';
import type { Settings } from './settings.ts';

/** A row that a writer hands to the table. Its number, from 1, is its place in `State.rows`. */
export interface Row {
  readonly kind: Kind;
  readonly values: Values;
}

/** A sorted run with one version of the key. */
export interface Run extends Version {
  /** The numbers of the rows in it. */
  readonly rows: readonly number[];
  readonly isCompacted: boolean;
}

/** What a batch read of the newest snapshot returns; `from` of its values are indexes of `shownRuns`. */
export type View =
  | { readonly kind: 'row'; readonly row: Merged }
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** One key of a Paimon 2.0.0 table that is `write-only`: rows are committed one by one, and compacted when asked. */
export interface State {
  readonly settings: Settings;
  readonly rows: readonly Row[];
  /** What was done, in order: the number of a committed row, or `compact`. */
  readonly log: readonly (number | 'compact')[];
  /** Oldest first. */
  readonly runs: readonly Run[];
  readonly view: View;
  /** The view before the last step. */
  readonly was: View;
  readonly event: Event;
}

export type Event =
  | { readonly kind: 'start' | 'set' | 'full' }
  | { readonly kind: 'committed' | 'dropped'; readonly row: number }
  | { readonly kind: 'compacted'; readonly runs: number; readonly isGone: boolean }
  | { readonly kind: 'compaction-failed'; readonly fault: Fault }
  | { readonly kind: 'nothing-to-compact' };

export type Action =
  | { readonly kind: 'commit'; readonly row: number }
  | { readonly kind: 'compact' }
  /** The same steps, in a table with these settings. */
  | { readonly kind: 'set'; readonly settings: Partial<Settings> }
  /** A row of the reader's own, committed at once. */
  | { readonly kind: 'write'; readonly row: Row };

/** What the picture has room for. */
export const limits = { rows: 6, value: 99 } as const;

/** A table with nothing in it. */
export function begin(settings: Settings, rows: readonly Row[]): State {
  const view: View = { kind: 'none' };
  const event: Event = { kind: 'start' };
  return { settings: fit(settings), rows, log: [], runs: [], view, was: view, event };
}

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  switch (action.kind) {
    case 'commit':
      return waiting(state).includes(action.row) ? commit(state, action.row) : state;
    case 'compact':
      return compact(state);
    case 'write': {
      const rows = [...state.rows, action.row];
      if (rows.length > limits.rows) return { ...state, event: { kind: 'full' } };
      return commit({ ...state, rows }, rows.length);
    }
    case 'set':
      return set(state, fit({ ...state.settings, ...action.settings }));
  }
}

/** The numbers of the rows that are not committed yet. */
export function waiting({ rows, log }: State): readonly number[] {
  return rows.map((_, index) => index + 1).filter((row) => !log.includes(row));
}

function commit(state: State, number: number): State {
  const row = state.rows[number - 1];
  if (!row) return state;
  const log = [...state.log, number];
  // `ignore-delete` acts in the writer: nothing of the row is written.
  if (state.settings.deletes === 'ignore' && isRetract(row.kind))
    return see({ ...state, log, event: { kind: 'dropped', row: number } });
  const run: Run = { ...row, order: log.length, rows: [number], isCompacted: false };
  const event: Event = { kind: 'committed', row: number };
  return see({ ...state, log, runs: [...state.runs, run], event });
}

/** A full compaction: all runs become one on the highest level, and a delete that is left there goes. */
function compact(state: State): State {
  const { settings, runs } = state;
  const log = [...state.log, 'compact' as const];
  const result = merge(settings, runs);
  if (result === null || runs.every(({ isCompacted }) => isCompacted))
    return { ...state, event: { kind: 'nothing-to-compact' } };
  if (typeof result === 'string')
    return see({ ...state, log, event: { kind: 'compaction-failed', fault: result } });
  const isGone = isRetract(result.kind);
  const { kind, order, values } = result;
  const rows = runs.flatMap((run) => run.rows);
  const event: Event = { kind: 'compacted', runs: runs.length, isGone };
  const left: Run[] = isGone ? [] : [{ kind, order, values, rows, isCompacted: true }];
  return see({ ...state, log, runs: left, event });
}

function set(state: State, settings: Settings): State {
  if (JSON.stringify(settings) === JSON.stringify(state.settings)) return state;
  const again = state.log.reduce<State>(
    (so, done) => step(so, done === 'compact' ? { kind: done } : { kind: 'commit', row: done }),
    begin(settings, state.rows),
  );
  return { ...again, was: state.view, event: { kind: 'set' } };
}

function see(state: State): State {
  return { ...state, was: state.view, view: read(state) };
}

/** The runs that a reader opens. A first-row table shows compacted files only (`batchScanSkipLevel0`). */
export const shownRuns = ({ settings, runs }: Pick<State, 'settings' | 'runs'>): readonly Run[] =>
  settings.engine === 'first-row' ? runs.filter((run) => run.isCompacted) : runs;

function read(state: Pick<State, 'settings' | 'runs'>): View {
  const result = merge(state.settings, shownRuns(state));
  if (typeof result === 'string') return { kind: 'fault', fault: result };
  if (result === null || isRetract(result.kind)) return { kind: 'none' };
  return { kind: 'row', row: result };
}
