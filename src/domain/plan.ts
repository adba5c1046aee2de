import { arrangeModules } from './plan/arrange.ts';
import { chooseLabs } from './plan/choose-labs.ts';
import { chooseModules } from './plan/choose.ts';
import { explainEntry, explainLeftOut, needsAmong, nextToDrop } from './plan/explain.ts';
import type { PlanInput } from './plan/input.ts';
import { placeLabs, workMinutes } from './plan/labs.ts';
import { settlePlanInput } from './plan/settle-input.ts';
import type { Plan, PlanCatalog, PlanEntry, PlannedLab, PlannedTime } from './plan/shape.ts';
import { moduleValues, sumMinutes, sumValues } from './plan/value.ts';
import { budgetOf, layIntoWeeks, type Placed } from './plan/weeks.ts';

export { PLAN_DEFAULTS, PLAN_LIMITS } from './plan/defaults.ts';
export { PlanError } from './plan/error.ts';
export { sayFault } from './plan/fault.ts';
export { inputForCatalog } from './plan/input-for-catalog.ts';
export type { PlanInput } from './plan/input.ts';
export { LAB_CHOICES, labChoiceOf, isLabChoice, type LabChoice } from './plan/lab-choice.ts';
export { readPlanInput } from './plan/read-input.ts';
export {
  planEntries,
  plannedLabs,
  plannedModules,
  type LeftOut,
  type Plan,
  type PlanCatalog,
  type PlanEntry,
  type PlanLab,
  type PlanModule,
  type PlannedLab,
  type PlanWeek,
} from './plan/shape.ts';

/** A module's minutes at the slow end of its range, as a multiple of its own. */
const SLOW = 1.6;

/**
 * Plans a path: choose modules, order them, add labs, lay all into weeks, say why. Deterministic:
 * the same catalogue and input give the same plan.
 *
 * @throws {PlanError} for input that cannot be planned; it names the field.
 */
export function planPath(catalog: PlanCatalog, input: PlanInput): Plan {
  const settled = settlePlanInput(catalog, input);
  const { modules } = settled;
  const values = moduleValues(modules, settled.weights, settled.known);
  const budget = budgetOf(settled);
  const chosen = chooseModules(
    modules,
    values,
    settled.known,
    budget === null ? Infinity : budget / settled.pace,
  );
  const arranged = arrangeModules(
    modules.filter(({ id }) => chosen.has(id)),
    settled.weights,
  );
  const neededBy = needsAmong(arranged);
  const { works, left } = placeLabs(arranged, chooseLabs(arranged, settled), settled, budget);
  const { weeks, end } = layIntoWeeks(works, settled);
  const timeOf = ({ work, begins, ends }: Placed): PlannedTime => ({
    begins: tidy(begins),
    ends: tidy(ends),
    minutes: tidy(workMinutes(work) * settled.pace),
    low: workMinutes(work),
    high: tidy(workMinutes(work) * SLOW),
  });
  const toEntry = (placed: Placed): PlanEntry[] => {
    const { module, lab } = placed.work;
    if (lab) return [];
    const why = explainEntry(module, neededBy.get(module.id) ?? [], settled.weights);
    return [{ module: module.id, ...timeOf(placed), ...why }];
  };
  const toLab = (placed: Placed): PlannedLab[] => {
    const { module, lab } = placed.work;
    return lab ? [{ lab: lab.id, module: module.id, ...timeOf(placed) }] : [];
  };
  const labMinutes = sumMinutes(works.flatMap(({ lab }) => lab ?? []));
  return {
    budgetMinutes: budget === null ? null : tidy(budget),
    plannedMinutes: tidy(sumMinutes(arranged) * settled.pace),
    labMinutes: tidy(labMinutes * settled.pace),
    value: sumValues(arranged, values),
    possibleValue: sumValues(modules, values),
    weeks: weeks.map(({ start, placed }) => {
      const low = placed.reduce((sum, { work }) => sum + workMinutes(work), 0);
      const high = tidy(low * SLOW);
      return { start, low, high, entries: placed.flatMap(toEntry), labs: placed.flatMap(toLab) };
    }),
    end,
    leftOut: explainLeftOut(chosen, settled, budget),
    labsLeftOut: left.map(({ id }) => id),
    dropNext: nextToDrop(arranged, neededBy, values),
  };
}

/** Without the dust of binary fractions (114.00000000000003). */
function tidy(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}
