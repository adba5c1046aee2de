import { parseDate, weekOf } from '../day.ts';
import type { Plan, PlanEntry } from '../plan.ts';
import type { PlanInput } from './input.ts';

/** Where a reader stands in a plan on some day. Weeks count from 1. */
export interface Standing {
  /**
   * `before`: it has not begun. `done`: every planned module is finished. `behind`: a module whose
   * weeks are over is not. `ahead`: one of a later week is, and none is late. `on-time`: else.
   */
  kind: 'before' | 'on-time' | 'behind' | 'ahead' | 'done';
  /** The week that holds the day; past the plan's last one where its weeks are over. */
  week: number;
  /** Planned modules that should be finished by now and are not. */
  late: string[];
  /** Finished modules of later weeks. */
  early: string[];
}

/** A module is due when the last week that it takes up is over: weeks, not days. */
export function standingOf(
  { weeks }: Plan,
  { start }: Pick<PlanInput, 'start'>,
  finished: ReadonlySet<string>,
  today: number,
): Standing {
  const entries = weeks.flatMap((week) => week.entries);
  const week = weekOf(parseDate(start) ?? today, today);
  const ids = (list: PlanEntry[]) => list.map(({ module }) => module);
  const isFinished = ({ module }: PlanEntry) => finished.has(module);
  const late = ids(entries.filter((entry) => lastWeekOf(entry) < week && !isFinished(entry)));
  const early = ids(entries.filter((entry) => entry.begins >= week && isFinished(entry)));
  const kind =
    entries.length > 0 && entries.every(isFinished)
      ? 'done'
      : week < 1
        ? 'before'
        : late.length > 0
          ? 'behind'
          : early.length > 0
            ? 'ahead'
            : 'on-time';
  return { kind, week, late, early };
}

function lastWeekOf({ ends }: PlanEntry): number {
  return Math.ceil(ends - 1e-6);
}
