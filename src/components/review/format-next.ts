import { isoDate } from '../../domain/day.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { comesToRest } from '../../domain/review/cards.ts';
import { count, formatDate } from '../format.ts';

/** Farther ahead a day is named without the number of its questions. */
const DAYS_AHEAD = 60;

/** "Next: 5 questions tomorrow." Empty where no card is left. */
export function formatNext({ forecast, today, cards }: ReviewNow): string {
  const next = forecast(DAYS_AHEAD).find(({ day, asked }) => day > today && asked > 0);
  if (next) {
    const when = next.day === today + 1 ? 'tomorrow' : `on ${formatDate(isoDate(next.day), false)}`;
    return `Next: ${count(next.asked, 'question')} ${when}.`;
  }
  const dues = cards
    .filter((card) => !comesToRest(card))
    .map((card) => card.answered?.due ?? card.due);
  return dues.length > 0 ? `Next: on ${formatDate(isoDate(Math.min(...dues)))}.` : '';
}
