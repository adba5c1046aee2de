import type { DayActivity } from './activity.ts';

/** A day of the calendar; `amount` is how much was done, sections and answers together. */
export interface CalendarDay {
  day: number;
  amount: number;
  /** From 0, nothing, to 4: how much compared with the reader's own busy days. */
  level: number;
}

/** A Monday, and its seven days; of the last week those up to today. */
export interface CalendarWeek {
  start: number;
  days: CalendarDay[];
}

/** 1970-01-01 was a Thursday. */
const THURSDAY = 3;

/**
 * The last `weeks` weeks up to `today`, from Monday to Sunday. The darkest level is the busiest tenth
 * of the reader's study days, so that one long evening does not make all others pale.
 */
export function studyCalendar(
  activity: readonly DayActivity[],
  today: number,
  weeks: number,
): CalendarWeek[] {
  const amounts = new Map(
    activity.map(({ day, answers, sections }) => [day, answers + sections.length]),
  );
  const sorted = [...amounts.values()].filter((amount) => amount > 0).sort((a, b) => a - b);
  const busy = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 1;
  const monday = today - ((((today + THURSDAY) % 7) + 7) % 7);
  return Array.from({ length: weeks }, (_, i) => {
    const start = monday - 7 * (weeks - 1 - i);
    const length = Math.min(7, today - start + 1);
    const days = Array.from({ length }, (__, offset): CalendarDay => {
      const amount = amounts.get(start + offset) ?? 0;
      const level = amount === 0 ? 0 : Math.min(4, Math.max(1, Math.ceil((amount / busy) * 4)));
      return { day: start + offset, amount, level };
    });
    return { start, days };
  });
}
