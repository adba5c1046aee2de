import type { Catalog } from '../catalog.ts';
import { PLAN_DEFAULTS } from '../plan/defaults.ts';
import { readPlanInput } from '../plan/read-input.ts';
import type { Progress } from '../progress/format.ts';
import { savedPlan } from '../progress/registers.ts';

/**
 * How much each module is asked for: the sum of the weights of the qualifications that it serves, of
 * the reader's plan where there is one.
 */
export function askedFor(
  catalog: Pick<Catalog, 'modules' | 'qualifications'>,
  progress: Progress,
): Map<string, number> {
  const plan = readPlanInput(savedPlan(progress)?.input);
  const weights = new Map(
    catalog.qualifications
      .filter(
        ({ id }) => !plan || plan.qualifications === 'all' || plan.qualifications.includes(id),
      )
      .map(({ id, level }) => [id, plan?.weights?.[id] ?? PLAN_DEFAULTS.weights[level]]),
  );
  return new Map(
    catalog.modules.map(({ id, qualifications }) => [
      id,
      qualifications.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0),
    ]),
  );
}
