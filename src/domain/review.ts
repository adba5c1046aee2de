import type { Catalog } from './catalog.ts';
import { localDay, type Moment } from './day.ts';
import type { Progress } from './progress/format.ts';
import { askedFor } from './review/asked-for.ts';
import { reviewCards, type ReviewCard } from './review/cards.ts';
import { reviewDay, type ReviewDay } from './review/day.ts';
import { forecastReviews, type ForecastDay } from './review/forecast.ts';
import { interleave } from './review/interleave.ts';
import { readReviewSettings, type ReviewSettings } from './review/settings.ts';
import { spreadModules } from './review/spread-modules.ts';

/** All that review knows at a moment. */
export interface ReviewNow {
  today: number;
  cards: ReviewCard[];
  settings: ReviewSettings;
  day: ReviewDay;
  /** What the coming days ask, today first; see `forecastReviews`. */
  forecast(days: number): ForecastDay[];
  /**
   * The first cards of today's queue, at most `size`, in the order to ask them. Where the queue is of
   * several modules, no more than half of them (rounded up) are of one while others have some left.
   */
  sitting(size: number): ReviewCard[];
}

/** Replays a reader's progress into cards, and lays out what today asks. */
export function reviewNow(catalog: Catalog, progress: Progress, now: Moment): ReviewNow {
  const today = localDay(now);
  const cards = reviewCards(catalog, progress, now);
  const settings = readReviewSettings(progress);
  const asked = askedFor(catalog, progress);
  const day = reviewDay(cards, settings, asked, today);
  const sets = new Map(catalog.modules.map(({ id, confusables }) => [id, confusables]));
  return {
    today,
    cards,
    settings,
    day,
    forecast: (days) => forecastReviews(cards, settings, asked, today, days),
    sitting: (size) =>
      interleave(spreadModules(day.queue).slice(0, size), (module) => sets.get(module) ?? []),
  };
}
