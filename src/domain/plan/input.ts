import { isoDate, parseDate } from '../day.ts';
import { CycleError, orderModules } from '../module-order.ts';
import type { PlanCatalog, PlanLab, PlanModule } from '../plan.ts';

/** What the reader asks for. It is plain JSON: it is stored with the progress as it stands. */
export interface PlanInput {
  /** Qualification ids; `all` stands for every one. */
  qualifications: 'all' | string[];
  /**
   * How much a qualification counts, above 0; by default 3 for a minimum one and 2 for a preferred
   * one.
   */
  weights?: Record<string, number>;
  /** Modules that were known before. */
  known?: string[];
  /** Modules finished by the start of this plan, of an earlier one: planned with as known ones are. */
  done?: string[];
  /** Whether labs are planned too, each after its module; not by default. */
  labs?: boolean;
  /** Labs done by the start of this plan: not planned. */
  labsDone?: string[];
  /**
   * Narrows the qualifications to these of their skills, as a posting asks for them: a module counts
   * for a qualification only where it teaches one of them. All skills by default.
   */
  skills?: string[];
  hoursPerWeek?: number;
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Where this plan was laid out anew: the first day of the one before all that. */
  since?: string;
  /** The day by which to be done, itself not a day of study; none by default. */
  target?: string | null;
  /** Shares of the hours kept for review and for what comes between. */
  review?: number;
  buffer?: number;
  /** Multiplies every module's minutes; 1 to 2. */
  pace?: number;
}

/**
 * Input that was stored or came with a file, checked for its shape; null where it is not one.
 * `planPath` checks the values.
 */
export function readPlanInput(value: unknown): PlanInput | null {
  if (typeof value !== 'object' || value === null) return null;
  const is = (part: unknown, ...types: string[]) =>
    types.includes(part === null ? 'null' : typeof part);
  const isTexts = (part: unknown) =>
    Array.isArray(part) && part.every((entry) => typeof entry === 'string');
  const { qualifications, weights, start, target, ...rest }: Record<string, unknown> = {
    ...value,
  };
  const lists = (['known', 'done', 'labsDone', 'skills'] as const).map((name) => rest[name]);
  const numbers = (['hoursPerWeek', 'review', 'buffer', 'pace'] as const).map((name) => rest[name]);
  const isInput =
    (qualifications === 'all' || isTexts(qualifications)) &&
    (weights === undefined ||
      (is(weights, 'object') &&
        Object.values(Object(weights)).every((weight) => is(weight, 'number')))) &&
    lists.every((part) => part === undefined || isTexts(part)) &&
    is(rest['labs'], 'boolean', 'undefined') &&
    is(start, 'string') &&
    is(rest['since'], 'string', 'undefined') &&
    is(target, 'string', 'null', 'undefined') &&
    numbers.every((part) => is(part, 'number', 'undefined'));
  return isInput ? (value as PlanInput) : null;
}

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

export const PLAN_DEFAULTS = {
  hoursPerWeek: 6,
  review: 0.2,
  buffer: 0.1,
  pace: 1.3,
  paces: { least: 1, most: 2 },
  weights: { minimum: 3, preferred: 2 },
} as const;

/** Input with defaults filled in, checked against the catalogue. Days are as in `day.ts`. */
export interface SettledInput {
  /** The catalogue's modules, each with those selected qualifications that it counts for. */
  modules: readonly PlanModule[];
  /**
   * Selected qualifications and their weights: the weightiest first, then in the catalogue's order.
   */
  weights: ReadonlyMap<string, number>;
  /** Known or done; and of them, those that are done. */
  known: ReadonlySet<string>;
  done: ReadonlySet<string>;
  /** Labs that can be planned, each with those of its modules that the catalogue has. */
  labs: readonly PlanLab[];
  /** Study minutes of a full week, after review and buffer. */
  weekMinutes: number;
  start: number;
  target: number | null;
  pace: number;
}

/**
 * Input that cannot be planned. `field` is the input's own name for what is at fault, `catalog` for
 * the catalogue.
 */
export class PlanError extends Error {
  readonly field: keyof PlanInput | 'catalog';
  /** What is wrong, without the field's name. */
  readonly reason: string;
  /** Of a list, the id that is at fault. */
  readonly id: string | null;

  constructor(field: keyof PlanInput | 'catalog', reason: string, id: string | null = null) {
    super(`${field}: ${reason}`);
    this.name = 'PlanError';
    this.field = field;
    this.reason = reason;
    this.id = id;
  }
}

/** First and last day to begin on, 2000-01-01 and 2099-12-31. */
const EARLIEST = 10_957;
const LATEST = 47_481;

/** Longest time to plan for, in days: five years. */
const LONGEST = 5 * 366;

/** @throws {PlanError} for the first fault, in the order of the fields. */
export function settlePlanInput(catalog: PlanCatalog, input: PlanInput): SettledInput {
  checkCatalog(catalog);
  const weights = settleWeights(catalog, input);
  for (const field of ['known', 'done'] as const) {
    const stranger = input[field]?.find((id) => !catalog.modules.some((one) => one.id === id));
    if (stranger !== undefined) throw new PlanError(field, `there is no module "${stranger}"`);
  }
  const labs = settleLabs(catalog, input);

  const hours = within(
    input.hoursPerWeek ?? PLAN_DEFAULTS.hoursPerWeek,
    'hoursPerWeek',
    0.5,
    100,
    ' hours a week',
  );
  if (input.start === '') throw new PlanError('start', 'choose the first day');
  const start = parseDate(input.start);
  if (start === null)
    throw new PlanError('start', `"${input.start}" is not a date; write it like 2026-12-01`);
  if (start < EARLIEST || start > LATEST)
    throw new PlanError('start', `${input.start} is not a year of this century`);
  const target = settleTarget(input.target, start);
  const review = within(input.review ?? PLAN_DEFAULTS.review, 'review', 0, 0.9);
  const buffer = within(input.buffer ?? PLAN_DEFAULTS.buffer, 'buffer', 0, 0.9);
  if (review + buffer > 0.9)
    throw new PlanError(
      'buffer',
      'what is kept for review and spare leaves less than a tenth of the time to study',
    );
  const { least, most } = PLAN_DEFAULTS.paces;
  const pace = within(input.pace ?? PLAN_DEFAULTS.pace, 'pace', least, most);
  return {
    weights,
    start,
    target,
    pace,
    modules: narrowModules(catalog, weights, input.skills),
    known: new Set([...(input.known ?? []), ...(input.done ?? [])]),
    done: new Set(input.done),
    labs,
    weekMinutes: hours * 60 * (1 - review - buffer),
  };
}

function checkCatalog({ modules, labs = [] }: PlanCatalog): void {
  const ids = new Set(modules.map(({ id }) => id));
  for (const { id, minutes, prerequisites } of modules) {
    const missing = prerequisites.find((needed) => !ids.has(needed));
    if (missing !== undefined)
      throw new PlanError('catalog', `module "${id}" needs "${missing}", which is not there`);
    if (!(minutes > 0 && minutes < Infinity))
      throw new PlanError('catalog', `module "${id}" has no minutes`);
  }
  const endless = labs.find(({ minutes }) => !(minutes > 0 && minutes < Infinity));
  if (endless) throw new PlanError('catalog', `lab "${endless.id}" has no minutes`);
  if (new Set(labs.map(({ id }) => id)).size < labs.length)
    throw new PlanError('catalog', 'two labs share an id');
  if (ids.size < modules.length) throw new PlanError('catalog', 'two modules share an id');
  try {
    orderModules(modules);
  } catch (error) {
    if (error instanceof CycleError) throw new PlanError('catalog', error.message);
    throw error;
  }
}

/** Of a lab whose first module was known before, the reader is taken to know what it shows. */
function settleLabs(
  { labs = [], modules }: PlanCatalog,
  { labs: areWanted = false, labsDone = [], known = [] }: PlanInput,
): PlanLab[] {
  const stranger = labsDone.find((id) => !labs.some((lab) => lab.id === id));
  if (stranger !== undefined) throw new PlanError('labsDone', `there is no lab "${stranger}"`);
  if (!areWanted) return [];
  const ids = new Set(modules.map(({ id }) => id));
  return labs
    .filter(({ id }) => !labsDone.includes(id))
    .map((lab) => ({ ...lab, modules: lab.modules.filter((id) => ids.has(id)) }))
    .filter(({ modules: [first] }) => first !== undefined && !known.includes(first));
}

function narrowModules(
  catalog: PlanCatalog,
  weights: ReadonlyMap<string, number>,
  skills: readonly string[] | undefined,
): PlanModule[] {
  const { qualifications, modules } = catalog;
  const stranger = skills?.find((id) => !qualifications.some((one) => one.skills?.includes(id)));
  if (stranger !== undefined)
    throw new PlanError('skills', `no qualification has the skill "${stranger}"`);
  const selected = qualifications.filter(({ id }) => weights.has(id));
  const serving = new Map(
    selected.map((one) => [one.id, new Set(servingModules(catalog, one, skills))]),
  );
  const narrowed = modules.map((module) => ({
    ...module,
    qualifications: selected.map(({ id }) => id).filter((id) => serving.get(id)?.has(module)),
  }));
  if (skills && !narrowed.some((module) => module.qualifications.length > 0))
    throw new PlanError('skills', 'no module teaches any of these skills');
  return narrowed;
}

/**
 * The modules that serve a qualification. Where `skills` are given, those that teach one of them, as
 * far as the qualification asks for it; all of them where `skills` are all that it asks for.
 */
export function servingModules(
  { modules }: PlanCatalog,
  { id, skills: all = [] }: PlanCatalog['qualifications'][number],
  skills?: readonly string[],
): PlanModule[] {
  const serving = modules.filter(({ qualifications }) => qualifications.includes(id));
  if (!skills) return serving;
  const asked = all.filter((skill) => skills.includes(skill));
  if (asked.length === all.length) return serving;
  return serving.filter((module) => asked.some((skill) => module.skills?.includes(skill)));
}

function settleWeights(
  catalog: PlanCatalog,
  { qualifications, weights = {} }: PlanInput,
): Map<string, number> {
  const ids = catalog.qualifications.map(({ id }) => id);
  const selected = qualifications === 'all' ? ids : qualifications;
  if (selected.length === 0) throw new PlanError('qualifications', 'choose at least one');
  const check = (id: string, field: 'qualifications' | 'weights') => {
    if (!ids.includes(id)) throw new PlanError(field, `there is no qualification "${id}"`);
  };
  for (const id of selected) check(id, 'qualifications');
  for (const [id, weight] of Object.entries(weights)) {
    check(id, 'weights');
    within(weight, 'weights', 0.01, 100, ` for "${id}"`, id);
  }
  const own = new Map(Object.entries(weights));
  return new Map(
    catalog.qualifications
      .filter(({ id }) => selected.includes(id))
      .map(({ id, level }): [string, number] => [id, own.get(id) ?? PLAN_DEFAULTS.weights[level]])
      .sort(([, a], [, b]) => b - a),
  );
}

function settleTarget(text: string | null | undefined, start: number): number | null {
  if (text === null || text === undefined || text === '') return null;
  const target = parseDate(text);
  if (target === null)
    throw new PlanError('target', `"${text}" is not a date; write it like 2027-02-01`);
  if (target <= start)
    throw new PlanError('target', `${text} must come after the start, ${isoDate(start)}`);
  if (target - start > LONGEST)
    throw new PlanError('target', `${text} is more than five years after the start`);
  return target;
}

function within(
  value: number,
  field: keyof PlanInput,
  least: number,
  most: number,
  unit = '',
  id: string | null = null,
): number {
  if (value >= least && value <= most) return value;
  const given = Number.isNaN(value) ? '' : `, not ${value}`;
  throw new PlanError(field, `must be between ${least} and ${most}${unit}${given}`, id);
}
