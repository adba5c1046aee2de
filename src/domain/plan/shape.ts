import type { CatalogLab, CatalogModule, Qualification, Skill } from '../catalog.ts';

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
  Partial<Pick<CatalogLab, 'title' | 'url' | 'level'>>;

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

/** When a piece of work comes, and what it takes. */
export interface PlannedTime {
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
