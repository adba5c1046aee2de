import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { parseDate, weekOf } from '../../domain/day.ts';
import { doneLabs, finishedModules } from '../../domain/finished.ts';
import { planEntries, plannedLabs } from '../../domain/plan.ts';
import { freeWeeks } from '../../domain/plan/free-weeks.ts';
import { lanesOf } from '../../domain/plan/lanes.ts';
import { weakModules } from '../../domain/plan/weak-modules.ts';
import { knownModules } from '../../domain/progress/registers.ts';
import { progressByModule } from '../../domain/states.ts';
import { count, formatDate, formatMinutes } from '../format.ts';
import { DoneBefore } from './DoneBefore.tsx';
import { KnownBefore } from './KnownBefore.tsx';
import { PlanCoverage } from './PlanCoverage.tsx';
import { PlanCourse } from './PlanCourse.tsx';
import { PlanPicture } from './PlanPicture.tsx';
import { PlanTake } from './PlanTake.tsx';
import { PlanWeeks } from './PlanWeeks.tsx';
import type { PlanResultProps, ShownPlan } from './props.ts';
import { SecondRound } from './SecondRound.tsx';

/** A plan: what it comes to, where one stands in it, what it covers, its weeks, and what to do with it. */
export function PlanResult(props: PlanResultProps): JSX.Element {
  const { plan, input, kept, catalog, progress, isLive, isKept, isLinked } = props;
  // A keystroke changes the plan, and nothing of what was done.
  const [states, finishedOn] = useMemo(
    () => [progressByModule(catalog, progress), finishedModules(catalog, progress)] as const,
    [catalog, progress],
  );
  const finished = new Set([...finishedOn.keys(), ...knownModules(progress)]);
  const labsDoneOn = doneLabs(progress);
  const done = { finishedOn, finished, labsDoneOn };
  const shown = isLinked ? { finished: new Set<string>(), labsDoneOn: new Map() } : done;
  const planned = planEntries(plan);
  const labs = plannedLabs(plan);
  const isEmpty = planned.length + labs.length === 0;
  const outOfTime = plan.leftOut.filter(({ kind }) => kind === 'time');
  const labShare =
    labs.length === 0
      ? ''
      : planned.length === 0
        ? ', all of it labs, optional'
        : `, of which ${formatMinutes(plan.labMinutes)} of labs, optional`;
  const hasFree = !isEmpty && Boolean(input.target);
  const weak = useMemo(
    () => (hasFree && !isLinked ? weakModules(catalog, progress) : []),
    [hasFree, isLinked, catalog, progress],
  );
  const free = hasFree ? freeWeeks(plan, input, weak) : [];
  const week = isLive ? weekOf(parseDate(input.start) ?? 0, dayNow()) : 0;
  const drawn = plan.weeks.length + free.length;
  // Found once: what is ticked off must not fold its own week.
  const firstLeft = useMemo(
    () =>
      plan.weeks.findIndex(({ entries }) => entries.some(({ module }) => !finished.has(module))),
    [isLive, plan],
  );
  // Where all weeks are over, one reads on at the first that has something left.
  const openWeek = week > drawn ? (firstLeft < 0 ? drawn : firstLeft + 1) : Math.max(week, 1);
  const all: ShownPlan = {
    ...props,
    ...done,
    ...{ states, free, openWeek },
    thisWeek: openWeek === week ? week : null,
    lanes: lanesOf(
      catalog,
      input,
      [...planned, ...labs].map(({ module }) => module),
    ),
  };
  const share = (part = 0) => `${Math.round(part * 100)} %`;

  return (
    <section class="planner__result" aria-labelledby="weeks">
      <h2 id="weeks" tabIndex={-1}>
        {isEmpty
          ? outOfTime.length > 0
            ? 'Nothing fits'
            : 'Nothing left to plan'
          : `${planned.length > 0 ? count(planned.length, 'module') : count(labs.length, 'lab')} in ${count(plan.weeks.length, 'week')}`}
      </h2>
      <p class="planner__sum" role="status">
        {[
          planned.length === 0 &&
            (outOfTime.length > 0
              ? 'No module fits before the target date. More hours, a later date or fewer qualifications make room.'
              : `You know or finished ${isEmpty ? 'everything' : 'every module'} that was asked for.`),
          !isEmpty && isLive && `Done by ${formatDate(plan.end)} at this pace.`,
          !isEmpty &&
            `${formatMinutes(plan.plannedMinutes + plan.labMinutes)} of study${labShare}. Of each week’s ${count(input.hoursPerWeek ?? 0, 'hour')}, ${share(input.review)} are kept for review and ${share(input.buffer)} are spare.`,
          planned.length > 0 &&
            outOfTime.length > 0 &&
            `${count(outOfTime.length, 'module')} ${outOfTime.length === 1 ? 'is' : 'are'} left for a second round.`,
          free.length > 0 &&
            `${count(free.length, 'week')} before ${formatDate(input.target ?? '')} ${free.length === 1 ? 'stays' : 'stay'} free for review.`,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {kept && <PlanCourse {...props} {...kept} {...done} />}
      {(!isEmpty || isKept) && <PlanTake {...props} {...shown} />}
      {!isEmpty && (
        <>
          <PlanPicture {...all} />
          <p class="meta plan-picture__key">
            A bar is a module, in the lane of its first qualification, and full when done
            {labs.length > 0 && '; thin ones are labs'}.
          </p>
        </>
      )}
      <PlanWeeks {...all} />
      <DoneBefore {...all} />
      <SecondRound {...all} />
      <KnownBefore {...all} />
      <PlanCoverage {...all} {...shown} />
    </section>
  );
}
