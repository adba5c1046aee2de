import type { PlanInput } from './input.ts';
import { settlePlanInput } from './settle-input.ts';
import { plannedModules, type Plan, type PlanCatalog } from './shape.ts';
import { sumMinutes } from './value.ts';

/** How much of a selected qualification is covered: shares of the minutes that serve it, 0 to 1. */
export interface Coverage {
  qualification: string;
  minutes: number;
  /** Known, done or finished today. */
  now: number;
  /** With all that is planned. */
  end: number;
}

/** One entry for each selected qualification, the weightiest first. */
export function coverageOf(
  catalog: PlanCatalog,
  input: PlanInput,
  plan: Plan,
  finished: ReadonlySet<string>,
): Coverage[] {
  const { modules, weights, known } = settlePlanInput(catalog, input);
  const has = new Set([...known, ...finished]);
  const willHave = new Set([...has, ...plannedModules(plan)]);
  return [...weights.keys()].map((qualification) => {
    const serving = modules.filter((one) => one.qualifications.includes(qualification));
    const minutes = sumMinutes(serving);
    const share = (ids: ReadonlySet<string>) =>
      minutes === 0 ? 0 : sumMinutes(serving.filter(({ id }) => ids.has(id))) / minutes;
    return { qualification, minutes, now: share(has), end: share(willHave) };
  });
}
