import type { JSX } from 'preact';
import { finishedModules } from '../../domain/finished.ts';
import { planEntries, type Plan, type PlanInput } from '../../domain/plan.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { markedIds } from '../../domain/progress/registers.ts';
import { count, formatDate, formatMinutes } from '../format.ts';
import type { Edits } from './fields.ts';
import { PlanCoverage } from './PlanCoverage.tsx';
import { PlanCourse } from './PlanCourse.tsx';
import type { PlannerProps } from './Planner.tsx';
import { PlanPicture } from './PlanPicture.tsx';
import { PlanTake } from './PlanTake.tsx';
import { PlanWeeks } from './PlanWeeks.tsx';

export interface PlanResultProps extends PlannerProps {
  plan: Plan;
  /** What it was made from, as far as the catalogue has it. */
  input: PlanInput;
  /** The reader's own plan as it is kept, whatever the form says by now. */
  kept: { input: PlanInput; plan: Plan } | null;
  progress: Progress;
  /** False in the server's view: there is no today, so weeks are numbered only. */
  isLive: boolean;
  /** Whether `plan` is the one that is kept, or one that came with a link. */
  isKept: boolean;
  isLinked: boolean;
  onEdit: (change: Edits) => void;
  onReplan: (input: PlanInput, plan: Plan) => void;
}

/** A plan: what it comes to, where one stands in it, what it covers, its weeks, and what to do with it. */
export function PlanResult(props: PlanResultProps): JSX.Element {
  const { plan, input, kept, catalog, progress, isLive, isKept, isLinked } = props;
  const finishedOn = finishedModules(catalog, progress);
  const finished = new Set([...finishedOn.keys(), ...markedIds(progress, 'known:')]);
  const planned = planEntries(plan);
  const outOfTime = plan.leftOut.filter(({ kind }) => kind === 'time');
  const share = (part = 0) => `${Math.round(part * 100)} %`;

  return (
    <section class="planner__result" aria-labelledby="weeks">
      <h2 id="weeks" tabIndex={-1}>
        {planned.length === 0
          ? outOfTime.length > 0
            ? 'Nothing fits'
            : 'Nothing left to plan'
          : `${count(planned.length, 'module')} in ${count(plan.weeks.length, 'week')}`}
      </h2>
      <p class="planner__sum" role="status">
        {planned.length === 0
          ? outOfTime.length > 0
            ? 'No module fits before the target date. More hours, a later date or fewer qualifications make room.'
            : 'You know or finished everything that was asked for.'
          : [
              isLive && `Done by ${formatDate(plan.end)} at this pace.`,
              `${formatMinutes(plan.plannedMinutes)} of study. Of each week’s ${count(input.hoursPerWeek ?? 0, 'hour')}, ${share(input.review)} are kept for review and ${share(input.buffer)} are spare.`,
              outOfTime.length > 0 &&
                `${count(outOfTime.length, 'module')} did not fit before the target date.`,
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      {kept && <PlanCourse {...props} {...kept} finishedOn={finishedOn} finished={finished} />}
      {(planned.length > 0 || isKept) && (
        <PlanTake {...props} finished={isLinked ? new Set() : finished} />
      )}
      {planned.length > 0 && <PlanPicture {...props} finished={finished} />}
      <PlanWeeks {...props} finishedOn={finishedOn} finished={finished} />
      <PlanCoverage {...props} finished={isLinked ? new Set() : finished} />
    </section>
  );
}
