import type { Progress } from './progress/format.ts';
import { openRating } from './progress/registers.ts';

/** So many days before the target date the site leads to the interview's pages. */
export const INTERVIEW_DAYS = 14;

/** How a reader rated their answer to an open question. */
export interface OpenStanding {
  id: string;
  /** Rubric points met, of so many; null where it was not rated. */
  rating: { met: number; of: number } | null;
  /** Rated, with no more than half of the points. */
  weak: boolean;
}

export function openStanding(progress: Progress, id: string): OpenStanding {
  const points = openRating(progress, id);
  if (!points) return { id, rating: null, weak: false };
  const met = points.filter(Boolean).length;
  return { id, rating: { met, of: points.length }, weak: met * 2 <= points.length };
}

/**
 * Open questions in the order to practise them: weak ones, the weakest first; then those not rated;
 * then the others, the weaker first. Equals stay in the order given.
 */
export function rankOpenQuestions(progress: Progress, ids: readonly string[]): OpenStanding[] {
  const rank = ({ rating, weak }: OpenStanding) =>
    rating ? (weak ? 0 : 2) + rating.met / Math.max(1, rating.of) : 1;
  return ids.map((id) => openStanding(progress, id)).sort((a, b) => rank(a) - rank(b));
}
