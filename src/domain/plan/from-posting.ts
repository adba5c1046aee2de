import type { PostingMatch, SkillMatch } from '../match.ts';
import type { PlanCatalog } from '../plan.ts';
import { PLAN_DEFAULTS, servingModules, type PlanInput } from './input.ts';

/** What a posting asks for, as the planner's input, and which of its skills Lakepath can teach. */
export interface PostingPlan {
  /** `null` where nothing that it asks for is taught. */
  input: Pick<PlanInput, 'qualifications' | 'weights' | 'skills'> | null;
  /** Skills with a module, and without one. */
  covered: SkillMatch[];
  uncovered: SkillMatch[];
}

/**
 * A posting as the planner's input: the qualifications that ask for one of its skills, narrowed to
 * those skills. One of which at least half the skills found are musts counts as a minimum one, any
 * other as a preferred one. What is as it would be by default is left out.
 */
export function planFromPosting(catalog: PlanCatalog, { skills }: PostingMatch): PostingPlan {
  const { qualifications } = catalog;
  const found = skills.map(({ id }) => id);
  const wanted = qualifications
    .map((qualification) => {
      const serving = servingModules(catalog, qualification, found);
      const own = skills.filter(({ id }) => qualification.skills?.includes(id));
      const musts = own.filter(({ level }) => level === 'minimum');
      const isMust = musts.length * 2 >= own.length;
      return {
        ...{ qualification, own, serving },
        level: isMust ? ('minimum' as const) : ('preferred' as const),
        isWhole: serving.length === servingModules(catalog, qualification).length,
      };
    })
    .filter(({ serving }) => serving.length > 0);
  const isTaught = ({ id }: SkillMatch) => catalog.modules.some((one) => one.skills?.includes(id));
  const split = {
    covered: skills.filter(isTaught),
    uncovered: skills.filter((skill) => !isTaught(skill)),
  };
  if (wanted.length === 0) return { input: null, ...split };
  const weights = wanted
    .filter(({ qualification, level }) => level !== qualification.level)
    .map(({ qualification, level }) => [qualification.id, PLAN_DEFAULTS.weights[level]] as const);
  const isAll = wanted.length === qualifications.length;
  const asked = skills.filter((skill) => wanted.some(({ own }) => own.includes(skill)));
  return {
    input: {
      qualifications: isAll ? 'all' : wanted.map(({ qualification }) => qualification.id),
      ...(weights.length > 0 && { weights: Object.fromEntries(weights) }),
      ...(wanted.some(({ isWhole }) => !isWhole) && { skills: asked.map(({ id }) => id) }),
    },
    ...split,
  };
}
