import type { Catalog } from './catalog.ts';
import type { Progress } from './progress/format.ts';
import { markedIds, readValue, registerKeys } from './progress/registers.ts';
import { moduleProgress } from './states.ts';

/**
 * Modules that are behind the reader, with the local day they were finished: those passed, and those
 * ticked off in the plan. Known ones are none of these. A day that was not noted is null.
 */
export function finishedModules(
  { modules, retired }: Pick<Catalog, 'modules' | 'retired'>,
  progress: Progress,
): Map<string, number | null> {
  return new Map(
    modules.flatMap((module): [string, number | null][] => {
      const ticked = readValue(progress, registerKeys.done(module.id));
      const { passed, passedDay } = moduleProgress(progress, module, retired);
      if (typeof ticked === 'number' && ticked > 0)
        return [[module.id, Math.min(ticked, passedDay ?? ticked)]];
      return passed ? [[module.id, passedDay]] : [];
    }),
  );
}

/** Labs marked as done, with the local day they were; a day that was not noted is null. */
export function doneLabs(progress: Progress): Map<string, number | null> {
  return new Map(
    markedIds(progress, registerKeys.lab('')).map((id) => {
      const day = readValue(progress, registerKeys.lab(id));
      return [id, typeof day === 'number' && day > 0 ? day : null];
    }),
  );
}
