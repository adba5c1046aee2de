import {
  inputForCatalog,
  PlanError,
  planPath,
  type Plan,
  type PlanCatalog,
  type PlanInput,
} from '../../domain/plan.ts';

/** A plan, or why there is none. Ids that the catalogue no longer has are not planned with. */
export function tryPlan(
  catalog: PlanCatalog,
  input: PlanInput,
): { plan: Plan | null; error: PlanError | null } {
  try {
    return { plan: planPath(catalog, inputForCatalog(catalog, input)), error: null };
  } catch (error) {
    if (error instanceof PlanError) return { plan: null, error };
    throw error;
  }
}
