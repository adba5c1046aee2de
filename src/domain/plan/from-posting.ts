import type { Level } from '../catalog.ts';
import type { PostingMatch, SkillMatch } from '../match.ts';
import { PLAN_DEFAULTS } from './defaults.ts';
import type { PlanInput } from './input.ts';
import { servingModules } from './serving-modules.ts';
import type { PlanCatalog } from './shape.ts';

/** What a posting asks for, as the planner's input, and which of its skills Lakepath can teach. */
export interface PostingPlan {
  /** `null` where nothing that it asks for is taught, nor its groundwork. */
  input: Pick<PlanInput, 'qualifications' | 'weights' | 'skills'> | null;
  /** Skills with a module, and without one. */
  covered: SkillMatch[];
  /** `groundwork`: the skill that it is a part of, where that one is taught. */
  uncovered: (SkillMatch & { groundwork: string | null })[];
}

/**
 * A posting as the planner's input: the qualifications that ask for one of its skills, narrowed to
 * those skills. For a skill without a module the one that it is a part of is taken. A qualification
 * of which at least half the skills found are musts counts as a minimum one, any other as a
 * preferred one. What is as it would be by default is left out.
 */
export function planFromPosting(
  catalog: PlanCatalog,
  { skills }: Pick<PostingMatch, 'skills'>,
): PostingPlan {
  const { qualifications, modules } = catalog;
  const isTaught = (id: string) => modules.some((module) => module.skills?.includes(id));
  const groundworkOf = (id: string) => {
    const within = catalog.skills?.find((skill) => skill.id === id)?.within ?? null;
    return within !== null && isTaught(within) ? within : null;
  };
  const covered = skills.filter(({ id }) => isTaught(id));
  const uncovered = skills
    .filter(({ id }) => !isTaught(id))
    .map((skill) => ({ ...skill, groundwork: groundworkOf(skill.id) }));

  const groundwork = uncovered.flatMap(({ groundwork: id, level }) => (id ? [{ id, level }] : []));
  const asked = [...skills, ...groundwork];
  const ids = [...new Set(asked.map(({ id }) => id))];
  const wanted = qualifications
    .map((qualification) => {
      const serving = servingModules(catalog, qualification, ids);
      const own = asked.filter(({ id }) => qualification.skills?.includes(id));
      const musts = own.filter(({ level }) => level === 'minimum');
      const level: Level = musts.length * 2 >= own.length ? 'minimum' : 'preferred';
      const isWhole = serving.length === servingModules(catalog, qualification).length;
      return { qualification, serving, level, isWhole };
    })
    .filter(({ serving }) => serving.length > 0);
  if (wanted.length === 0) return { input: null, covered, uncovered };

  const weights = wanted
    .filter(({ qualification, level }) => level !== qualification.level)
    .map(({ qualification, level }) => [qualification.id, PLAN_DEFAULTS.weights[level]] as const);
  const isAll = wanted.length === qualifications.length;
  const narrowed = ids.filter((id) =>
    wanted.some(({ qualification }) => qualification.skills?.includes(id)),
  );
  return {
    input: {
      qualifications: isAll ? 'all' : wanted.map(({ qualification }) => qualification.id),
      ...(weights.length > 0 && { weights: Object.fromEntries(weights) }),
      ...(wanted.some(({ isWhole }) => !isWhole) && { skills: narrowed }),
    },
    covered,
    uncovered,
  };
}
