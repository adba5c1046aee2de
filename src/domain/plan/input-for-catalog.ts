import type { PlanInput } from './input.ts';
import type { PlanCatalog } from './shape.ts';

/**
 * The input without what the catalogue does not have. Such ids are kept where the input is stored;
 * the planner refuses them.
 */
export function inputForCatalog(catalog: PlanCatalog, input: PlanInput): PlanInput {
  const modules = new Set(catalog.modules.map(({ id }) => id));
  const labs = new Set(catalog.labs?.map(({ id }) => id));
  const qualifications = new Set(catalog.qualifications.map(({ id }) => id));
  const skills = new Set(catalog.qualifications.flatMap((one) => one.skills ?? []));
  const there = (ids: string[], known: ReadonlySet<string>) => ids.filter((id) => known.has(id));
  return {
    ...input,
    qualifications:
      input.qualifications === 'all' ? 'all' : there(input.qualifications, qualifications),
    ...(input.weights && {
      weights: Object.fromEntries(
        Object.entries(input.weights).filter(([id]) => qualifications.has(id)),
      ),
    }),
    ...(input.known && { known: there(input.known, modules) }),
    ...(input.done && { done: there(input.done, modules) }),
    ...(input.labsDone && { labsDone: there(input.labsDone, labs) }),
    ...(input.skills && { skills: there(input.skills, skills) }),
  };
}
