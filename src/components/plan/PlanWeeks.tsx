import type { JSX } from 'preact';
import { setDone } from '../../client/progress/store.ts';
import { isoDate, parseDate } from '../../domain/day.ts';
import { planEntries, type PlanEntry } from '../../domain/plan.ts';
import { carriedInto, weekParts } from '../../domain/plan/week-parts.ts';
import { moduleProgress } from '../../domain/states.ts';
import { href } from '../../site.ts';
import { formatRange, formatSpan } from '../format.ts';
import { labTitle, moduleTitle, qualificationName } from '../names.ts';
import { LabLine } from './LabLine.tsx';
import type { PlanResultProps } from './props.ts';

interface Props extends PlanResultProps {
  finishedOn: ReadonlyMap<string, number | null>;
  /** Those, and what is known. */
  finished: ReadonlySet<string>;
  labsDoneOn: ReadonlyMap<string, number | null>;
}

/** The weeks as a list to tick, each module with its reason and its labs, and what was left out. */
export function PlanWeeks(props: Props): JSX.Element {
  const { plan, input, catalog, isLive } = props;
  const titleOf = (id: string) => moduleTitle(catalog, id);
  const done = plan.leftOut.filter(({ kind }) => kind === 'done');
  const left = plan.leftOut.filter(({ kind }) => kind !== 'done');
  const mine = [...plan.leftOut, ...planEntries(plan)].map(({ module }) => module);
  const labsBefore = catalog.labs.filter(
    ({ id, modules: [first = ''] }) =>
      input.labs && input.labsDone?.includes(id) && mine.includes(first),
  );
  const goesOnWith = (week: number) => {
    const work = carriedInto(plan, week);
    if (!work) return '';
    return 'lab' in work ? `the lab “${labTitle(catalog, work.lab)}”` : titleOf(work.module);
  };
  const because = ({ askedBy, neededBy }: PlanEntry) => (
    <>
      {askedBy.length > 0 && (
        <>
          asked for by{' '}
          {askedBy.map((id, i) => {
            const { ordinal, short } = qualificationName(catalog, id);
            return (
              <span key={id} class={`q${ordinal}`}>
                {i > 0 && ', '}
                <a class="qtag__n because__q" href={href(`/qualifications/${id}/`)} title={short}>
                  Q{ordinal}
                </a>
              </span>
            );
          })}
        </>
      )}
      {askedBy.length > 0 && neededBy.length > 0 && '; '}
      {neededBy.length > 0 && <>needed by {neededBy.map(titleOf).join(', ')}</>}
    </>
  );

  return (
    <>
      <p class="meta print-only">
        {catalog.qualifications
          .filter(({ id }) => input.qualifications === 'all' || input.qualifications.includes(id))
          .map(({ ordinal, short }) => `Q${ordinal} ${short}`)
          .join(' · ')}
      </p>
      <ol class="weeks plain-list">
        {plan.weeks.map((week, i) => (
          <li class={week.low > 0 ? 'week' : 'week week--carried'} key={week.start}>
            <div class="week__head">
              <h3>Week {i + 1}</h3>
              <p class="meta">
                {isLive && (
                  <>
                    {formatSpan(week.start, lastDay(week.start))}
                    <br />
                  </>
                )}
                {week.low > 0 && formatRange(week.low, week.high)}
              </p>
            </div>
            {week.low === 0 ? (
              <p class="meta">Goes on with {goesOnWith(i)}.</p>
            ) : (
              <ol class="plain-list week__entries">
                {weekParts(week).map(({ entry, labs }) =>
                  entry ? (
                    <li class="entry-line" key={entry.module}>
                      <Tick {...props} id={entry.module} title={titleOf(entry.module)} />
                      <div>
                        <a href={href(`/modules/${entry.module}/`)}>{titleOf(entry.module)}</a>
                        <p class="meta">
                          <State {...props} id={entry.module} />
                          {formatRange(entry.low, entry.high)} · {because(entry)}
                        </p>
                      </div>
                      {labs.length > 0 && (
                        <ol class="plain-list week__labs">
                          {labs.map((lab) => (
                            <LabLine {...props} key={lab.lab} id={lab.lab} planned={lab} />
                          ))}
                        </ol>
                      )}
                    </li>
                  ) : (
                    labs.map((lab) => (
                      <LabLine {...props} key={lab.lab} id={lab.lab} planned={lab} isAlone />
                    ))
                  ),
                )}
              </ol>
            )}
          </li>
        ))}
      </ol>
      {done.length + labsBefore.length > 0 && (
        <section aria-labelledby="done-before" class="left-out">
          <h3 id="done-before">Done before this plan</h3>
          <ul class="plain-list">
            {done.map(({ module }) => (
              <li class="entry-line" key={module}>
                <Tick {...props} id={module} title={titleOf(module)} />
                <div>
                  <a href={href(`/modules/${module}/`)}>{titleOf(module)}</a>{' '}
                  <span class="meta">
                    <State {...props} id={module} />
                  </span>
                </div>
              </li>
            ))}
            {labsBefore.map(({ id }) => (
              <LabLine {...props} key={id} id={id} planned={null} />
            ))}
          </ul>
        </section>
      )}
      {left.length + plan.labsLeftOut.length > 0 && (
        <section aria-labelledby="left-out" class="left-out">
          <h3 id="left-out">Not in the plan</h3>
          {left.length > 0 && (
            <ul>
              {left.map(({ module, kind, because: reason }) => (
                <li key={module}>
                  <a href={href(`/modules/${module}/`)}>{titleOf(module)}</a>{' '}
                  <span class="meta">
                    <State {...props} id={module} />
                    {kind === 'time' ? reason : 'you know it already'}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {plan.labsLeftOut.length > 0 && (
            <p>
              Labs, optional, that do not fit before the target date:{' '}
              {plan.labsLeftOut.map((lab, i) => (
                <span key={lab}>
                  {i > 0 && '; '}
                  <a href={href(`/labs/${lab}/`)}>{labTitle(catalog, lab)}</a>
                </span>
              ))}
              .
            </p>
          )}
        </section>
      )}
      {plan.dropNext && planEntries(plan).length > 1 && (
        <p class="meta">
          If time shrinks, drop “{titleOf(plan.dropNext)}” first: it is worth the least for its
          minutes.
        </p>
      )}
    </>
  );
}

/** How far the reader is in a module, where it was begun. */
function State({ id, catalog, progress, isLinked }: Props & { id: string }): JSX.Element | null {
  const module = catalog.modules.find((one) => one.id === id);
  const { state } = module ? moduleProgress(progress, module, catalog.retired) : { state: 'new' };
  if (state === 'new' || isLinked) return null;
  return (
    <>
      <span class="state" data-state={state}>
        <span class="state__mark" aria-hidden="true" />
        <span>{state}</span>
      </span>
      {' · '}
    </>
  );
}

/** A box to tick a module off. What was passed, or is known, is ticked by that and stays so. */
function Tick(props: Props & { id: string; title: string }): JSX.Element {
  const { id, title, catalog, input, progress, isLive, isLinked, finishedOn, finished, onEdit } =
    props;
  const module = catalog.modules.find((one) => one.id === id);
  const state = module && moduleProgress(progress, module, catalog.retired);
  const isFixed = (state?.passed ?? false) || (finished.has(id) && !finishedOn.has(id));
  const why = state?.passed ? 'passed' : isFixed ? 'known' : '';
  return (
    <span class="tick-box needs-script">
      <input
        type="checkbox"
        aria-label={`Done: ${title}${why && ` (${why})`}`}
        title={why}
        checked={!isLinked && finished.has(id)}
        disabled={!isLive || isLinked || isFixed}
        onChange={({ currentTarget: { checked } }) => {
          void setDone(id, checked);
          // What is done by an earlier plan comes back into this one.
          if (!checked && input.done?.includes(id))
            onEdit({ done: input.done.filter((other) => other !== id) });
        }}
      />
    </span>
  );
}

function lastDay(start: string): string {
  return isoDate((parseDate(start) ?? 0) + 6);
}
