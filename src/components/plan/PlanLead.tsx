import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { $storageStatus } from '../../client/progress/store.ts';
import { nextStep, type NextStep } from '../../domain/next-step.ts';
import { plannedModules } from '../../domain/plan.ts';
import { href } from '../../site.ts';
import { moduleTitle } from '../names.ts';
import { PlanCourse } from './PlanCourse.tsx';
import { PlanHeading, PlanSum } from './PlanHead.tsx';
import type { PlanResultProps } from './props.ts';
import { useShownPlan } from './shown-plan.ts';

const VERBS = { begin: 'Begin', continue: 'Continue', check: 'Check yourself' } as const;

/** On a phone, before the form of a plan that is kept: what is kept, where one stands, and the next step. */
export function PlanLead(props: PlanResultProps): JSX.Element {
  const { catalog, progress, kept, isKept } = props;
  const shown = useShownPlan(props);
  const status = useStore($storageStatus);
  // In the order of the plan as it is shown, and as Home has it.
  const step = nextStep(catalog, progress, kept ? plannedModules(kept.plan) : undefined);
  return (
    <section class="planner__lead" aria-labelledby="weeks">
      <PlanHeading {...props} />
      <p class="meta" role="status">
        {isKept && (status.kind === 'ok' ? 'Your plan is kept in this browser.' : status.sentence)}
      </p>
      {step.kind !== 'done' && (
        <p class="planner__next">
          <a class="button button--main" href={href(addressOf(step))}>
            {VERBS[step.kind]}: {moduleTitle(catalog, step.module)}
          </a>
        </p>
      )}
      {kept && <PlanCourse {...shown} {...kept} />}
      <PlanSum {...shown} />
    </section>
  );
}

function addressOf(step: Exclude<NextStep, { kind: 'done' }>): string {
  const page = `/modules/${step.module}/`;
  if (step.kind === 'check') return `${page}#self-check`;
  return step.kind === 'continue' && step.section ? `${page}#${step.section}` : page;
}
