import type { JSX } from 'preact';
import { findModule } from '../../domain/find-module.ts';
import { nextStep, stepUrl } from '../../domain/next-step.ts';
import { plannedModules } from '../../domain/plan.ts';
import { href } from '../../site.ts';
import { stepVerbs } from '../names.ts';
import type { PlanResultProps } from './props.ts';

/** The next step of the plan that is kept, in its order, as Home has it. */
export function PlanNext({
  catalog,
  progress,
  kept,
}: Pick<PlanResultProps, 'catalog' | 'progress' | 'kept'>): JSX.Element | null {
  const step = nextStep(catalog, progress, kept ? plannedModules(kept.plan) : undefined);
  const next = step.kind === 'done' ? undefined : findModule(catalog, step.module);
  if (step.kind === 'done' || !next) return null;
  return (
    <p class="planner__next">
      <a class="button button--main" href={href(stepUrl(next, step))}>
        {stepVerbs[step.kind]}: {next.title}
      </a>
    </p>
  );
}
