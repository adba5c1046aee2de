import { parseDate, weekOf } from '../day.ts';
import type { PlanInput } from './input.ts';
import { planEntries, type Plan, type PlanEntry } from './shape.ts';

/** Where a reader stands in a plan on some day. Weeks count from 1. */
export interface Standing {
  /**
   * `nothing-fits`: no module is planned, as there is no time for one. `done`: every planned module
   * is finished. `before`: it has not begun. `behind`: a module whose weeks are over is not finished.
   * `ahead`: one of a later week is, and none is late. `on-time`: else.
   */
  kind: 'nothing-fits' | 'done' | 'before' | 'behind' | 'ahead' | 'on-time';
  /** The week that holds the day; past the plan's last one where its weeks are over. */
  week: number;
  /** Planned modules that should be finished by now and are not. */
  late: string[];
  /** Finished modules of later weeks. */
  early: string[];
}

/** A module is due when the last week that it takes up is over: weeks, not days. */
export function standingOf(
  plan: Plan,
  { start }: Pick<PlanInput, 'start'>,
  finished: ReadonlySet<string>,
  today: number,
): Standing {
  const entries = planEntries(plan);
  const week = weekOf(parseDate(start) ?? today, today);
  const ids = (list: PlanEntry[]) => list.map(({ module }) => module);
  const isFinished = ({ module }: PlanEntry) => finished.has(module);
  const late = ids(entries.filter((entry) => lastWeekOf(entry) < week && !isFinished(entry)));
  const early = ids(entries.filter((entry) => firstWeekOf(entry) > week && isFinished(entry)));
  const kindOf = (): Standing['kind'] => {
    if (entries.length === 0 && plan.leftOut.some(({ kind }) => kind === 'time'))
      return 'nothing-fits';
    if (entries.every(isFinished)) return 'done';
    if (week < 1) return 'before';
    if (late.length > 0) return 'behind';
    return early.length > 0 ? 'ahead' : 'on-time';
  };
  return { kind: kindOf(), week, late, early };
}

/** Places are rounded to a millionth of a week. */
const ROUNDING = 1e-6;

/** The weeks of an entry, from 1: the one that it begins in, and the last that it takes up. */
export function firstWeekOf({ begins }: PlanEntry): number {
  return Math.floor(begins + ROUNDING) + 1;
}

export function lastWeekOf({ ends }: PlanEntry): number {
  return Math.ceil(ends - ROUNDING);
}
