import { isoDate, parseDate } from '../day.ts';
import { checkCatalog } from './check-catalog.ts';
import { PLAN_DEFAULTS, PLAN_LIMITS } from './defaults.ts';
import { PlanError } from './error.ts';
import type { PlanInput } from './input.ts';
import { labChoiceOf, type LabChoice } from './lab-choice.ts';
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
  /** Those that are done by the start; none where labs are not wanted. */
  labsBefore: readonly PlanLab[];
  labChoice: LabChoice;
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
export const LONGEST = 5 * 366;

/** @throws {PlanError} for the first fault, in the order of the fields. */
export function settlePlanInput(catalog: PlanCatalog, input: PlanInput): SettledInput {
  checkCatalog(catalog);
  const weights = settleWeights(catalog, input);
  const ids = new Set(catalog.modules.map(({ id }) => id));
  for (const field of ['known', 'done'] as const) {
    const stranger = input[field]?.find((id) => !ids.has(id));
    if (stranger !== undefined)
      throw new PlanError(field, { kind: 'stranger', of: 'module', id: stranger });
  }
  const { labs, labsBefore } = settleLabs(catalog, input, ids);
  const labChoice = labChoiceOf(input);

  const hours = within(
    input.hoursPerWeek ?? PLAN_DEFAULTS.hoursPerWeek,
    'hoursPerWeek',
    PLAN_LIMITS.hoursPerWeek,
  );
  const start = readDay('start', input.start, '2026-12-01');
  if (start < EARLIEST || start > LATEST)
    throw new PlanError('start', { kind: 'other-century', date: input.start });
  const target = settleTarget(input.target, start);
  const review = within(input.review ?? PLAN_DEFAULTS.review, 'review', PLAN_LIMITS.share);
  const buffer = within(input.buffer ?? PLAN_DEFAULTS.buffer, 'buffer', PLAN_LIMITS.share);
  if (review + buffer > PLAN_LIMITS.share.most) throw new PlanError('buffer', { kind: 'no-study' });
  const pace = within(input.pace ?? PLAN_DEFAULTS.pace, 'pace', PLAN_LIMITS.pace);
  return {
    weights,
    start,
    target,
    pace,
    modules: narrowModules(catalog, weights, input.skills),
    known: new Set([...(input.known ?? []), ...(input.done ?? [])]),
    done: new Set(input.done),
    labs,
    labsBefore,
    labChoice,
    weekMinutes: hours * 60 * (1 - review - buffer),
  };
}

/** Of a lab whose first module was known before, the reader is taken to know what it shows. */
function settleLabs(
  { labs = [] }: PlanCatalog,
  { labsDone = [], known = [], ...input }: PlanInput,
  modules: ReadonlySet<string>,
): Pick<SettledInput, 'labs' | 'labsBefore'> {
  const ids = new Set(labs.map(({ id }) => id));
  const stranger = labsDone.find((id) => !ids.has(id));
  if (stranger !== undefined)
    throw new PlanError('labsDone', { kind: 'stranger', of: 'lab', id: stranger });
  if (labChoiceOf(input) === 'none') return { labs: [], labsBefore: [] };
  const done = new Set(labsDone);
  const before = new Set(known);
  const own = labs.map((lab) => ({ ...lab, modules: lab.modules.filter((id) => modules.has(id)) }));
  const open = own.filter(({ id }) => !done.has(id));
  return {
    labs: open.filter(({ modules: [first] }) => first !== undefined && !before.has(first)),
    labsBefore: own.filter(({ id }) => done.has(id)),
  };
}

function narrowModules(
  catalog: PlanCatalog,
  weights: ReadonlyMap<string, number>,
  skills: readonly string[] | undefined,
): PlanModule[] {
  const { qualifications, modules } = catalog;
  const stranger = skills?.find((id) => !qualifications.some((one) => one.skills?.includes(id)));
  if (stranger !== undefined)
    throw new PlanError('skills', { kind: 'stranger', of: 'skill', id: stranger });
  const selected = qualifications.filter(({ id }) => weights.has(id));
  const serving = new Map(
    selected.map((one) => [one.id, new Set(servingModules(catalog, one, skills))]),
  );
  const narrowed = modules.map((module) => ({
    ...module,
    qualifications: selected.map(({ id }) => id).filter((id) => serving.get(id)?.has(module)),
  }));
  if (skills && !narrowed.some((module) => module.qualifications.length > 0))
    throw new PlanError('skills', { kind: 'untaught' });
  return narrowed;
}

function settleWeights(
  catalog: PlanCatalog,
  { qualifications, weights = {} }: PlanInput,
): Map<string, number> {
  const ids = catalog.qualifications.map(({ id }) => id);
  const selected = qualifications === 'all' ? ids : qualifications;
  if (selected.length === 0) throw new PlanError('qualifications', { kind: 'none-chosen' });
  const check = (id: string, field: 'qualifications' | 'weights') => {
    if (!ids.includes(id))
      throw new PlanError(field, { kind: 'stranger', of: 'qualification', id });
  };
  for (const id of selected) check(id, 'qualifications');
  for (const [id, weight] of Object.entries(weights)) {
    check(id, 'weights');
    within(weight, 'weights', PLAN_LIMITS.weight, id);
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
  const target = readDay('target', text, '2027-02-01');
  if (target <= start)
    throw new PlanError('target', { kind: 'not-after-start', date: text, start: isoDate(start) });
  if (target - start > LONGEST) throw new PlanError('target', { kind: 'too-far', date: text });
  return target;
}

function readDay(field: 'start' | 'target', text: string, example: string): number {
  const day = parseDate(text);
  if (day === null) throw new PlanError(field, { kind: 'no-date', text, example });
  return day;
}

/** The value, which must lie in the range, ends included. `id`: of weights, the qualification. */
function within(
  value: number,
  field: keyof PlanInput,
  { least, most }: { least: number; most: number },
  id?: string,
): number {
  if (value >= least && value <= most) return value;
  const fault = { kind: 'out-of-range', value, least, most } as const;
  throw new PlanError(field, id === undefined ? fault : { ...fault, id });
}
