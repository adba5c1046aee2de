import { parseDate } from '../day.ts';
import type { Plan } from '../plan.ts';
import { PLAN_DEFAULTS, type PlanInput } from './input.ts';

/** A pace that fits how long the finished modules took. */
export interface PaceSuggestion {
  /** 1 to 2, in tenths. */
  pace: number;
  /** Finished modules, the weeks that the plan gave them, and those that they took. */
  modules: number;
  plannedWeeks: number;
  actualWeeks: number;
}

/** Fewer say too little. */
const ENOUGH_MODULES = 5;

/**
 * After five finished modules: the pace at which the plan would have given them the weeks that they
 * took. `finishedOn` has the local day on which a module was finished; what was finished before the
 * plan's start does not count. Null where there is too little, or nothing to change.
 */
export function suggestPace(
  { weeks }: Plan,
  input: Pick<PlanInput, 'start' | 'pace'>,
  finishedOn: ReadonlyMap<string, number>,
): PaceSuggestion | null {
  const start = parseDate(input.start) ?? 0;
  const finished = weeks
    .flatMap(({ entries }) => entries)
    .flatMap(({ module, begins, ends }) => {
      const day = finishedOn.get(module);
      return day === undefined || day < start ? [] : [{ day, weeks: ends - begins }];
    });
  if (finished.length < ENOUGH_MODULES) return null;
  const plannedWeeks = finished.reduce((sum, one) => sum + one.weeks, 0);
  const actualWeeks = (Math.max(...finished.map(({ day }) => day)) - start + 1) / 7;
  const current = input.pace ?? PLAN_DEFAULTS.pace;
  const fitting = Math.round((10 * current * actualWeeks) / plannedWeeks) / 10;
  const pace = Math.min(2, Math.max(1, fitting));
  return Math.abs(pace - current) < 0.05
    ? null
    : { pace, modules: finished.length, plannedWeeks, actualWeeks };
}
