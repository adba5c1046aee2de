import type { JSX } from 'preact';
import { momentNow } from '../../client/clock.ts';
import { activityByDay } from '../../domain/activity.ts';
import type { Catalog } from '../../domain/catalog.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { reviewNow } from '../../domain/review.ts';
import { ReviewForecast } from './ReviewForecast.tsx';
import { StudyDays } from './StudyDays.tsx';

/** The reader's own figures that depend on today: what review will ask, and when was studied. */
export function ProgressFigures({
  catalog,
  progress,
}: {
  catalog: Catalog;
  progress: Progress;
}): JSX.Element {
  const now = reviewNow(catalog, progress, momentNow());
  return (
    <>
      <ReviewForecast now={now} />
      <StudyDays activity={activityByDay(progress, now.today)} today={now.today} />
    </>
  );
}
