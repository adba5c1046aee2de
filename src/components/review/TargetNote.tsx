import type { JSX } from 'preact';
import { saveSetting } from '../../client/progress/store.ts';
import { isoDate } from '../../domain/day.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { CAP_LIMITS, reviewSettings } from '../../domain/review/settings.ts';
import { LAST_DAYS } from '../../domain/review/target.ts';
import { href } from '../../site.ts';
import { count, formatDate } from '../format.ts';

/** What the plan's target date does to review, and what the daily cap leaves out. */
export function TargetNote({ now: { day, settings } }: { now: ReviewNow }): JSX.Element | null {
  const { target } = day;
  if (!target || settings.target === null) return null;
  const { unseen, capForAll } = target;
  const fits = capForAll <= CAP_LIMITS.max;
  return (
    <section class="review__target" aria-labelledby="target">
      <h2 id="target">Before {formatDate(isoDate(settings.target))}</h2>
      <p>
        That is the target date of <a href={href('/path/')}>your plan</a>. In the {LAST_DAYS} days
        before it, every question comes once more.
        {unseen > 0 &&
          ` At ${settings.cap} a day, ${count(unseen, 'question')} will not be seen again; one of each objective comes first. ${capForAll} a day would do.`}
      </p>
      {unseen > 0 && fits && (
        <p>
          <button
            class="button button--small"
            type="button"
            onClick={() => void saveSetting(reviewSettings.cap, capForAll)}
          >
            Make it {capForAll} a day
          </button>
        </p>
      )}
    </section>
  );
}
