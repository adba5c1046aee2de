import { FLUSH_BYTES } from './merge.ts';
import { emptyTable, runFlushes } from './model.ts';
import type { Totals } from './model.ts';
import type { Settings } from './settings.ts';

/** Means per flush. */
export interface Amplification {
  /** Bytes written, by flushes and compactions, for each byte flushed. */
  readonly write: number;
  /** Sorted runs that a scan merges. */
  readonly read: number;
  /** Bytes stored for each byte that a full merge would leave. */
  readonly space: number;
}

/** Null before the first flush with these settings. */
export function amplification({ flushes, written, runs, spaceAmp }: Totals): Amplification | null {
  if (flushes === 0) return null;
  return {
    write: written / (flushes * FLUSH_BYTES),
    read: runs / flushes,
    space: spaceAmp / flushes,
  };
}

export const MEASURED_FLUSHES = 1_000;

const known = new Map<string, Amplification>();

/**
 * The three means over `MEASURED_FLUSHES` flushes into an empty table. Remembered, because the view asks for the same
 * few settings at each step.
 */
export function measure(settings: Settings): Amplification {
  const { trigger, sizeRatio, maxSizeAmp, fullEvery } = settings;
  const key = [trigger, sizeRatio, maxSizeAmp, fullEvery].join();
  const found =
    known.get(key) ?? amplification(runFlushes(emptyTable(settings), MEASURED_FLUSHES).totals);
  const means = found ?? { write: 1, read: 0, space: 1 };
  known.set(key, means);
  return means;
}
