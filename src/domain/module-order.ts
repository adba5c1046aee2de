import { makeLeastFirst } from './least-first.ts';

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
 * (Kahn's algorithm, in O(n log n) for n modules and prerequisites). A prerequisite that is not
 * among `modules` is taken as met.
 *
 * @throws {CycleError} where no such order exists.
 */
export function orderModules<M extends OrderedModule>(modules: readonly M[]): M[] {
  const byOrdinal = [...modules].sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
  const places = new Map(byOrdinal.map(({ id }, place) => [id, place]));
  /** By place: how many prerequisites it waits for, and who waits for it. */
  const unmet = byOrdinal.map(() => 0);
  const waiting = byOrdinal.map((): number[] => []);
  for (const [place, { prerequisites }] of byOrdinal.entries()) {
    for (const id of prerequisites) {
      const needed = places.get(id);
      if (needed === undefined) continue;
      waiting[needed]?.push(place);
      unmet[place] = (unmet[place] ?? 0) + 1;
    }
  }
  const ready = makeLeastFirst();
  for (const [place, count] of unmet.entries()) if (count === 0) ready.add(place);
  const ordered: M[] = [];
  for (let place = ready.take(); place !== undefined; place = ready.take()) {
    const module = byOrdinal[place];
    if (module) ordered.push(module);
    for (const next of waiting[place] ?? []) {
      const count = (unmet[next] ?? 0) - 1;
      unmet[next] = count;
      if (count === 0) ready.add(next);
    }
  }
  if (ordered.length < byOrdinal.length) {
    const stuck = byOrdinal.filter((_, place) => (unmet[place] ?? 0) > 0).map(({ id }) => id);
    throw new CycleError(findCycle(byOrdinal, new Set(stuck)));
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
  met?: ReadonlySet<string>,
): Set<string> {
  return makePrerequisiteClosure(modules)(ids, met);
}

/** `prerequisiteClosure`, to be asked many times of the same modules. */
export function makePrerequisiteClosure(
  modules: readonly OrderedModule[],
): (ids: Iterable<string>, met?: ReadonlySet<string>) => Set<string> {
  const byId = new Map(modules.map((module) => [module.id, module]));
  return (ids, met = new Set()) => {
    const closure = new Set<string>();
    const open = [...ids];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const module = byId.get(id);
      if (!module || met.has(id) || closure.has(id)) continue;
      closure.add(id);
      open.push(...module.prerequisites);
    }
    return closure;
  };
}
