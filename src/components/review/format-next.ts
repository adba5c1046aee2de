import { isoDate } from '../../domain/day.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { count, formatDate } from '../format.ts';

/** Farther ahead a day is named without the number of its questions. */
const DAYS_AHEAD = 60;

/** "Next: 5 questions tomorrow." Empty where no card is there. */
export function formatNext({ forecast, today, cards }: ReviewNow): string {
  const next = forecast(DAYS_AHEAD).find(({ day, asked }) => day > today && asked > 0);
  if (next) {
    const when = next.day === today + 1 ? 'tomorrow' : `on ${formatDate(isoDate(next.day), false)}`;
    return `Next: ${count(next.asked, 'question')} ${when}.`;
  }
  const due = Math.min(...cards.map((card) => card.answered?.due ?? card.due));
  return cards.length > 0 ? `Next: on ${formatDate(isoDate(due))}.` : '';
}
