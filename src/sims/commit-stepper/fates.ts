import { allRecords } from './state.ts';
import type { Committable, DataFile, State } from './state.ts';

/** Where a record is, from the reader of the table back to the source. */
export type Fate =
  /** In one snapshot or more, so many times in files. */
  | { readonly kind: 'visible'; readonly times: number }
  /** On its way: from here it comes into the table, or will be handed out again. */
  | { readonly kind: 'state' | 'moving' | 'source' }
  /** Nobody will hand it out again, and no file of it will be committed. */
  | { readonly kind: 'lost' };

const filesOf = (committables: readonly Committable[]): readonly DataFile[] =>
  committables.flatMap(({ file }) => (file ? [file] : []));

/** Files that some snapshot of the table names. */
export const visibleFiles = ({ snapshots }: State): readonly DataFile[] => filesOf(snapshots);

export const isVisible = (state: State, { number }: DataFile): boolean =>
  visibleFiles(state).some((file) => file.number === number);

/** Transactions that the broker has aborted after their timeout. */
export const timedOutOf = (state: State): readonly DataFile[] =>
  state.files.filter((file) => file.number <= state.timedOut && !isVisible(state, file));

/** Files that the committer holds, or the last complete checkpoint names, and that can still be committed. */
export function heldFiles(state: State): readonly DataFile[] {
  const { job, last } = state;
  const held = [...(last?.committables ?? []), ...(job?.pending ?? []), ...(job?.inputs ?? [])];
  const aborted = timedOutOf(state);
  return filesOf(held).filter((file) => !aborted.includes(file));
}

/** Files that no snapshot names, and nobody will commit. */
export function orphansOf(state: State): readonly DataFile[] {
  const known = new Set([...visibleFiles(state), ...heldFiles(state)].map(({ number }) => number));
  return state.files.filter(({ number }) => !known.has(number));
}

/** In how many files of the table a record is. */
export function timesWritten(state: State, record: number): number {
  return visibleFiles(state).filter(({ records }) => records.includes(record)).length;
}

/** Records that are in more than one file of the table. */
export const writtenTwice = (state: State): readonly number[] =>
  allRecords.filter((record) => timesWritten(state, record) > 1);

/** A record's fate; a source that will hand it out again counts as its place, where nothing else has it. */
export function fateOf(state: State, record: number): Fate {
  const times = timesWritten(state, record);
  if (times > 0) return { kind: 'visible', times };
  if (heldFiles(state).some(({ records }) => records.includes(record))) return { kind: 'state' };
  const { job, last } = state;
  if (job && [...job.buffer, ...job.channel].includes(record)) return { kind: 'moving' };
  const position = job ? job.position : (last?.position ?? 0);
  return { kind: record > position ? 'source' : 'lost' };
}

/** All that a reader of the table gets now, in order. */
export function readTable(state: State): readonly number[] {
  const all = visibleFiles(state).flatMap(({ records }) => records);
  const rows = state.settings.target === 'key' ? [...new Set(all)] : all;
  return rows.toSorted((a, b) => a - b);
}
