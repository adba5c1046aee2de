import type { Catalog } from '../../domain/catalog.ts';
import {
  isLabChoice,
  labChoiceOf,
  PLAN_DEFAULTS,
  type LabChoice,
  type PlanInput,
} from '../../domain/plan.ts';

/** The form's fields as the reader typed them; numbers stay text until they are planned with. */
export interface Fields {
  qualifications: string[];
  /** Qualification id → weight; only those that differ from the default. */
  weights: Record<string, string>;
  known: string[];
  hours: string;
  start: string;
  target: string;
  labChoice: LabChoice;
  pace: string;
  /** Percent. */
  review: string;
  buffer: string;
  /** Not to be typed: what a posting, or an earlier plan, has brought. */
  skills: string[] | null;
  done: string[];
  labsDone: string[];
  since: string | null;
}

/**
 * What the reader has changed and not kept yet, over what the form was filled with. Of known modules
 * only the changes: marks that are made elsewhere meanwhile stay.
 */
export type Edits = Partial<Omit<Fields, 'known'>> & { known?: Record<string, boolean> };

export function applyEdits(base: Fields, { known = {}, ...rest }: Edits): Fields {
  const stays = base.known.filter((id) => known[id] !== false);
  const added = Object.keys(known).filter((id) => known[id] && !stays.includes(id));
  return { ...base, ...rest, known: [...stays, ...added] };
}

export function defaultFields(catalog: Pick<Catalog, 'qualifications'>, start: string): Fields {
  return fieldsOf(catalog, { qualifications: 'all', labChoice: 'one', start });
}

export function fieldsOf(catalog: Pick<Catalog, 'qualifications'>, input: PlanInput): Fields {
  const ids = catalog.qualifications.map(({ id }) => id);
  const { qualifications, weights = {} } = input;
  return {
    // A qualification that the catalogue no longer has is left out; the others stay chosen.
    qualifications:
      qualifications === 'all' ? ids : ids.filter((id) => qualifications.includes(id)),
    weights: Object.fromEntries(
      ids.flatMap((id) => (id in weights ? [[id, String(weights[id])]] : [])),
    ),
    known: input.known ?? [],
    hours: String(input.hoursPerWeek ?? PLAN_DEFAULTS.hoursPerWeek),
    start: input.start,
    target: input.target ?? '',
    labChoice: labChoiceOf(input),
    pace: String(input.pace ?? PLAN_DEFAULTS.pace),
    review: percent(input.review ?? PLAN_DEFAULTS.review),
    buffer: percent(input.buffer ?? PLAN_DEFAULTS.buffer),
    skills: input.skills ?? null,
    done: input.done ?? [],
    labsDone: input.labsDone ?? [],
    since: input.since ?? null,
  };
}

/** The planner's input; a field that is as it would be by default is left out where it may be. */
export function inputOf(catalog: Pick<Catalog, 'qualifications'>, fields: Fields): PlanInput {
  const { qualifications, weights, skills, done, labChoice, labsDone, since, start, target } =
    fields;
  const ids = catalog.qualifications.map(({ id }) => id);
  const own = Object.entries(weights).map(([id, weight]) => [id, number(weight)] as const);
  return {
    qualifications: ids.every((id) => qualifications.includes(id))
      ? 'all'
      : ids.filter((id) => qualifications.includes(id)),
    ...(own.length > 0 && { weights: Object.fromEntries(own) }),
    known: fields.known.toSorted(),
    ...(done.length > 0 && { done: done.toSorted() }),
    labChoice,
    ...(labsDone.length > 0 && { labsDone: labsDone.toSorted() }),
    ...(skills && { skills }),
    hoursPerWeek: number(fields.hours),
    start,
    ...(since !== null && { since }),
    target: target === '' ? null : target,
    review: number(fields.review) / 100,
    buffer: number(fields.buffer) / 100,
    pace: number(fields.pace),
  };
}

/** A decimal comma is as good as a point; nothing typed is no number. */
function number(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

/** Edits that were put away in this tab, checked for their shape; none where they are not edits. */
export function readEdits(value: object | null): Edits {
  const isTexts = (part: unknown) =>
    Array.isArray(part) && part.every((entry) => typeof entry === 'string');
  const isMap = (part: unknown, type: string) =>
    typeof part === 'object' &&
    part !== null &&
    Object.values(part).every((entry) => typeof entry === type);
  const fits: Record<string, (part: unknown) => boolean> = {
    qualifications: isTexts,
    done: isTexts,
    labChoice: isLabChoice,
    labsDone: isTexts,
    skills: (part) => part === null || isTexts(part),
    weights: (part) => isMap(part, 'string'),
    known: (part) => isMap(part, 'boolean'),
  };
  const texts = ['hours', 'start', 'target', 'pace', 'review', 'buffer'];
  const entries = Object.entries(value ?? {}).filter(([name, part]) =>
    texts.includes(name) ? typeof part === 'string' : fits[name]?.(part),
  );
  return Object.fromEntries(entries) as Edits;
}
