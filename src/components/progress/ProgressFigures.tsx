import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { momentNow } from '../../client/clock.ts';
import { activityByDay } from '../../domain/activity.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { localDay } from '../../domain/day.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { reviewNow } from '../../domain/review.ts';
import { useLater } from '../use-later.ts';
import { ReviewForecast } from './ReviewForecast.tsx';
import { StudyDays } from './StudyDays.tsx';

interface Props {
  catalog: Catalog;
  progress: Progress;
}

/** The reader's own figures that depend on today: what review will ask, and when was studied. */
export function ProgressFigures(props: Props): JSX.Element {
  return (
    <>
      <Forecast {...props} />
      <Days {...props} />
    </>
  );
}

function Forecast({ catalog, progress }: Props): JSX.Element {
  const late = useLater(progress);
  return useMemo(
    () => <ReviewForecast now={reviewNow(catalog, late, momentNow())} />,
    [catalog, late],
  );
}

function Days({ progress }: Props): JSX.Element {
  const late = useLater(progress);
  return useMemo(() => {
    const today = localDay(momentNow());
    return <StudyDays activity={activityByDay(late, today)} today={today} />;
  }, [late]);
}
