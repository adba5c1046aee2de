import type { Settings } from './state.ts';
import type { Subtask } from './steady.ts';

/** Like `price 0`; `price` alone where it has one copy. */
export function nameOf({ task, copy }: Subtask, { tasks }: Settings): string {
  return tasks[task].copies === 1 ? task : `${task} ${copy}`;
}

/** Like `38 %`. Halves go to the larger part: the two parts of a second are 100 together. */
export function percent(part: number): string {
  return `${Math.round(part * 100 - (part < 0.5 ? 1e-9 : 0))} %`;
}

/** Like `294`: orders a second. */
export const whole = (rate: number): string => String(Math.round(rate));
