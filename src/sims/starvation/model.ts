import { run } from './pipeline.ts';
import type { Batch, Setting } from './pipeline.ts';

/** A training loop after some steps. */
export interface State {
  readonly setting: Setting;
  /** So many of `batches` are trained. */
  readonly trained: number;
  /** What becomes of `MOST` batches and those behind them. */
  readonly batches: readonly Batch[];
  readonly event: Event;
}

export type Event =
  | { readonly kind: 'start' | 'trained' | 'ended' }
  /** The same loop with another setting: how it went before. */
  | { readonly kind: 'set'; readonly before: Pace };

export type Action =
  | { readonly kind: 'train'; readonly steps: number }
  | { readonly kind: 'set'; readonly to: Partial<Setting> };

/** So many steps can be trained. */
export const MOST = 60;

/** So many batches are looked at in the long run: whole rounds of any number of workers and cores. */
const LONG = 192;
const RUN = MOST + LONG;

/** Steps of the two buttons. */
export const strides = [1, 20] as const;

export const begin = (setting: Setting): State => ({
  ...{ setting, trained: 0, batches: run(setting, RUN) },
  event: { kind: 'start' },
});

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  if (action.kind === 'train') {
    const trained = Math.min(MOST, state.trained + action.steps);
    return { ...state, trained, event: { kind: trained === state.trained ? 'ended' : 'trained' } };
  }
  const setting = { ...state.setting, ...action.to };
  if (JSON.stringify(setting) === JSON.stringify(state.setting)) return state;
  const batches = run(setting, RUN);
  return {
    setting,
    trained: state.trained,
    batches,
    event: { kind: 'set', before: paceOf(state) },
  };
}

/** How a loop runs once its queues have settled. */
export interface Pace {
  /** Milliseconds from one batch to the next. */
  readonly period: number;
  /** The share of the time in which the device works. */
  readonly busy: number;
}

export function paceOf({ setting, batches }: Pick<State, 'setting' | 'batches'>): Pace {
  const [first, last] = [batches.at(-1 - LONG), batches.at(-1)];
  const period = ((last?.step.to ?? 0) - (first?.step.to ?? 0)) / LONG;
  return { period, busy: Math.min(1, setting.step / period) };
}

/** How long the device was idle before a batch's step; 0 for the first. */
export function idleBefore(batches: readonly Batch[], number: number): number {
  const before = batches[number - 1];
  const batch = batches[number];
  return before && batch ? batch.step.from - before.step.to : 0;
}

/** The device's end of the last trained step. */
export const nowOf = ({ batches, trained }: State): number => batches[trained - 1]?.step.to ?? 0;
