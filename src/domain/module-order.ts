/** What ordering needs of a module; any catalogue's will do. */
export interface OrderedModule {
  id: string;
  ordinal: number;
  prerequisites: readonly string[];
}

/**
 * Prerequisites that lead back to where they began. `cycle` starts and ends with the same module.
 */
export class CycleError extends Error {
  readonly cycle: readonly string[];

  constructor(cycle: readonly string[]) {
    super(`prerequisites form a cycle: ${cycle.join(' → ')}`);
    this.name = 'CycleError';
    this.cycle = cycle;
  }
}

/**
 * All modules, prerequisites first; among those that could come next, the lowest ordinal does
 * (Kahn's algorithm). A prerequisite that is not among `modules` is taken as met.
 *
 * @throws {CycleError} where no such order exists.
 */
export function orderModules<M extends OrderedModule>(modules: readonly M[]): M[] {
  const byOrdinal = [...modules].sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
  const waiting = new Set(byOrdinal.map((module) => module.id));
  const ordered: M[] = [];
  while (waiting.size > 0) {
    const next = byOrdinal.find(
      ({ id, prerequisites }) =>
        waiting.has(id) && !prerequisites.some((needed) => waiting.has(needed)),
    );
    if (!next) throw new CycleError(findCycle(byOrdinal, waiting));
    waiting.delete(next.id);
    ordered.push(next);
  }
  return ordered;
}

/**
 * Walks unmet prerequisites: every module still waiting has one, so the walk must come back to
 * itself.
 */
function findCycle(modules: readonly OrderedModule[], waiting: ReadonlySet<string>): string[] {
  const walked: string[] = [];
  let at = modules.find(({ id }) => waiting.has(id));
  while (at && !walked.includes(at.id)) {
    walked.push(at.id);
    const needed = at.prerequisites.find((id) => waiting.has(id));
    at = modules.find(({ id }) => id === needed);
  }
  if (!at) return walked;
  return [...walked.slice(walked.indexOf(at.id)), at.id];
}

/**
 * The ids given and everything they need, directly or not. Modules in `met` count as done: they are
 * left out, and what only they need is left out with them. Unknown ids are left out.
 */
export function prerequisiteClosure(
  modules: readonly OrderedModule[],
  ids: Iterable<string>,
  met: ReadonlySet<string> = new Set(),
): Set<string> {
  const byId = new Map(modules.map((module) => [module.id, module]));
  const closure = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const module = byId.get(id);
    if (!module || met.has(id) || closure.has(id)) continue;
    closure.add(id);
    open.push(...module.prerequisites);
  }
  return closure;
}
