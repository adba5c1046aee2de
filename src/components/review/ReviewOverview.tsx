import type { JSX } from 'preact';
import type { ReviewNow } from '../../domain/review.ts';
import { reviewMinutes } from '../../domain/review/minutes.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';
import { ReviewAmount } from './ReviewAmount.tsx';
import { SittingChoice } from './SittingChoice.tsx';
import { TargetNote } from './TargetNote.tsx';
import { formatNext } from './format-next.ts';

interface Props {
  live: boolean;
  now: ReviewNow;
  onBegin: (size: number) => void;
}

/** What today asks, how much a day may ask, and what a target date does to it. */
export function ReviewOverview({ live, now, onBegin }: Props): JSX.Element {
  const { cards, day } = now;
  if (cards.length === 0) {
    return (
      <p class="empty review__empty" data-live={live || undefined}>
        Nothing to review yet. When you have read a module, or passed it, its questions come here
        from the next day on; a question that you got wrong comes the next day in any case.{' '}
        <a href={href('/path/')}>Go to your path</a>
      </p>
    );
  }
  const waiting = day.due - day.queue.length;
  return (
    <div class="review" data-live={live || undefined}>
      <section aria-labelledby="today">
        <h2 id="today">
          {day.queue.length > 0
            ? `${count(day.queue.length, 'question')} today`
            : day.done > 0
              ? 'Done for today'
              : 'Nothing is due today'}
        </h2>
        <p>
          {day.queue.length > 0 && `About ${count(reviewMinutes(day.queue.length), 'minute')}. `}
          {day.done > 0 && `${count(day.done, 'question')} answered today. `}
          {day.catchUpDays > 0
            ? `You are catching up: ${count(day.catchUpDays, 'day')} to go, ${day.share} today. `
            : waiting > 0 && `${waiting} more are waiting: your share is ${day.share} a day. `}
          {day.queue.length === 0 && formatNext(now)}
        </p>
        {day.queue.length > 0 && <SittingChoice size={day.queue.length} onBegin={onBegin} />}
      </section>
      <TargetNote now={now} />
      <ReviewAmount now={now} />
    </div>
  );
}
