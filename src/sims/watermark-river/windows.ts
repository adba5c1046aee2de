import { SECOND } from './state.ts';
import type { Millis, Order, River, Settings, Window } from './state.ts';

/** The length of a window. */
export const SIZE: Millis = 10 * SECOND;

/** The last millisecond of a window: `TimeWindow.maxTimestamp`. */
export const lastOf = (start: Millis): Millis => start + SIZE - 1;

/** An order reaches the window operator, which drops it, counts it, or fires again: `WindowOperator.processElement`. */
export function count(
  river: River,
  { partition, time }: Omit<Order, 'fate'>,
  settings: Settings,
): River {
  const start = time - (time % SIZE);
  const order = (fate: Order['fate']) => [...river.orders, { partition, time, fate }];
  if (lastOf(start) + settings.lateness <= river.watermark)
    return { ...river, orders: order('late') };
  const known = river.windows.find((window) => window.start === start) ?? newWindow(start);
  const counted = { ...known, count: known.count + 1 };
  const isOver = lastOf(start) <= river.watermark;
  const others = river.windows.filter((window) => window.start !== start);
  const windows = [...others, isOver ? fire(counted, river.now) : counted];
  windows.sort((a, b) => a.start - b.start);
  return { ...river, orders: order(isOver ? 'again' : 'counted'), windows };
}

/** What the watermark makes due: results, and then the deletion of state: `WindowOperator.onEventTime`. */
export function advance(river: River, { lateness }: Settings): River {
  const { now, watermark } = river;
  const windows = river.windows.map((window) => {
    const fired =
      window.firedAt === null && lastOf(window.start) <= watermark ? fire(window, now) : window;
    const deleted = lastOf(window.start) + lateness <= watermark;
    return deleted ? { ...fired, deleted } : fired;
  });
  return { ...river, windows };
}

function newWindow(start: Millis): Window {
  return { start, count: 0, firedAt: null, results: 0, deleted: false };
}

function fire(window: Window, now: Millis): Window {
  return { ...window, firedAt: window.firedAt ?? now, results: window.results + 1 };
}
