import type { ReviewCard } from './cards.ts';
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
 * What the coming days ask, today first, if each is done in full and every answer is right. Cards
 * of modules not read yet are not in it.
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
    state = state.map((card) => {
      const { item, opening } = card;
      const after = answered.has(item) ? reviewCard(opening, day, true) : card.answered;
      return after === null
        ? card
        : { ...card, opening: after, due: after.due, answered: null, reviewedToday: false };
    });
  }
  return forecast;
}
