import { prerequisiteClosure } from '../module-order.ts';
import type { SettledInput } from './settle-input.ts';
import type { LeftOut, PlanEntry, PlanModule } from './shape.ts';
import { sumMinutes } from './value.ts';

/** Why a module is in the plan. `planned` are all that are. */
export function explainEntry(
  module: PlanModule,
  planned: readonly PlanModule[],
  weights: ReadonlyMap<string, number>,
): Pick<PlanEntry, 'because' | 'askedBy' | 'neededBy'> {
  const askedBy = [...weights.keys()].filter((id) => module.qualifications.includes(id));
  const neededBy = planned
    .filter(({ prerequisites }) => prerequisites.includes(module.id))
    .map(({ id }) => id);
  const reasons = [
    ...(askedBy.length > 0 ? [`asked for by ${askedBy.join(', ')}`] : []),
    ...(neededBy.length > 0 ? [`needed by ${neededBy.join(', ')}`] : []),
  ];
  return { because: reasons.join('; '), askedBy, neededBy };
}

/** Why the modules that were asked for, or are needed by those, are not in the plan. */
export function explainLeftOut(
  chosen: ReadonlySet<string>,
  { modules, known, done, pace }: SettledInput,
  budget: number | null,
): LeftOut[] {
  const asked = modules.filter(({ qualifications }) => qualifications.length > 0);
  const askedIds = asked.map(({ id }) => id);
  const wanted = prerequisiteClosure(modules, askedIds);
  const minutesOf = (ids: ReadonlySet<string>) =>
    sumMinutes(modules.filter(({ id }) => ids.has(id))) * pace;
  const left = Math.max(0, (budget ?? Infinity) - minutesOf(chosen));
  const met = new Set([...known, ...chosen]);
  const open = prerequisiteClosure(modules, askedIds, known);
  return modules.flatMap(({ id }): LeftOut[] => {
    if (known.has(id) && wanted.has(id)) {
      const kind = done.has(id) ? 'done' : 'known';
      return [{ module: id, kind, because: `${kind} already` }];
    }
    if (!open.has(id) || chosen.has(id)) return [];
    const needs = Math.ceil(minutesOf(prerequisiteClosure(modules, [id], met)));
    const because =
      needs > left
        ? `needs ${needs} minutes with what must come first, and ${Math.floor(left)} are left`
        : 'only needed by modules that do not fit';
    return [{ module: id, kind: 'time', because }];
  });
}

/**
 * Of the modules that no other planned one needs, the one worth least per minute; of equals the
 * later one.
 */
export function nextToDrop(
  planned: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
): string | null {
  const worth = ({ id, minutes }: PlanModule) => (values.get(id) ?? 0) / minutes;
  const free = planned.filter(
    ({ id }) => !planned.some(({ prerequisites }) => prerequisites.includes(id)),
  );
  return (
    free.reduceRight<PlanModule | null>(
      (least, module) => (least && worth(least) <= worth(module) ? least : module),
      null,
    )?.id ?? null
  );
}
