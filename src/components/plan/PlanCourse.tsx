import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { today } from '../../client/today.ts';
import { parseDate } from '../../domain/day.ts';
import { planPath, type Plan, type PlanInput } from '../../domain/plan.ts';
import { comparePlans, inputFromToday } from '../../domain/plan/replan.ts';
import { standingOf, type Standing } from '../../domain/plan/standing.ts';
import { suggestPace } from '../../domain/plan/suggest-pace.ts';
import { href } from '../../site.ts';
import { count, formatDate } from '../format.ts';
import type { PlanResultProps } from './PlanResult.tsx';

interface Props extends PlanResultProps {
  finishedOn: ReadonlyMap<string, number | null>;
  finished: ReadonlySet<string>;
}

/** Where the reader stands in the kept plan, and a new one from today, shown before it is taken. */
export function PlanCourse(props: Props): JSX.Element {
  const { plan, input, catalog, finishedOn, finished, onChange, onReplan } = props;
  const [next, setNext] = useState<{ input: PlanInput; plan: Plan } | null>(null);
  const day = parseDate(today()) ?? 0;
  const standing = standingOf(plan, input, finished, day);
  const noted = new Map([...finishedOn].flatMap(([id, on]) => (on === null ? [] : [[id, on]])));
  const pace = suggestPace(plan, input, noted);
  const titleOf = (id: string) => catalog.modules.find((module) => module.id === id)?.title ?? id;
  const canReplan = ['behind', 'ahead'].includes(standing.kind);

  return (
    <section class="course" data-standing={standing.kind} aria-label="Where you stand">
      <p>{sentenceOf(standing, plan, input, titleOf)}</p>
      {standing.kind === 'done' && (
        <p>
          <a href={href('/progress/')}>See your progress</a>
        </p>
      )}
      {canReplan && !next && (
        <p>
          <button
            class="button button--small"
            type="button"
            onClick={() => {
              const from = inputFromToday(input, finished, day);
              setNext({ input: from, plan: planPath(catalog, from) });
            }}
          >
            Show a plan from today
          </button>
        </p>
      )}
      {canReplan && next && (
        <Changes
          {...{ ...props, next, titleOf }}
          onTake={() => (onReplan(next.input, next.plan), setNext(null))}
          onLeave={() => setNext(null)}
        />
      )}
      {pace && (
        <p>
          {`Your ${count(pace.modules, 'finished module')} took ${weeks(pace.actualWeeks)} where the plan gave ${weeks(pace.plannedWeeks)}. A pace of × ${pace.pace.toFixed(1)} would have fitted. `}
          <button
            class="link-button"
            type="button"
            onClick={() => onChange({ pace: String(pace.pace) })}
          >
            Set the pace to × {pace.pace.toFixed(1)}
          </button>
        </p>
      )}
    </section>
  );
}

function Changes({
  plan,
  next,
  finished,
  titleOf,
  onTake,
  onLeave,
}: Props & {
  next: { input: PlanInput; plan: Plan };
  titleOf: (id: string) => string;
  onTake: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { moved, added, dropped, end } = comparePlans(plan, next.plan, finished);
  const isOver = plan.weeks.length > 0 && next.input.target === null;
  return (
    <div class="course__changes">
      <h3>A plan from today would change this</h3>
      <ul>
        <li>
          {end.from === end.to
            ? `It ends on ${formatDate(end.to)}, as before.`
            : `It ends on ${formatDate(end.to)} instead of ${formatDate(end.from)}.`}
          {isOver && ' Without a target date: set another below, if there is one.'}
        </li>
        {moved.map(({ module, from, to }) => (
          <li key={module}>
            {titleOf(module)}: from the week of {formatDate(from, false)} to that of{' '}
            {formatDate(to, false)}
          </li>
        ))}
        {added.map((module) => (
          <li key={module}>{titleOf(module)}: comes in</li>
        ))}
        {dropped.map((module) => (
          <li key={module}>{titleOf(module)}: no longer fits before the target date</li>
        ))}
        <li>What is done stays done.</li>
      </ul>
      <p class="row">
        <button class="button button--main button--small" type="button" onClick={onTake}>
          Use the new plan
        </button>
        <button class="button button--quiet button--small" type="button" onClick={onLeave}>
          Leave it as it is
        </button>
      </p>
    </div>
  );
}

function sentenceOf(
  { kind, week, late, early }: Standing,
  { weeks: planned }: Plan,
  { start }: PlanInput,
  titleOf: (id: string) => string,
): string {
  const where =
    week > planned.length ? 'The weeks of this plan are over' : `Week ${week} of ${planned.length}`;
  switch (kind) {
    case 'before':
      return `It begins on ${formatDate(start)}.`;
    case 'done':
      return 'Everything in this plan is done. Well done.';
    case 'behind':
      return `${where}, and ${count(late.length, 'module')} of earlier weeks ${late.length === 1 ? 'is' : 'are'} open: ${late.map(titleOf).join(', ')}. That happens to most plans; this one can be laid out anew from today.`;
    case 'ahead':
      return `${where}, and ${early.map(titleOf).join(', ')} of later weeks ${early.length === 1 ? 'is' : 'are'} done already: you are ahead. You can lay out the rest from today.`;
    case 'on-time':
      return `${where}. You are where the plan wants you to be.`;
  }
}

function weeks(number: number): string {
  return count(Math.round(number * 10) / 10, 'week');
}
