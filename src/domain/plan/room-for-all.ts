import { isoDate, parseDate } from '../day.ts';
import { planPath } from '../plan.ts';
import { PLAN_DEFAULTS, PLAN_LIMITS } from './defaults.ts';
import type { PlanInput } from './input.ts';
import { LONGEST } from './settle-input.ts';
import type { PlanCatalog } from './shape.ts';

/** What would make room for all that is asked for; each alone is enough. */
export interface RoomForAll {
  /** In half hours; null where no week is long enough. */
  hoursPerWeek: number | null;
  /** The first target date that leaves nothing out (ISO); null where it is too far away to plan for. */
  target: string | null;
}

/** Labs of the input's choice are part of it. Null without a target date: then all has room. */
export function roomForAll(catalog: PlanCatalog, input: PlanInput): RoomForAll | null {
  const start = parseDate(input.start);
  const target = parseDate(input.target ?? '');
  if (start === null || target === null) return null;
  const { plannedMinutes, labMinutes, end } = planPath(catalog, { ...input, target: null });
  const { review = PLAN_DEFAULTS.review, buffer = PLAN_DEFAULTS.buffer } = input;
  const hours = (plannedMinutes + labMinutes) / 60 / (1 - review - buffer) / ((target - start) / 7);
  const halves = Math.max(Math.ceil(hours * 2) / 2, PLAN_LIMITS.hoursPerWeek.least);
  const last = parseDate(end) ?? start;
  return {
    hoursPerWeek: halves <= PLAN_LIMITS.hoursPerWeek.most ? halves : null,
    target: last - start <= LONGEST ? isoDate(Math.max(last, target)) : null,
  };
}
