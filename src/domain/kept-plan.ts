import type { Catalog } from './catalog.ts';
import { inputForCatalog, planPath, readPlanInput, type Plan, type PlanInput } from './plan.ts';
import type { Progress } from './progress/format.ts';
import { savedPlan } from './progress/registers.ts';

/** The reader's own plan, as it is made of what was kept. */
export interface KeptPlan {
  input: PlanInput;
  plan: Plan;
}

/** Null without a plan, and for a kept one that cannot be planned any more: its own page says why. */
export function keptPlan(catalog: Catalog, progress: Progress): KeptPlan | null {
  const input = readPlanInput(savedPlan(progress)?.input);
  if (!input) return null;
  try {
    return { input, plan: planPath(catalog, inputForCatalog(catalog, input)) };
  } catch {
    return null;
  }
}
