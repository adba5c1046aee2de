import { isoDate, parseDate, weekStart } from '../day.ts';
import { INTERVIEW_DAYS } from '../interview.ts';
import type { PlanInput } from './input.ts';
import type { Plan } from './shape.ts';

/**
 * What helps in a week without new work. `review`: what is due. `again`: modules that went badly, once
 * more. `interview`: the interview's pages.
 */
export type Filling = 'review' | 'again' | 'interview';

export interface FreeWeek {
  /** First day (ISO), and the last one before the next week or the target date. */
  start: string;
  last: string;
  fills: Filling[];
  /** Modules to take up again, for `again`; none where none is known to be weak. */
  again: string[];
}

/** More than this in a week would be a plan of its own. */
const AGAIN_A_WEEK = 2;

/**
 * The weeks between a plan's last work and its target date; none without one. The last two before the
 * date are for the interview, those before them for what is weak: `weak` has such modules, the weakest
 * first, and each comes once. These are offers, and nothing counts on them.
 */
export function freeWeeks(
  plan: Plan,
  { start, target }: Pick<PlanInput, 'start' | 'target'>,
  weak: readonly string[] = [],
): FreeWeek[] {
  const first = parseDate(start);
  const end = parseDate(target ?? '');
  if (first === null || end === null) return [];
  const count = Math.ceil((end - first) / 7);
  const rest = [...weak];
  return Array.from({ length: count }, (_, index) => weekStart(first, index + 1))
    .slice(plan.weeks.length)
    .map((day) => {
      const isLast = day >= end - INTERVIEW_DAYS;
      return {
        start: isoDate(day),
        last: isoDate(Math.min(day + 7, end) - 1),
        fills: ['review', isLast ? 'interview' : 'again'],
        again: isLast ? [] : rest.splice(0, AGAIN_A_WEEK),
      };
    });
}
