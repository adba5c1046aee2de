import { orderModules } from '../module-order.ts';
import type { PlacementModule } from './shape.ts';

/** The modules that a learner may know or not. In `placement/` a module is its place here. */
export interface Graph {
  /** In prerequisite order. */
  modules: readonly PlacementModule[];
  /** For each module, the places of its prerequisites; certain ones are met and left out. */
  prerequisites: readonly (readonly number[])[];
  /** How many more modules are known for certain. */
  certain: number;
}

/** `certain` modules are closed under prerequisites. */
export function toGraph(modules: readonly PlacementModule[], certain: ReadonlySet<string>): Graph {
  const open = orderModules(modules.filter(({ id }) => !certain.has(id)));
  const places = new Map(open.map(({ id }, place) => [id, place]));
  const prerequisites = open.map((module) =>
    [...new Set(module.prerequisites)].flatMap((id) => places.get(id) ?? []),
  );
  return { modules: open, prerequisites, certain: certain.size };
}
