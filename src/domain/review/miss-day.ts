import { localDay } from '../day.ts';
import type { Attempt } from '../progress/attempts.ts';

/**
 * The local day of the last counted answer, where that was wrong; null where it was right, or there
 * is none. Counted are the first answers of a visit and reviews: practice comes after the
 * explanation, and the placement check asks of what nobody has studied. Attempts, oldest first, on
 * `before` and later are left out.
 */
export function missDay(attempts: readonly Attempt[], before = Infinity): number | null {
  const last = attempts.findLast(
    (attempt) =>
      (attempt.kind === 'first' || attempt.kind === 'review') && localDay(attempt) < before,
  );
  return last === undefined || last.right ? null : localDay(last);
}
