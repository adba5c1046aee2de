import type { JSX } from 'preact';
import { saveSetting } from '../../client/progress/store.ts';
import { isoDate } from '../../domain/day.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { MOST_CATCH_UP_DAYS, reviewSettings } from '../../domain/review/settings.ts';
import { count, formatDate } from '../format.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { ReviewCap } from './ReviewCap.tsx';

/** The daily cap, and catching up where more has piled up than it takes. */
export function ReviewAmount({ now }: { now: ReviewNow }): JSX.Element {
  const { day, settings, today } = now;
  const { catchUp, cap } = settings;
  return (
    <section class="review__amount" aria-labelledby="amount">
      <h2 id="amount">How much a day</h2>
      <ReviewCap cap={cap} />
      {catchUp && day.catchUpDays > 0 ? (
        <p>
          What has piled up is spread until {formatDate(isoDate(catchUp.until), false)}.{' '}
          <button
            class="link-button"
            type="button"
            onClick={() => void saveSetting(reviewSettings.catchUp, null)}
          >
            Stop catching up
          </button>
        </p>
      ) : (
        day.due > day.queue.length && (
          <>
            <p>
              {count(day.due, 'question')} have piled up. Spread them evenly, and each day has an
              end.
            </p>
            <NumberSetting
              key={`catch-up ${cap}`}
              id="catch-up"
              label="Catch up over this many days"
              start={Math.min(MOST_CATCH_UP_DAYS, Math.ceil(day.dueAtStart / cap))}
              least={1}
              most={MOST_CATCH_UP_DAYS}
              button="Catch up"
              says={(days) => `${Math.ceil(day.dueAtStart / days)} a day`}
              onKeep={(days) => void saveSetting(reviewSettings.catchUp, [today, today + days - 1])}
            />
          </>
        )
      )}
    </section>
  );
}
