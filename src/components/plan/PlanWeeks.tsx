import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { $progress } from '../../client/progress/store.ts';
import { isoDate, parseDate } from '../../domain/day.ts';
import type { Plan, PlanEntry, PlanInput } from '../../domain/plan.ts';
import { moduleProgress } from '../../domain/states.ts';
import { href } from '../../site.ts';
import { count, formatDate, formatMinutes, formatSpan } from '../format.ts';
import type { PlannerProps } from './Planner.tsx';

interface Props extends PlannerProps {
  plan: Plan;
  input: PlanInput;
  /** False before today is known: weeks are numbered only. */
  dated: boolean;
}

/** The weeks of a plan, each module with its reason, and what was left out. */
export function PlanWeeks({ plan, catalog, names, input, dated }: Props): JSX.Element {
  const progress = useStore($progress);
  const titleOf = (id: string) => catalog.modules.find((module) => module.id === id)?.title ?? id;
  const stateOf = (id: string) => {
    const module = catalog.modules.find((one) => one.id === id);
    return module ? moduleProgress(progress, module, catalog.retired).state : 'new';
  };
  const entries = plan.weeks.flatMap((week) => week.entries);
  const outOfTime = plan.leftOut.filter(({ kind }) => kind === 'time');

  const because = ({ askedBy, neededBy }: PlanEntry) => (
    <>
      {askedBy.length > 0 && (
        <>
          asked for by{' '}
          {askedBy.map((id, i) => (
            <span key={id} class={`q${names[id]?.ordinal}`}>
              {i > 0 && ', '}
              <a
                class="qtag__n because__q"
                href={href(`/qualifications/${id}/`)}
                title={names[id]?.short}
              >
                Q{names[id]?.ordinal}
              </a>
            </span>
          ))}
        </>
      )}
      {askedBy.length > 0 && neededBy.length > 0 && '; '}
      {neededBy.length > 0 && <>needed by {neededBy.map(titleOf).join(', ')}</>}
    </>
  );

  return (
    <section class="planner__result" aria-labelledby="weeks">
      <h2 id="weeks">
        {entries.length === 0
          ? 'Nothing left to plan'
          : `${count(entries.length, 'module')} in ${count(plan.weeks.length, 'week')}`}
      </h2>
      <p class="planner__sum" role="status">
        {entries.length === 0
          ? 'You know everything that was asked for.'
          : [
              dated && `Done by ${formatDate(plan.end)} at this pace.`,
              `${formatMinutes(plan.plannedMinutes)} of study. Of each week’s ${count(input.hoursPerWeek ?? 0, 'hour')}, a fifth is kept for review and a tenth is spare.`,
              plan.budgetMinutes !== null &&
                outOfTime.length > 0 &&
                `${count(outOfTime.length, 'module')} did not fit before the target date.`,
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      <ol class="weeks plain-list">
        {plan.weeks.map((week, i) => (
          <li class="week" key={week.start}>
            <div class="week__head">
              <h3>Week {i + 1}</h3>
              <p class="meta">
                {dated && (
                  <>
                    {formatSpan(week.start, lastDay(week.start))}
                    <br />
                  </>
                )}
                {week.low > 0 && `${formatMinutes(week.low)} to ${formatMinutes(week.high)}`}
              </p>
            </div>
            {week.entries.length === 0 ? (
              <p class="meta">Carries on with the module of the week before.</p>
            ) : (
              <ol class="plain-list week__entries">
                {week.entries.map((entry) => (
                  <li class="entry-line" key={entry.module}>
                    <span class="state" data-state={stateOf(entry.module)}>
                      <span class="state__mark" aria-hidden="true" />
                      <span class="visually-hidden">{stateOf(entry.module)}</span>
                    </span>
                    <div>
                      <a href={href(`/modules/${entry.module}/`)}>{titleOf(entry.module)}</a>
                      <p class="meta">
                        {formatMinutes(entry.low)} to {formatMinutes(entry.high)} · {because(entry)}
                      </p>
                    </div>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
      {plan.leftOut.length > 0 && (
        <section aria-labelledby="left-out" class="left-out">
          <h3 id="left-out">Not in the plan</h3>
          <ul>
            {plan.leftOut.map(({ module, kind, because: reason }) => (
              <li key={module}>
                <a href={href(`/modules/${module}/`)}>{titleOf(module)}</a>{' '}
                <span class="meta">{kind === 'known' ? 'you know it already' : reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.dropNext && entries.length > 1 && (
        <p class="meta">
          If time shrinks, drop “{titleOf(plan.dropNext)}” first: it is worth the least for its
          minutes.
        </p>
      )}
    </section>
  );
}

function lastDay(start: string): string {
  return isoDate((parseDate(start) ?? 0) + 6);
}
