import type { Catalog } from './catalog.ts';
import type { Progress } from './progress/format.ts';
import { progressByModule, type ModuleProgress } from './states.ts';

/**
 * How many modules there are and how many of them were read, passed, retained or marked as known.
 * Never added up.
 */
export interface ModuleCounts {
  modules: number;
  read: number;
  passed: number;
  retained: number;
  known: number;
}

/** Shares between 0 and 1. */
export interface ReadinessShares {
  read: number;
  passed: number;
  retained: number;
}

export interface SkillReadiness {
  id: string;
  name: string;
  counts: ModuleCounts;
  /** Of its modules; 0 where it has none. */
  shares: ReadinessShares;
  /** Whether the site has a module for it at all. */
  covered: boolean;
  /** Covered, and all its modules passed. */
  ready: boolean;
}

export interface QualificationReadiness {
  id: string;
  /** Of the modules that serve it. */
  counts: ModuleCounts;
  /** Mean of its skills' shares. A skill without a module counts as 0: it never counts as ready. */
  shares: ReadinessShares;
  skills: SkillReadiness[];
  skillsReady: number;
  skillsCovered: number;
}

export interface Readiness {
  modules: Map<string, ModuleProgress>;
  skills: Map<string, SkillReadiness>;
  qualifications: Map<string, QualificationReadiness>;
}

/**
 * Everything a reader has reached, per module, skill and qualification. Ids the catalogue does not
 * have are left out.
 */
export function readinessOf(catalog: Catalog, progress: Progress): Readiness {
  const modules = progressByModule(catalog, progress);
  const skills = new Map(
    catalog.skills.map(({ id, name, modules: ids }) => {
      const counts = countModules(ids, modules);
      const covered = counts.modules > 0;
      const ready = covered && counts.passed === counts.modules;
      return [id, { id, name, counts, shares: sharesOf(counts), covered, ready }];
    }),
  );
  const qualifications = new Map(
    catalog.qualifications.map(({ id, skills: ids, modules: moduleIds }) => {
      const own = ids.flatMap((skillId) => skills.get(skillId) ?? []);
      const qualification = {
        id,
        counts: countModules(moduleIds, modules),
        shares: meanShares(own),
        skills: own,
        skillsReady: own.filter(({ ready }) => ready).length,
        skillsCovered: own.filter(({ covered }) => covered).length,
      };
      return [id, qualification];
    }),
  );
  return { modules, skills, qualifications };
}

function countModules(
  ids: readonly string[],
  modules: ReadonlyMap<string, ModuleProgress>,
): ModuleCounts {
  const found = ids.flatMap((id) => modules.get(id) ?? []);
  const count = (flag: 'read' | 'passed' | 'retained' | 'known') =>
    found.filter((module) => module[flag]).length;
  return {
    modules: found.length,
    read: count('read'),
    passed: count('passed'),
    retained: count('retained'),
    known: count('known'),
  };
}

function sharesOf({ modules, read, passed, retained }: ModuleCounts): ReadinessShares {
  const all = Math.max(1, modules);
  return { read: read / all, passed: passed / all, retained: retained / all };
}

function meanShares(skills: readonly SkillReadiness[]): ReadinessShares {
  const mean = (share: keyof ReadinessShares) =>
    skills.reduce((sum, { shares }) => sum + shares[share], 0) / Math.max(1, skills.length);
  return { read: mean('read'), passed: mean('passed'), retained: mean('retained') };
}
