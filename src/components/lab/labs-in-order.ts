import type { LabContent, ModuleContent } from '../../catalog/read.ts';

/** The easiest first. */
export const levels = ['beginner', 'intermediate', 'advanced'] as const;

/** Where each lab stands on the path: with the module that it follows. */
export function placeOnPath(
  modules: readonly Pick<ModuleContent, 'slug'>[],
): (lab: Pick<LabContent, 'modules'>) => number {
  const places = new Map(modules.map(({ slug }, place) => [slug, place]));
  return ({ modules: [first = ''] }) => places.get(first) ?? modules.length;
}

/** Labs, the easiest first; those of one level in the order of the modules that they follow. */
export function labsInOrder<L extends Pick<LabContent, 'modules' | 'level' | 'minutes'>>(
  modules: readonly Pick<ModuleContent, 'slug'>[],
  labs: readonly L[],
): L[] {
  const placeOf = placeOnPath(modules);
  return labs.toSorted(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      placeOf(a) - placeOf(b) ||
      a.minutes - b.minutes,
  );
}
