import { PlanError } from './error.ts';
import type { PlanCatalog, PlanLab, PlanModule } from './shape.ts';

/**
 * What planning needs of a catalogue file, ours or another's. Fields it does not need may be
 * missing or unknown.
 *
 * @throws {PlanError} naming the first place that is not as `/catalog.json` is documented.
 */
export function readPlanCatalog(json: unknown): PlanCatalog {
  const { schemaVersion, site, qualifications, skills, modules, labs } = asRecord(json, 'the file');
  if (schemaVersion !== 1) fail('schemaVersion', 'must be 1');
  return {
    ...(typeof site === 'string' && { site }),
    ...(skills !== undefined && { skills: asList(skills, 'skills').map(readSkill) }),
    qualifications: asList(qualifications, 'qualifications').map((value, index) => {
      const { id, level, short, skills } = asRecord(value, `qualifications[${index}]`);
      return {
        ...readSkills(skills, `qualifications[${index}].skills`),
        ...(typeof short === 'string' && { short }),
        id: asId(id, `qualifications[${index}].id`),
        level: level === 'minimum' ? 'minimum' : 'preferred',
      };
    }),
    modules: asList(modules, 'modules').map(readModule),
    ...(labs !== undefined && { labs: asList(labs, 'labs').map(readLab) }),
  };
}

function readModule(value: unknown, index: number): PlanModule {
  const at = `modules[${index}]`;
  const { id, ordinal, minutes, prerequisites, qualifications, skills, title, url } = asRecord(
    value,
    at,
  );
  return {
    ...readSkills(skills, `${at}.skills`),
    ...(typeof title === 'string' && { title }),
    ...(typeof url === 'string' && { url }),
    id: asId(id, `${at}.id`),
    ordinal: asNumber(ordinal, `${at}.ordinal`),
    minutes: asNumber(minutes, `${at}.minutes`),
    prerequisites: asList(prerequisites, `${at}.prerequisites`).map((part) =>
      asId(part, `${at}.prerequisites`),
    ),
    qualifications: asList(qualifications, `${at}.qualifications`).map((part) =>
      asId(part, `${at}.qualifications`),
    ),
  };
}

function readLab(value: unknown, index: number): PlanLab {
  const at = `labs[${index}]`;
  const { id, minutes, modules, title, url, level } = asRecord(value, at);
  return {
    ...(isLevel(level) && { level }),
    ...(typeof title === 'string' && { title }),
    ...(typeof url === 'string' && { url }),
    id: asId(id, `${at}.id`),
    minutes: asNumber(minutes, `${at}.minutes`),
    modules: asList(modules, `${at}.modules`).map((part) => asId(part, `${at}.modules`)),
  };
}

function isLevel(value: unknown): value is NonNullable<PlanLab['level']> {
  return value === 'beginner' || value === 'intermediate' || value === 'advanced';
}

function readSkill(value: unknown, index: number): { id: string; within: string | null } {
  const { id, within } = asRecord(value, `skills[${index}]`);
  return {
    id: asId(id, `skills[${index}].id`),
    within: typeof within === 'string' ? within : null,
  };
}

/** Only needed for a plan from a posting. */
function readSkills(value: unknown, at: string): { skills?: string[] } {
  return value === undefined ? {} : { skills: asList(value, at).map((part) => asId(part, at)) };
}

function asRecord(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  return fail(at, 'must be an object');
}

function asList(value: unknown, at: string): unknown[] {
  return Array.isArray(value) ? value : fail(at, 'must be a list');
}

function asId(value: unknown, at: string): string {
  return typeof value === 'string' && value !== '' ? value : fail(at, 'must be an id');
}

function asNumber(value: unknown, at: string): number {
  return typeof value === 'number' && value > 0 ? value : fail(at, 'must be a number above 0');
}

function fail(at: string, problem: string): never {
  throw new PlanError('catalog', { kind: 'catalog', what: `${at} ${problem}` });
}
