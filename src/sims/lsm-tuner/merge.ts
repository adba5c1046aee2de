import type { Run } from './pick.ts';

/**
 * The toy data model, stated in full:
 * - one flush writes `FLUSH_BYTES` of upserts, each to another key, drawn evenly from a fixed key space;
 * - a table that holds every key once is `TABLE_BYTES`, that is 50 flushes;
 * - rows are equally large, nothing is deleted, and a run is one file.
 *
 * A run of `b` bytes then holds the share b / TABLE_BYTES of the keys, and the runs' key sets are independent.
 */
export const FLUSH_BYTES = 2 ** 20;
export const TABLE_BYTES = 50 * FLUSH_BYTES;

/** Expected size in bytes of the union of the runs: a key is missing from it when it is missing from each of them. */
export function mergedBytes(runs: readonly Run[]): number {
  const missing = runs.reduce((share, run) => share * (1 - run.bytes / TABLE_BYTES), 1);
  return Math.round(TABLE_BYTES * (1 - missing));
}

/** Bytes in all runs, overlaps counted each time. */
export function totalBytes(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.bytes, 0);
}

/** Bytes held for each byte that a full merge would leave; 1 for an empty table. */
export function spaceAmplification(runs: readonly Run[]): number {
  return runs.length === 0 ? 1 : totalBytes(runs) / mergedBytes(runs);
}
