import { localDay } from './day.ts';
import { attemptsOf } from './progress/attempts.ts';
import type { Progress } from './progress/format.ts';

/** What was done on one local day. */
export interface DayActivity {
  day: number;
  answers: number;
  right: number;
  /** Items answered, without repeats. */
  items: string[];
  /** Sections marked as read for the first time. */
  sections: string[];
}

/**
 * Days on which something was done, the latest first. A day after `today`, from a clock that ran
 * ahead, counts as today.
 */
export function activityByDay(progress: Progress, today = Infinity): DayActivity[] {
  const days = new Map<number, DayActivity>();
  const dayOf = (wanted: number): DayActivity => {
    const day = Math.min(wanted, today);
    const found = days.get(day) ?? { day, answers: 0, right: 0, items: [], sections: [] };
    days.set(day, found);
    return found;
  };
  for (const itemId of progress.attempts.keys()) {
    for (const attempt of attemptsOf(progress, itemId)) {
      const activity = dayOf(localDay(attempt));
      activity.answers += 1;
      if (attempt.right) activity.right += 1;
      if (activity.items.at(-1) !== itemId) activity.items.push(itemId);
    }
  }
  for (const [key, { value }] of progress.registers) {
    if (key.startsWith('read:') && typeof value === 'number' && value > 0)
      dayOf(value).sections.push(key.slice(5));
  }
  return [...days.values()].sort((a, b) => b.day - a.day);
}
