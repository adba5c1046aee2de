import type { JSX } from 'preact';
import { planEntries, plannedLabs } from '../../domain/plan.ts';
import { DoneBefore } from './DoneBefore.tsx';
import { KnownBefore } from './KnownBefore.tsx';
import { PlanCourse } from './PlanCourse.tsx';
import { PlanCoverage } from './PlanCoverage.tsx';
import { PlanHeading, PlanSum } from './PlanHead.tsx';
import { PlanNext } from './PlanNext.tsx';
import { PlanPicture } from './PlanPicture.tsx';
import { PlanTake } from './PlanTake.tsx';
import { PlanWeeks } from './PlanWeeks.tsx';
import type { PlanResultProps } from './props.ts';
import { SecondRound } from './SecondRound.tsx';
import { useShownPlan } from './shown-plan.ts';

interface Props extends PlanResultProps {
  /** Whether what it comes to, and where one stands in it, is said before the form (`PlanLead`). */
  isLed: boolean;
}

/** A plan: what it comes to, where one stands in it, what it covers, its weeks, and what to do with it. */
export function PlanResult({ isLed, ...props }: Props): JSX.Element {
  const { plan, kept, isKept, isLinked } = props;
  const all = useShownPlan(props);
  const { finished, labsDoneOn } = all;
  const shown = isLinked
    ? { finished: new Set<string>(), labsDoneOn: new Map<string, number | null>() }
    : { finished, labsDoneOn };
  const labs = plannedLabs(plan);
  const isEmpty = planEntries(plan).length + labs.length === 0;

  return (
    <section
      class="planner__result"
      {...(isLed ? { 'aria-label': 'Your weeks' } : { 'aria-labelledby': 'weeks' })}
    >
      {!isLed && (
        <>
          <PlanHeading {...props} />
          <PlanSum {...all} />
          {kept && <PlanNext {...props} />}
          {kept && <PlanCourse {...all} {...kept} />}
        </>
      )}
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
