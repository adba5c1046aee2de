/** A lab of a list, with the modules it is about: it follows the first of them. */
export interface ListedLab {
  readonly id: string;
  readonly modules: readonly string[];
}

/**
 * The labs whose first module is on a path, in the path's order: each after the last of its modules that is on it. Those
 * of one place keep the order in which they are given.
 */
export function labsOnPath<L extends ListedLab>(
  path: readonly string[],
  labs: readonly L[],
): readonly L[] {
  const placeOf = ({ modules }: L) => Math.max(...modules.map((id) => path.indexOf(id)));
  return labs
    .filter(({ modules: [first = ''] }) => path.includes(first))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}
