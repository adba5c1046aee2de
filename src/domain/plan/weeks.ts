import { isoDate, weekStart } from '../day.ts';
import { workMinutes, type Work } from './labs.ts';
import type { SettledInput } from './settle-input.ts';

type Calendar = Pick<SettledInput, 'start' | 'target' | 'weekMinutes' | 'pace'>;

/** Study minutes between start and target, a part week in proportion; null without a target. */
export function budgetOf({ start, target, weekMinutes }: Calendar): number | null {
  return target === null ? null : ((target - start) / 7) * weekMinutes;
}

/** Sums of fractions are off by less than this. */
const DUST = 1e-9;

/** Work's place in a plan, in weeks from its start: 1.5 is the middle of the second week. */
export interface Placed {
  work: Work;
  begins: number;
  ends: number;
}

/**
 * Work into weeks, in the order given, one after the other. Work stands in the week in which it
 * begins, so a week is over its hours by no more than the work that crosses into the next one. Of a
 * part week at the end only the beginning is used, which is why a plan within its budget never
 * begins work after its target.
 */
export function layIntoWeeks(
  works: readonly Work[],
  { start, weekMinutes, pace }: Calendar,
): { weeks: { start: string; placed: Placed[] }[]; end: string } {
  const weeks: { start: string; placed: Placed[] }[] = [];
  const reach = (count: number) => {
    while (weeks.length < count)
      weeks.push({ start: isoDate(weekStart(start, weeks.length + 1)), placed: [] });
  };
  let minutes = 0;
  for (const work of works) {
    const begins = minutes / weekMinutes;
    minutes += workMinutes(work) * pace;
    // Sums that should be whole can fall short by a rounding error.
    const week = Math.floor(begins + DUST);
    reach(week + 1);
    weeks[week]?.placed.push({ work, begins, ends: minutes / weekMinutes });
  }
  const taken = minutes / weekMinutes;
  reach(Math.ceil(taken - DUST));
  return { weeks, end: isoDate(start + Math.ceil(taken * 7 - DUST)) };
}
