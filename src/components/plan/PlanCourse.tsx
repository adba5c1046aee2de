import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import {
  inputForCatalog,
  planPath,
  plannedLabs,
  type Plan,
  type PlanInput,
} from '../../domain/plan.ts';
import { comparePlans, inputFromToday } from '../../domain/plan/replan.ts';
import { standingOf, type Standing } from '../../domain/plan/standing.ts';
import { suggestPace } from '../../domain/plan/suggest-pace.ts';
import { knownModules } from '../../domain/progress/registers.ts';
import { href } from '../../site.ts';
import { count, formatDate } from '../format.ts';
import { ModuleLinks } from '../ModuleLinks.tsx';
import { moduleTitle } from '../names.ts';
import type { PlanResultProps } from './props.ts';

interface Props extends PlanResultProps {
  finishedOn: ReadonlyMap<string, number | null>;
  /** Those, and what is known. */
  finished: ReadonlySet<string>;
  labsDoneOn: ReadonlyMap<string, number | null>;
}

/**
 * Where the reader stands in the plan that is kept, and a new one from today, shown before it is
 * taken. `plan` and `input` are the kept ones.
 */
export function PlanCourse(props: Props): JSX.Element {
  const { plan, input, catalog, progress, finishedOn, finished, labsDoneOn } = props;
  const { onEdit, onReplan } = props;
  const [isShown, setShown] = useState(false);
  const section = useRef<HTMLElement>(null);
  // Each button goes with what it does: the focus goes on from where one reads on.
  const leave = () => {
    setShown(false);
    section.current?.focus();
  };
  const day = dayNow();
  const standing = standingOf(plan, input, finished, day);
  const pace = suggestPace(
    catalog,
    inputForCatalog(catalog, input),
    noted(finishedOn),
    noted(labsDoneOn),
  );
  const canReplan = ['behind', 'ahead', 'nothing-fits'].includes(standing.kind);
  // What is known by mark alone must not count as done: taking the mark away brings the module back.
  const known = knownModules(progress).toSorted();
  const from =
    canReplan && isShown
      ? inputFromToday({ ...input, known }, finishedOn.keys(), day, labsDoneOn.keys())
      : null;
  const next = from && planPath(catalog, inputForCatalog(catalog, from));

  return (
    <section
      class="course"
      data-standing={standing.kind}
      aria-label="Where you stand"
      ref={section}
      tabIndex={-1}
    >
      <p>
        {standing.kind === 'done' && plannedLabs(plan).some(({ lab }) => !labsDoneOn.has(lab))
          ? 'Every module in this plan is done. Well done. Its labs are there if you want them.'
          : sentenceOf(standing, plan, input, (id) => moduleTitle(catalog, id))}
      </p>
      {standing.kind === 'behind' && standing.late.length > 1 && (
        <details>
          <summary>Which ones</summary>
          <ModuleLinks
            modules={standing.late.map((id) => ({ id, title: moduleTitle(catalog, id) }))}
          />
        </details>
      )}
      {standing.kind === 'done' && (
        <p>
          <a href={href('/progress/')}>See your progress</a>
        </p>
      )}
      {canReplan && !isShown && (
        <p>
          <button class="button button--small" type="button" onClick={() => setShown(true)}>
            Show a plan from today
          </button>
        </p>
      )}
      {from && next && (
        <Changes
          {...props}
          next={next}
          isOpenEnded={(input.target ?? null) !== from.target}
          onTake={() => (onReplan(from, next), leave())}
          onLeave={leave}
        />
      )}
      {pace && (
        <p>
          {`Your ${count(pace.modules, 'finished module')}${pace.labs > 0 ? ` and ${count(pace.labs, 'lab')}` : ''} took ${weeks(pace.actualWeeks)} where the plan gave ${weeks(pace.plannedWeeks)}. A pace of × ${pace.pace.toFixed(1)}${pace.fits ? ' would have fitted' : `, the ${pace.pace > 1 ? 'slowest' : 'fastest'} there is, comes nearest`}. `}
          <button
            class="link-button"
            type="button"
            onClick={() => {
              onEdit({ pace: String(pace.pace) });
              const field = document.getElementById('pace');
              // On a phone the form is folded.
              field?.closest('details')?.setAttribute('open', '');
              field?.focus();
            }}
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
  catalog,
  finished,
  isOpenEnded,
  onTake,
  onLeave,
}: Props & {
  next: Plan;
  /** Whether the target date had to be dropped. */
  isOpenEnded: boolean;
  onTake: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { moved, added, dropped, end } = comparePlans(plan, next, finished);
  const titleOf = (id: string) => moduleTitle(catalog, id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="course__changes">
      <h3 ref={heading} tabIndex={-1}>
        A plan from today would change this
      </h3>
      <ul>
        <li>
          {end.from === end.to
            ? `It ends on ${formatDate(end.to)}, as before.`
            : `It ends on ${formatDate(end.to)} instead of ${formatDate(end.from)}.`}
          {isOpenEnded && ' The target date is past: set another in the form, if there is one.'}
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
  const list = (ids: readonly string[]) => ids.map((id) => `“${titleOf(id)}”`).join(', ');
  switch (kind) {
    case 'nothing-fits':
      return 'Nothing fits before your target date. More hours, a later date or fewer qualifications make room.';
    case 'before':
      return `It begins on ${formatDate(start)}.`;
    case 'done':
      return 'Everything in this plan is done. Well done.';
    case 'behind':
      return `${where}, and ${count(late.length, 'module')} that should be done by now ${late.length === 1 ? `is open: ${list(late)}` : 'are open'}. That happens to most plans.`;
    case 'ahead':
      return `${where}, and ${list(early)} of later weeks ${early.length === 1 ? 'is' : 'are'} done already: you are ahead. You can lay out the rest from today.`;
    case 'on-time':
      return `${where}. You are where the plan wants you to be.`;
  }
}

/** Those whose day was noted. */
function noted(days: ReadonlyMap<string, number | null>): Map<string, number> {
  return new Map([...days].flatMap(([id, day]) => (day === null ? [] : [[id, day]])));
}

function weeks(number: number): string {
  return count(Math.round(number * 10) / 10, 'week');
}
