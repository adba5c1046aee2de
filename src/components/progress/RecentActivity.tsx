import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { activityByDay, type DayActivity } from '../../domain/activity.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { isoDate } from '../../domain/day.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { count, formatDate } from '../format.ts';
import { useLater } from '../use-later.ts';

const daysShown = 5;
const modulesShown = 2;

interface Props {
  catalog: Pick<Catalog, 'modules'>;
  progress: Progress;
}

/** What was read and answered on the last days of study. */
export function RecentActivity({ catalog, progress }: Props): JSX.Element {
  const late = useLater(progress);
  const activity = useMemo(() => activityByDay(late, dayNow()).slice(0, daysShown), [late]);
  return (
    <section aria-labelledby="activity">
      <h2 id="activity">Recent activity</h2>
      {activity.length === 0 ? (
        <p class="board__none">
          Nothing yet. Sections that you mark as read and questions that you answer are listed here
          by day.
        </p>
      ) : (
        <ul class="plain-list board__days">
          {activity.map((row) => (
            <li key={row.day}>
              <time dateTime={isoDate(row.day)}>{formatDate(isoDate(row.day))}</time>
              <span>
                {[
                  row.sections.length > 0 && `Read ${count(row.sections.length, 'section')}`,
                  row.answers > 0 && `${count(row.answers, 'answer')}, ${row.right} right`,
                ]
                  .filter(Boolean)
                  .join('; ')}
                <span class="meta"> {someOf(modulesOf(catalog, row))}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The first few, and how many more. */
function someOf(titles: readonly string[]): string {
  const more = titles.length - modulesShown;
  return titles.slice(0, modulesShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Titles of the modules that a day's sections and answers belong to. */
function modulesOf(
  { modules }: Pick<Catalog, 'modules'>,
  { sections, items }: DayActivity,
): string[] {
  return modules
    .filter(
      (module) =>
        module.items.some((id) => items.includes(id)) ||
        module.sections.some(({ id }) => sections.includes(id)),
    )
    .map(({ title }) => title);
}
