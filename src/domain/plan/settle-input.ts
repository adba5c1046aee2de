import { isoDate, parseDate } from '../day.ts';
import { checkCatalog } from './check-catalog.ts';
import { PLAN_DEFAULTS } from './defaults.ts';
import { PlanError } from './error.ts';
import type { PlanInput } from './input.ts';
import { servingModules } from './serving-modules.ts';
import type { PlanCatalog, PlanLab, PlanModule } from './shape.ts';

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

/** First and last day to begin on, 2000-01-01 and 2099-12-31. */
const EARLIEST = 10_957;
const LATEST = 47_481;

/** Longest time to plan for, in days: five years. */
const LONGEST = 5 * 366;

/** @throws {PlanError} for the first fault, in the order of the fields. */
export function settlePlanInput(catalog: PlanCatalog, input: PlanInput): SettledInput {
  checkCatalog(catalog);
  const weights = settleWeights(catalog, input);
  const ids = new Set(catalog.modules.map(({ id }) => id));
  for (const field of ['known', 'done'] as const) {
    const stranger = input[field]?.find((id) => !ids.has(id));
    if (stranger !== undefined) throw new PlanError(field, `there is no module "${stranger}"`);
  }
  const labs = settleLabs(catalog, input, ids);

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

/** Of a lab whose first module was known before, the reader is taken to know what it shows. */
function settleLabs(
  { labs = [] }: PlanCatalog,
  { labs: areWanted = false, labsDone = [], known = [] }: PlanInput,
  modules: ReadonlySet<string>,
): PlanLab[] {
  const ids = new Set(labs.map(({ id }) => id));
  const stranger = labsDone.find((id) => !ids.has(id));
  if (stranger !== undefined) throw new PlanError('labsDone', `there is no lab "${stranger}"`);
  if (!areWanted) return [];
  const done = new Set(labsDone);
  const before = new Set(known);
  return labs
    .filter(({ id }) => !done.has(id))
    .map((lab) => ({ ...lab, modules: lab.modules.filter((id) => modules.has(id)) }))
    .filter(({ modules: [first] }) => first !== undefined && !before.has(first));
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
