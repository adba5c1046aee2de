import type { PlanInput } from './input.ts';
import { settlePlanInput } from './settle-input.ts';
import { plannedModules, type Plan, type PlanCatalog } from './shape.ts';
import { sumMinutes } from './value.ts';

/** How much of a skill's modules is behind the reader, by their minutes: 0 to 1, and 1 is all of them. */
export interface SkillCoverage {
  skill: string;
  /** Whether any module teaches it: without one it stays at 0, and is not covered by anything. */
  hasModule: boolean;
  /** Known, done or finished today. */
  now: number;
  /** With all that is planned. */
  end: number;
}

/** What a selected qualification asks for, skill by skill, in the catalogue's order. */
export interface Coverage {
  qualification: string;
  skills: SkillCoverage[];
}

/**
 * One entry for each selected qualification, in the catalogue's order. Where the input narrows the
 * skills, only those that it asks for are in it.
 */
export function coverageOf(
  catalog: PlanCatalog,
  input: PlanInput,
  plan: Plan,
  finished: ReadonlySet<string>,
): Coverage[] {
  const { weights, known } = settlePlanInput(catalog, input);
  const has = new Set([...known, ...finished]);
  const willHave = new Set([...has, ...plannedModules(plan)]);
  const coverSkill = (skill: string): SkillCoverage => {
    const teaching = catalog.modules.filter(({ skills }) => skills?.includes(skill));
    const all = sumMinutes(teaching);
    const share = (ids: ReadonlySet<string>) =>
      all === 0 ? 0 : sumMinutes(teaching.filter(({ id }) => ids.has(id))) / all;
    return { skill, hasModule: teaching.length > 0, now: share(has), end: share(willHave) };
  };
  return catalog.qualifications
    .filter(({ id }) => weights.has(id))
    .map(({ id, skills = [] }) => ({
      qualification: id,
      skills: skills.filter((skill) => input.skills?.includes(skill) ?? true).map(coverSkill),
    }));
}
