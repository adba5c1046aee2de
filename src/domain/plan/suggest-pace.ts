import { parseDate } from '../day.ts';
import { PLAN_LIMITS } from './defaults.ts';
import type { PlanInput } from './input.ts';
import { labChoiceOf } from './lab-choice.ts';
import { settlePlanInput } from './settle-input.ts';
import type { PlanCatalog } from './shape.ts';
import { sumMinutes } from './value.ts';

/** A pace that fits how long the finished modules took. */
export interface PaceSuggestion {
  /** 1 to 2, in tenths; the nearest there is to what would have fitted. */
  pace: number;
  /** Whether it would have fitted. */
  fits: boolean;
  /** Finished modules and labs, the weeks that the plan gives them, and those that they took. */
  modules: number;
  labs: number;
  plannedWeeks: number;
  actualWeeks: number;
}

/** Fewer say too little. */
const ENOUGH_MODULES = 5;

/**
 * After five finished modules: the pace at which they would have taken the weeks that they took.
 * `finishedOn` has the local day on which each was finished, `labsDoneOn` that of labs: where labs
 * are planned, doing one is no slowness. Counted from the first plan's start, however often it was
 * laid out anew; what was finished before that, or is known, does not count. Null where there is too
 * little, or nothing to change.
 */
export function suggestPace(
  catalog: PlanCatalog,
  input: PlanInput,
  finishedOn: ReadonlyMap<string, number>,
  labsDoneOn: ReadonlyMap<string, number> = new Map(),
): PaceSuggestion | null {
  const { modules, pace: current, weekMinutes, start } = settlePlanInput(catalog, input);
  const since = parseDate(input.since ?? '') ?? start;
  const known = new Set(input.known);
  const isSince = (day = -Infinity) => day >= since;
  const finished = modules.filter(({ id }) => !known.has(id) && isSince(finishedOn.get(id)));
  if (finished.length < ENOUGH_MODULES) return null;
  const wanted = labChoiceOf(input) === 'none' ? [] : (catalog.labs ?? []);
  const labs = wanted.filter(({ id }) => isSince(labsDoneOn.get(id)));
  const days = [
    ...finished.map(({ id }) => finishedOn.get(id) ?? since),
    ...labs.map(({ id }) => labsDoneOn.get(id) ?? since),
  ];
  const minutes = sumMinutes(finished) + sumMinutes(labs);
  const plannedWeeks = (minutes * current) / weekMinutes;
  const actualWeeks = (Math.max(...days) - since + 1) / 7;
  // Ticked off all at once: that says nothing.
  if (actualWeeks < 1) return null;
  const fitting = Math.round((10 * current * actualWeeks) / plannedWeeks) / 10;
  const { least, most } = PLAN_LIMITS.pace;
  const pace = Math.min(most, Math.max(least, fitting));
  if (Math.abs(pace - current) < 0.05) return null;
  const fits = pace === fitting;
  const counts = { modules: finished.length, labs: labs.length };
  return { pace, fits, ...counts, plannedWeeks, actualWeeks };
}
