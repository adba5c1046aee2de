import type { LabContent, ModuleContent } from '../../catalog/read.ts';

const levels = ['beginner', 'intermediate', 'advanced'] as const;

/** Labs, the easiest first; those of one level in the order of the modules that they follow. */
export function labsInOrder(
  modules: readonly ModuleContent[],
  labs: readonly LabContent[],
): LabContent[] {
  const places = new Map(modules.map(({ slug }, place) => [slug, place]));
  const placeOf = ({ modules: [first = ''] }: LabContent) => places.get(first) ?? modules.length;
  return labs.toSorted(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      placeOf(a) - placeOf(b) ||
      a.minutes - b.minutes,
  );
}
