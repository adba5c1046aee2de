import type { CatalogLab, CatalogModule, Qualification, Skill } from './catalog.ts';
import { arrangeModules } from './plan/arrange.ts';
import { chooseModules } from './plan/choose.ts';
import { explainEntry, explainLeftOut, nextToDrop } from './plan/explain.ts';
import { settlePlanInput, type PlanInput } from './plan/input.ts';
import { placeLabs, workMinutes } from './plan/labs.ts';
import { moduleValues, sumMinutes, sumValues } from './plan/value.ts';
import { budgetOf, layIntoWeeks, type Placed } from './plan/weeks.ts';

export {
  inputForCatalog,
  PlanError,
  PLAN_DEFAULTS,
  readPlanInput,
  type PlanInput,
} from './plan/input.ts';

/** What planning needs of a catalogue; `/catalog.json` has it all. */
export interface PlanCatalog {
  site?: string;
  qualifications: readonly (Pick<Qualification, 'id' | 'level'> &
    Partial<Pick<Qualification, 'skills' | 'short'>>)[];
  /** Only needed for a plan from a posting. */
  skills?: readonly Pick<Skill, 'id' | 'within'>[];
  modules: readonly PlanModule[];
  labs?: readonly PlanLab[];
}

export type PlanModule = Pick<
  CatalogModule,
  'id' | 'ordinal' | 'minutes' | 'prerequisites' | 'qualifications'
> &
  Partial<Pick<CatalogModule, 'skills' | 'title' | 'url'>>;

/** Modules that the catalogue does not have are ignored. */
export type PlanLab = Pick<CatalogLab, 'id' | 'minutes' | 'modules'> &
  Partial<Pick<CatalogLab, 'title' | 'url'>>;

/**
 * Modules laid into weeks. Minutes of an entry are those to plan with: the module's own, times the
 * pace. `low` is at the module's own minutes, `high` at 1.6 times those: ranges, not promises.
 */
export interface Plan {
  /**
   * Study minutes between start and target, after review and buffer; null without a target date.
   */
  budgetMinutes: number | null;
  /** Of the modules; and of the labs, which come on top. */
  plannedMinutes: number;
  labMinutes: number;
  /** What the chosen modules are worth, and what all that is not known is; see `plan/value.ts`. */
  value: number;
  possibleValue: number;
  /** All weeks that hold work; one that only carries on with what is long has neither list filled. */
  weeks: PlanWeek[];
  /** The first day after the last week's work (ISO), or the start where nothing is to be done. */
  end: string;
  /**
   * Modules that serve a selected qualification, or are needed by one that does, and are not in the
   * weeks.
   */
  leftOut: LeftOut[];
  /** Labs that would have a place and do not fit before the target date. */
  labsLeftOut: string[];
  /** The module to drop first if time shrinks; null where none is planned. */
  dropNext: string | null;
}

export interface PlanWeek {
  /** First day (ISO). */
  start: string;
  /** Of all that begins in it, labs too. */
  low: number;
  high: number;
  entries: PlanEntry[];
  labs: PlannedLab[];
}

interface PlannedTime {
  /** In weeks from the plan's start, fractions included: 1.5 is the middle of the second week. */
  begins: number;
  ends: number;
  minutes: number;
  low: number;
  high: number;
}

export interface PlanEntry extends PlannedTime {
  module: string;
  /** One phrase, with ids. */
  because: string;
  /** Selected qualifications it serves, the weightiest first. */
  askedBy: string[];
  /** Planned modules that need it directly. */
  neededBy: string[];
}

/** An optional entry: a lab comes after its module, which may be one of an earlier week. */
export interface PlannedLab extends PlannedTime {
  lab: string;
  /** The module that it follows; one that is done where the lab comes at the beginning. */
  module: string;
}

export interface LeftOut {
  module: string;
  /** `known` and `done`: as the input says. `time`: it does not fit. */
  kind: 'known' | 'done' | 'time';
  because: string;
}

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
  const { works, left } = placeLabs(arranged, settled, budget);
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
    const why = explainEntry(module, arranged, settled.weights);
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
    dropNext: nextToDrop(arranged, values),
  };
}

/** Without the dust of binary fractions (114.00000000000003). */
function tidy(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}

/** All labs of a plan, in its order. */
export function plannedLabs(plan: Plan): PlannedLab[] {
  return plan.weeks.flatMap(({ labs }) => labs);
}

/** All entries of a plan, in its order: its modules. */
export function planEntries(plan: Plan): PlanEntry[] {
  return plan.weeks.flatMap(({ entries }) => entries);
}

/** All module ids of a plan, in its order; what `savePlan` keeps. */
export function plannedModules(plan: Plan): string[] {
  return planEntries(plan).map(({ module }) => module);
}
