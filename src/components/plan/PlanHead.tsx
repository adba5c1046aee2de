import type { JSX } from 'preact';
import { planEntries, plannedLabs } from '../../domain/plan.ts';
import { count, formatDate, formatMinutes, withUnit } from '../format.ts';
import type { ShownPlan } from './props.ts';

/** What a plan is, in a heading: what is done by leading there lands on it. */
export function PlanHeading({ plan }: Pick<ShownPlan, 'plan'>): JSX.Element {
  const [modules, labs] = [planEntries(plan).length, plannedLabs(plan).length];
  return (
    <h2 id="weeks" tabIndex={-1}>
      {modules + labs === 0
        ? plan.leftOut.some(({ kind }) => kind === 'time')
          ? 'Nothing fits'
          : 'Nothing left to plan'
        : `${modules > 0 ? count(modules, 'module') : count(labs, 'lab')} in ${count(plan.weeks.length, 'week')}`}
    </h2>
  );
}

/** What a plan comes to, in a few sentences. */
export function PlanSum({ plan, input, free, isLive }: ShownPlan): JSX.Element {
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
  const share = (part = 0) => withUnit(Math.round(part * 100), '%');
  return (
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
  );
}
