import type { Catalog } from './catalog.ts';
import { keptPlan } from './kept-plan.ts';
import { plannedLabs, plannedModules } from './plan.ts';
import type { Progress } from './progress/format.ts';
import { savedPlan } from './progress/registers.ts';

export interface LabsOnPath {
  /** Labs that the reader's plan holds, in its order. */
  planned: string[];
  /** How many labs follow a module of the path, planned or not. */
  following: number;
}

/**
 * The labs of the reader's plan: those that it was made with, by its own choice of labs. A kept plan
 * that cannot be planned any more plans none, and has the modules that were kept with it. Null
 * without a plan.
 */
export function labsOnPath(catalog: Catalog, progress: Progress): LabsOnPath | null {
  const saved = savedPlan(progress);
  if (!saved) return null;
  const plan = keptPlan(catalog, progress)?.plan;
  const path = new Set(plan ? plannedModules(plan) : saved.modules);
  return {
    planned: plan ? plannedLabs(plan).map(({ lab }) => lab) : [],
    following: catalog.labs.filter(({ modules: [first = ''] }) => path.has(first)).length,
  };
}
