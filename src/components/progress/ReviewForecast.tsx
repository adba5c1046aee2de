import type { JSX } from 'preact';
import { isoDate } from '../../domain/day.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { href } from '../../site.ts';
import { count, formatDate, formatShortDate } from '../format.ts';
import { FigureTable } from './FigureTable.tsx';

const DAYS = 28;
const HEIGHT = 96;
const FOOT = 20;

/** How many questions review will ask on each of the coming days. */
export function ReviewForecast({ now }: { now: ReviewNow }): JSX.Element {
  const days = now.forecast(DAYS);
  const total = days.reduce((sum, { asked }) => sum + asked, 0);
  const most = Math.max(...days.map(({ asked }) => asked));
  const x = (place: number) => `${(place / DAYS) * 100}%`;
  return (
    <section aria-labelledby="forecast">
      <h2 id="forecast">Reviews to come</h2>
      {total === 0 ? (
        <p class="board__none">
          None in the next four weeks. Questions of modules that you read or passed, and those that
          you got wrong, come to <a href={href('/review/')}>review</a>.
        </p>
      ) : (
        <>
          <p class="board__says">
            {count(total, 'question')} in the next four weeks if every answer is right, at most{' '}
            {most} on a day. <a href={href('/review/')}>Go to review</a>
          </p>
          <svg class="chart" width="100%" height={HEIGHT + FOOT} aria-hidden="true">
            {days.map(({ day, asked }, place) => (
              <rect
                key={day}
                class={asked > 0 ? 'chart__bar' : 'chart__none'}
                x={x(place + 0.12)}
                width={x(0.76)}
                y={HEIGHT - barHeight(asked, most)}
                height={barHeight(asked, most)}
              />
            ))}
            {[0, 7, 14, 21].map((place) => (
              <text key={place} class="chart__label" x={x(place)} y={HEIGHT + 15}>
                {place === 0 ? 'today' : formatShortDate(isoDate(now.today + place), false)}
              </text>
            ))}
          </svg>
          <FigureTable
            heads={['Day', 'Questions']}
            rows={days
              .filter(({ asked }) => asked > 0)
              .map(({ day, asked }) => ({
                title: formatDate(isoDate(day)),
                cells: [{ value: asked, unit: asked === 1 ? 'question' : 'questions' }],
              }))}
          />
        </>
      )}
    </section>
  );
}

/** A day without questions is a line on the ground. */
function barHeight(asked: number, most: number): number {
  return asked === 0 ? 1 : Math.max(3, (asked / most) * (HEIGHT - 4));
}
