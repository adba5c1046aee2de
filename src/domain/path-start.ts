import type { Catalog } from './catalog.ts';
import { doneLabs, finishedModules } from './finished.ts';
import {
  inputForCatalog,
  plannedModules,
  PlanError,
  planPath,
  readPlanInput,
  type PlanInput,
} from './plan.ts';
import { isoDate } from './day.ts';
import type { Progress } from './progress/format.ts';
import { savedPlan } from './progress/registers.ts';

/** Where a path begins, and how long it is. */
export interface PathStart {
  module: string;
  /** Of all modules to come, the first one among them. */
  modules: number;
  /** By the catalogue, not by the reader's pace. */
  minutes: number;
}

/**
 * The first module of the plan that is made with `known` modules known: by the reader's own plan's
 * settings where there is one, else by those of a new plan. What is finished is not in it. Null where
 * nothing is left to study.
 */
export function pathStart(
  catalog: Catalog,
  progress: Progress,
  known: readonly string[],
  today: number,
): PathStart | null {
  const done = [...finishedModules(catalog, progress).keys()].filter((id) => !known.includes(id));
  const facts = { known: [...known], done, labsDone: [...doneLabs(progress).keys()] };
  const fresh: PlanInput = { qualifications: 'all', start: isoDate(today), ...facts };
  const saved = readPlanInput(savedPlan(progress)?.input);
  const modules =
    (saved && planned(catalog, { ...saved, ...facts })) ?? planned(catalog, fresh) ?? [];
  const [module] = modules;
  if (module === undefined) return null;
  const minutes = catalog.modules
    .filter(({ id }) => modules.includes(id))
    .reduce((sum, one) => sum + one.minutes, 0);
  return { module, modules: modules.length, minutes };
}

/** Null where the settings make no plan. */
function planned(catalog: Catalog, input: PlanInput): string[] | null {
  try {
    return plannedModules(planPath(catalog, inputForCatalog(catalog, input)));
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}
