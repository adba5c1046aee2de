import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { $storageStatus } from '../../client/progress/store.ts';
import { PlanCourse } from './PlanCourse.tsx';
import { PlanHeading, PlanSum } from './PlanHead.tsx';
import { PlanNext } from './PlanNext.tsx';
import type { PlanResultProps } from './props.ts';
import { useShownPlan } from './shown-plan.ts';

/** On a phone, before the form of a plan that is kept: what is kept, where one stands, and the next step. */
export function PlanLead(props: PlanResultProps): JSX.Element {
  const { kept, isKept } = props;
  const shown = useShownPlan(props);
  const status = useStore($storageStatus);
  return (
    <section class="planner__lead" aria-labelledby="weeks">
      <PlanHeading {...props} />
      <p class="meta" role="status">
        {isKept && (status.kind === 'ok' ? 'Your plan is kept in this browser.' : status.sentence)}
      </p>
      <PlanNext {...props} />
      {kept && <PlanCourse {...shown} {...kept} />}
      <PlanSum {...shown} />
    </section>
  );
}
