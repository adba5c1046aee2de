import type { JSX } from 'preact';
import { doneLabs, finishedModules } from '../../domain/finished.ts';
import { planEntries, plannedLabs } from '../../domain/plan.ts';
import { markedIds } from '../../domain/progress/registers.ts';
import { count, formatDate, formatMinutes } from '../format.ts';
import { PlanCoverage } from './PlanCoverage.tsx';
import { PlanCourse } from './PlanCourse.tsx';
import { PlanPicture } from './PlanPicture.tsx';
import { PlanTake } from './PlanTake.tsx';
import { PlanWeeks } from './PlanWeeks.tsx';
import type { PlanResultProps } from './props.ts';

/** A plan: what it comes to, where one stands in it, what it covers, its weeks, and what to do with it. */
export function PlanResult(props: PlanResultProps): JSX.Element {
  const { plan, input, kept, catalog, progress, isLive, isKept, isLinked } = props;
  const finishedOn = finishedModules(catalog, progress);
  const finished = new Set([...finishedOn.keys(), ...markedIds(progress, 'known:')]);
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
            `${count(outOfTime.length, 'module')} did not fit before the target date.`,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {kept && <PlanCourse {...props} {...kept} {...done} />}
      {(!isEmpty || isKept) && <PlanTake {...props} {...shown} />}
      {!isEmpty && <PlanPicture {...props} {...done} />}
      <PlanWeeks {...props} {...done} />
      <PlanCoverage {...props} {...shown} />
    </section>
  );
}
