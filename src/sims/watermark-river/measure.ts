import { NONE, partitions, SECOND } from './state.ts';
import type { Millis, Partition, River, Window } from './state.ts';
import { SIZE } from './windows.ts';

/** What a job has to show at a moment. */
export interface Totals {
  /** Windows that fired. */
  readonly fired: number;
  /** Orders that are in no result: dropped, or in a side output. */
  readonly late: number;
  /** Orders in windows that have not fired. */
  readonly waiting: number;
  /** How long after its end a window fired first, on average; null before the first. */
  readonly wait: Millis | null;
}

export function totalsOf({ windows, orders }: River): Totals {
  const waits = windows.flatMap(waitOf);
  return {
    fired: waits.length,
    late: orders.filter(({ fate }) => fate === 'late').length,
    waiting: sum(windows.filter(({ firedAt }) => firedAt === null).map(({ count }) => count)),
    wait: waits.length === 0 ? null : sum(waits) / waits.length,
  };
}

/** By the machine's clock, from the window's end. */
function waitOf({ start, firedAt }: Window): Millis[] {
  return firedAt === null ? [] : [firedAt - start - SIZE];
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** The partitions whose watermark is the lowest of those that are not idle: they hold the combined one. */
export function holdersOf({ splits }: River): Partition[] {
  const awake = partitions.filter((p) => !splits[p].idle);
  const lowest = Math.min(...awake.map((p) => splits[p].watermark));
  return awake.filter((p) => splits[p].watermark === lowest);
}

/** Like `9.999`. */
export function watermarkName(watermark: Millis): string {
  return watermark === NONE ? 'none' : (watermark / SECOND).toFixed(3).replace('-', '−');
}

/** Like `[0, 10)`. */
export function windowName({ start }: Pick<Window, 'start'>): string {
  return `[${start / SECOND}, ${(start + SIZE) / SECOND})`;
}
