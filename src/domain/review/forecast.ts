import { comesToRest, type ReviewCard } from './cards.ts';
import { reviewDay } from './day.ts';
import { reviewCard } from './schedule.ts';
import type { ReviewSettings } from './settings.ts';

export interface ForecastDay {
  day: number;
  /** Cards that the day will ask; of today those still to ask. */
  asked: number;
  /** Cards due that the day's share leaves for later. */
  waiting: number;
}

/**
 * What the coming days ask, today first, if each is done in full and every answer is right. Of modules
 * not read yet only what was missed is in it, once each.
 */
export function forecastReviews(
  cards: readonly ReviewCard[],
  settings: ReviewSettings,
  asked: ReadonlyMap<string, number>,
  today: number,
  days: number,
): ForecastDay[] {
  const forecast: ForecastDay[] = [];
  let state: readonly ReviewCard[] = cards;
  for (let day = today; day < today + days; day++) {
    const { queue, due } = reviewDay(state, settings, asked, day);
    forecast.push({ day, asked: queue.length, waiting: due - queue.length });
    const answered = new Set(queue.map(({ item }) => item));
    state = state.flatMap((card) => {
      const isRight = answered.has(card.item);
      const next = isRight ? { ...card, missed: false } : card;
      const after = isRight ? reviewCard(card.opening, day, true) : card.answered;
      if (after === null) return card;
      if (comesToRest(next)) return [];
      return { ...next, opening: after, due: after.due, answered: null, reviewedToday: false };
    });
  }
  return forecast;
}
