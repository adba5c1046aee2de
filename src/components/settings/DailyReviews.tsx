import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { $progress } from '../../client/progress/store.ts';
import { DEFAULT_CAP, readReviewSettings } from '../../domain/review/settings.ts';
import { ReviewCap } from '../review/ReviewCap.tsx';

/** How much review may ask on one day. */
export function DailyReviews({ live }: { live: boolean }): JSX.Element {
  const progress = useStore($progress);
  return (
    <section aria-labelledby="reviews" class="data needs-script">
      <hgroup>
        <h2 id="reviews">Reviews a day</h2>
        <p>The most questions that review asks on one day; the others wait for the next.</p>
      </hgroup>
      <ReviewCap cap={live ? readReviewSettings(progress).cap : DEFAULT_CAP} />
    </section>
  );
}
