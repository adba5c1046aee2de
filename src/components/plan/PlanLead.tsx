import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { $storageStatus } from '../../client/progress/store.ts';
import { findModule } from '../../domain/find-module.ts';
import { nextStep, stepUrl } from '../../domain/next-step.ts';
import { plannedModules } from '../../domain/plan.ts';
import { href } from '../../site.ts';
import { stepVerbs } from '../names.ts';
import { PlanCourse } from './PlanCourse.tsx';
import { PlanHeading, PlanSum } from './PlanHead.tsx';
import type { PlanResultProps } from './props.ts';
import { useShownPlan } from './shown-plan.ts';

/** On a phone, before the form of a plan that is kept: what is kept, where one stands, and the next step. */
export function PlanLead(props: PlanResultProps): JSX.Element {
  const { catalog, progress, kept, isKept } = props;
  const shown = useShownPlan(props);
  const status = useStore($storageStatus);
  // In the order of the plan as it is shown, and as Home has it.
  const step = nextStep(catalog, progress, kept ? plannedModules(kept.plan) : undefined);
  const next = step.kind === 'done' ? undefined : findModule(catalog, step.module);
  return (
    <section class="planner__lead" aria-labelledby="weeks">
      <PlanHeading {...props} />
      <p class="meta" role="status">
        {isKept && (status.kind === 'ok' ? 'Your plan is kept in this browser.' : status.sentence)}
      </p>
      {step.kind !== 'done' && next && (
        <p class="planner__next">
          <a class="button button--main" href={href(stepUrl(next, step))}>
            {stepVerbs[step.kind]}: {next.title}
          </a>
        </p>
      )}
      {kept && <PlanCourse {...shown} {...kept} />}
      <PlanSum {...shown} />
    </section>
  );
}
