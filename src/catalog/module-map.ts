import type { ModuleContent } from './read.ts';

/** What the map needs of a module. */
type Mapped = Pick<ModuleContent, 'slug' | 'prerequisites' | 'qualifications'>;

/** What stands around a module: what to read before it, and what builds on it. Both direct, both in the order given. */
export interface Neighbours<M> {
  needs: M[];
  dependants: M[];
}

/** A module in the map. */
export interface MapNode<M, Q> extends Neighbours<M> {
  module: M;
  /** Qualifications that it serves too, beside its band's. */
  others: Q[];
}

/** One qualification's part of the map. */
export interface Band<M, Q> {
  qualification: Q;
  nodes: MapNode<M, Q>[];
  /** How many modules of other bands serve this qualification too. */
  elsewhere: number;
}

/** The neighbours of one module among all. */
export function neighboursOf<M extends Mapped>(modules: readonly M[], module: M): Neighbours<M> {
  return {
    needs: modules.filter(({ slug }) => module.prerequisites.includes(slug)),
    dependants: modules.filter(({ prerequisites }) => prerequisites.includes(module.slug)),
  };
}

/**
 * The map: a band for each qualification, a module in that of its first. In a band the order given stays:
 * `modules` in prerequisite order stand after what they need.
 */
export function layOutBands<M extends Mapped, Q extends { id: string }>(
  modules: readonly M[],
  qualifications: readonly Q[],
): Band<M, Q>[] {
  return qualifications.map((qualification) => {
    const { id } = qualification;
    const own = modules.filter(({ qualifications: [first] }) => first === id);
    const serving = modules.filter((module) => module.qualifications.includes(id));
    return {
      qualification,
      nodes: own.map((module) => ({
        module,
        ...neighboursOf(modules, module),
        others: qualifications.filter(
          (other) => other.id !== id && module.qualifications.includes(other.id),
        ),
      })),
      elsewhere: serving.length - own.length,
    };
  });
}
