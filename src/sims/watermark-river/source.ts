import { look, pause, resume } from './idleness.ts';
import { NONE, OFF, SECOND } from './state.ts';
import type { Millis, River, Settings, Split, Splits, Stream } from './state.ts';

export function newSplit(): Split {
  return {
    flows: true,
    next: 1,
    highest: NONE,
    watermark: NONE,
    idle: false,
    active: false,
    silentSince: null,
    pausedAt: null,
    pausedFor: 0,
  };
}

/** The time of a stream's nth order. */
export function timeOf({ gap, delays }: Stream, n: number): Millis {
  return Math.max(0, n * gap - (delays[(n - 1) % delays.length] ?? 0)) * SECOND;
}

/** `SourceOperator.shouldWaitForAlignment`: then the whole subtask reads nothing. */
export function isWaiting({ watermark, allowed }: River): boolean {
  return watermark > allowed;
}

/** Whether the split gives an order at this second of the clock. */
export function isDue(river: River, split: Split, { every }: Stream): boolean {
  const second = river.now / SECOND;
  return split.flows && second % every === 0 && split.pausedAt === null && !isWaiting(river);
}

/** The split after an order: `BoundedOutOfOrdernessWatermarks.onEvent`. */
export function read(split: Split, time: Millis): Split {
  const highest = Math.max(split.highest, time);
  return { ...split, next: split.next + 1, highest, active: true };
}

/**
 * Each generator is asked, and then the lowest watermark of those that are not idle goes on, if it is higher than before:
 * `SplitLocalOutputs.emitPeriodicWatermark` and `CombinedWatermarkStatus.updateCombinedWatermark`.
 */
export function emit(river: River, settings: Settings): River {
  const splits = each(river.splits, (split) => ask(split, river.now, settings));
  const awake = splits.filter(({ idle }) => !idle).map(({ watermark }) => watermark);
  const lowest = Math.min(...awake);
  if (awake.length === 0) return { ...river, splits, idle: true };
  return lowest > river.watermark
    ? { ...river, splits, watermark: lowest, idle: false }
    : { ...river, splits };
}

/** One generator: `WatermarksWithIdleness.onPeriodicEmit`. */
function ask(asked: Split, now: Millis, { bound, timeout }: Settings): Split {
  const split = look(asked, now, timeout);
  return split.idle
    ? split
    : { ...split, watermark: Math.max(split.watermark, split.highest - bound - 1) };
}

/**
 * The source reports its watermark and gets the highest one allowed: `SourceCoordinator.announceCombinedWatermark` and
 * `SourceOperator.checkSplitWatermarkAlignment`. An idle source reports the highest there is, which sets no limit.
 * (A split that passes a limit pauses at once; here the answer comes 0.1 s later, before its next order is due.)
 */
export function align(river: River, { drift }: Settings): River {
  if (drift === OFF || river.watermark === NONE) return river;
  const allowed = river.idle ? OFF : river.watermark + drift;
  const splits = each(river.splits, (split) =>
    split.watermark > allowed ? pause(split, river.now) : resume(split, river.now),
  );
  return { ...river, splits, allowed };
}

function each([a, b, c]: Splits, change: (split: Split) => Split): Splits {
  return [change(a), change(b), change(c)];
}
