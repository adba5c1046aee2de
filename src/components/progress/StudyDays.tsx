import type { JSX } from 'preact';
import type { DayActivity } from '../../domain/activity.ts';
import { isoDate } from '../../domain/day.ts';
import { studyCalendar, type CalendarWeek } from '../../domain/study-calendar.ts';
import { count, formatDate } from '../format.ts';
import { FigureTable } from './FigureTable.tsx';

const WEEKS = 26;
const ROW = 14;
const CELL = 11;
const HEAD = 18;

/** Half a year of days: on which the reader studied, and how much. */
export function StudyDays({
  activity,
  today,
}: {
  activity: readonly DayActivity[];
  today: number;
}): JSX.Element {
  const weeks = studyCalendar(activity, today, WEEKS);
  const studied = weeks.flatMap(({ days }) => days.filter(({ amount }) => amount > 0));
  const last = studied.at(-1);
  const x = (place: number) => `${(place / WEEKS) * 100}%`;
  return (
    <section aria-labelledby="study-days">
      <h2 id="study-days">Study days</h2>
      {last === undefined ? (
        <p class="board__none">
          None in the last half year. A day counts on which you mark a section as read or answer a
          question.
        </p>
      ) : (
        <>
          <p class="board__says">
            {count(studied.length, 'day')} in the last half year, the latest on{' '}
            {formatDate(isoDate(last.day))}. A stronger colour is more.
          </p>
          <svg class="calendar" width="100%" height={HEAD + 7 * ROW} aria-hidden="true">
            {weeks.map(({ start, days }, column) => (
              <g key={start}>
                {beginsMonth(weeks, column) && (
                  <text class="chart__label" x={x(column)} y={11}>
                    {monthOf(start + 6)}
                  </text>
                )}
                {days.map(({ day, level }, row) => (
                  <rect
                    key={day}
                    class="calendar__day"
                    data-level={level}
                    x={x(column)}
                    width={x(0.82)}
                    y={HEAD + row * ROW}
                    height={CELL}
                    rx="1.5"
                  />
                ))}
              </g>
            ))}
          </svg>
          <FigureTable
            heads={['Week from', 'Study days', 'Sections and answers']}
            rows={weeks
              .map(({ start, days }) => ({ start, days: days.filter(({ amount }) => amount > 0) }))
              .filter(({ days }) => days.length > 0)
              .map(({ start, days }) => ({
                title: formatDate(isoDate(start)),
                cells: [
                  { value: days.length, unit: days.length === 1 ? 'day' : 'days' },
                  {
                    value: days.reduce((sum, { amount }) => sum + amount, 0),
                    unit: 'sections and answers',
                  },
                ],
              }))}
          />
        </>
      )}
    </section>
  );
}

/** A month is named over the first week that ends in it, where the name before it has room. */
function beginsMonth(weeks: readonly CalendarWeek[], column: number): boolean {
  const month = (week: CalendarWeek | undefined) => week && monthOf(week.start + 6);
  return column > 0 && column < WEEKS - 2 && month(weeks[column]) !== month(weeks[column - 1]);
}

function monthOf(day: number): string {
  return formatDate(isoDate(day), false).replace(/^\d+ /, '').slice(0, 3);
}
