import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { $progress } from '../../client/progress/store.ts';
import { activityByDay, type DayActivity } from '../../domain/activity.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { isoDate } from '../../domain/day.ts';
import { EMPTY } from '../../domain/progress/format.ts';
import { bookmarks } from '../../domain/progress/registers.ts';
import { readinessOf } from '../../domain/readiness.ts';
import { href } from '../../site.ts';
import { count, formatDate } from '../format.ts';
import { useLater } from '../use-later.ts';
import { MissedItems } from './MissedItems.tsx';
import { ProgressFigures } from './ProgressFigures.tsx';
import { AnkiExport } from './AnkiExport.tsx';
import { KeepOffline } from './KeepOffline.tsx';
import { MoveToDevice } from './MoveToDevice.tsx';
import { ProgressData } from './ProgressData.tsx';

interface Props {
  catalog: Catalog;
}

const daysShown = 7;
const modulesShown = 2;
const parts = ['retained', 'passed', 'read'] as const;

/** All a reader has reached, and what they can do with it. */
export function ProgressBoard({ catalog }: Props): JSX.Element {
  const stored = useStore($progress);
  const [live, setLive] = useState(false);
  // What is stored is known in the browser only: the first view must be the server's.
  useEffect(() => setLive(true), []);
  const progress = live ? stored : EMPTY;
  const readiness = useMemo(() => readinessOf(catalog, progress), [catalog, progress]);
  const late = useLater(progress);
  const activity = useMemo(() => activityByDay(late, dayNow()).slice(0, daysShown), [late]);
  const marks = bookmarks(progress);

  return (
    <div class="board" data-live={live || undefined}>
      <section aria-labelledby="by-qualification">
        <h2 id="by-qualification">By qualification</h2>
        <ul class="plain-list board__quals">
          {catalog.qualifications.map(({ id, ordinal, short }) => {
            const row = readiness.qualifications.get(id);
            if (!row) return null;
            const { counts, shares, skills, skillsReady, skillsCovered } = row;
            return (
              <li key={id} class={`board__qual q${ordinal}`}>
                <a class="qtag" href={href(`/qualifications/${id}/`)}>
                  <span class="qtag__n">Q{ordinal}</span>
                  <span class="qtag__name">{short}</span>
                </a>
                <svg
                  class="readiness__bar"
                  viewBox="0 0 100 6"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect class="readiness__ground" width="100" height="6" />
                  {parts.toReversed().map((part) => (
                    <rect
                      key={part}
                      class={`readiness__${part}`}
                      width={shares[part] * 100}
                      height="6"
                    />
                  ))}
                </svg>
                <p class="meta">
                  {skillsReady} of {skills.length} skills ready, {skillsCovered} with a module ·{' '}
                  {counts.read} read, {counts.passed} passed, {counts.retained} retained of{' '}
                  {count(counts.modules, 'module')}
                </p>
              </li>
            );
          })}
        </ul>
      </section>

      <section aria-labelledby="by-module">
        <h2 id="by-module">By module</h2>
        <div class="table-scroll" tabIndex={0} role="region" aria-label="Progress by module">
          <table>
            <thead>
              <tr>
                <th scope="col">Module</th>
                <th scope="col">State</th>
                <th scope="col">Sections read</th>
                <th scope="col">Objectives met</th>
              </tr>
            </thead>
            <tbody>
              {catalog.modules.map((module) => {
                const own = readiness.modules.get(module.id);
                return (
                  <tr key={module.id}>
                    <th scope="row">
                      <a href={href(`/modules/${module.id}/`)}>{module.title}</a>
                    </th>
                    <td>
                      <span class="state" data-state={own?.state ?? 'new'}>
                        <span class="state__mark" aria-hidden="true" />
                        <span>{own?.known && !own.passed ? 'known' : (own?.state ?? 'new')}</span>
                      </span>
                      {own && own.newSince.length > 0 && (
                        <span class="meta">
                          {' '}
                          {count(own.newSince.length, 'new question')} since
                        </span>
                      )}
                    </td>
                    <td data-unit="sections">
                      {own?.sectionsRead.length ?? 0} of {module.sections.length}
                    </td>
                    <td data-unit="objectives">
                      {own?.objectivesMet.length ?? 0} of {module.objectives.length}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>

      <ProgressFigures catalog={catalog} progress={progress} />
      <MissedItems catalog={catalog} progress={progress} />

      <section aria-labelledby="bookmarks">
        <h2 id="bookmarks">Bookmarks</h2>
        {marks.length === 0 ? (
          <p class="empty">
            None yet. The ribbon beside a module’s or a section’s title keeps it here.
          </p>
        ) : (
          <ul class="board__bookmarks">
            {marks.map(({ kind, id }) => {
              const module = catalog.modules.find((one) =>
                kind === 'module'
                  ? one.id === id
                  : one.sections.some((section) => section.id === id),
              );
              if (!module) return <li key={id}>{id} (no longer on the site)</li>;
              const section = module.sections.find((one) => one.id === id);
              return (
                <li key={id}>
                  <a href={href(`/modules/${module.id}/${section ? `#${section.id}` : ''}`)}>
                    {section ? section.title : module.title}
                  </a>
                  {section && <span class="meta"> in {module.title}</span>}
                </li>
              );
            })}
          </ul>
        )}
      </section>

      <section aria-labelledby="activity">
        <h2 id="activity">Recent activity</h2>
        {activity.length === 0 ? (
          <p class="empty">
            Nothing yet. Sections that you mark as read and questions that you answer are listed
            here by day.
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

      <ProgressData live={live} />
      <MoveToDevice live={live} />
      <KeepOffline />
      <AnkiExport catalog={catalog} readiness={readiness} />
    </div>
  );
}

/** The first few, and how many more. */
function someOf(titles: readonly string[]): string {
  const more = titles.length - modulesShown;
  return titles.slice(0, modulesShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Titles of the modules that a day's sections and answers belong to. */
function modulesOf({ modules }: Catalog, { sections, items }: DayActivity): string[] {
  return modules
    .filter(
      (module) =>
        module.items.some((id) => items.includes(id)) ||
        module.sections.some(({ id }) => sections.includes(id)),
    )
    .map(({ title }) => title);
}
