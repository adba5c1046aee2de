import { makePrerequisiteClosure } from '../module-order.ts';
import type { SettledInput } from './settle-input.ts';
import type { LeftOut, PlanEntry, PlanModule } from './shape.ts';
import { sumMinutes } from './value.ts';

/** Of each planned module that others need, those that need it directly, in the plan's order. */
export function needsAmong(planned: readonly PlanModule[]): Map<string, string[]> {
  const neededBy = new Map<string, string[]>();
  for (const { id, prerequisites } of planned) {
    for (const needed of new Set(prerequisites)) {
      const list = neededBy.get(needed);
      if (list) list.push(id);
      else neededBy.set(needed, [id]);
    }
  }
  return neededBy;
}

/** Why a module is in the plan, and by which planned ones it is needed. */
export function explainEntry(
  module: PlanModule,
  neededBy: readonly string[],
  weights: ReadonlyMap<string, number>,
): Pick<PlanEntry, 'because' | 'askedBy' | 'neededBy'> {
  const askedBy = [...weights.keys()].filter((id) => module.qualifications.includes(id));
  const reasons = [
    ...(askedBy.length > 0 ? [`asked for by ${askedBy.join(', ')}`] : []),
    ...(neededBy.length > 0 ? [`needed by ${neededBy.join(', ')}`] : []),
  ];
  return { because: reasons.join('; '), askedBy, neededBy: [...neededBy] };
}

/** Why the modules that were asked for, or are needed by those, are not in the plan. */
export function explainLeftOut(
  chosen: ReadonlySet<string>,
  { modules, known, done, pace }: SettledInput,
  budget: number | null,
): LeftOut[] {
  const asked = modules.filter(({ qualifications }) => qualifications.length > 0);
  const askedIds = asked.map(({ id }) => id);
  const closureOf = makePrerequisiteClosure(modules);
  const wanted = closureOf(askedIds);
  const places = new Map(modules.map(({ id }, place) => [id, place]));
  const minutesOf = (ids: ReadonlySet<string>) => {
    // Always in the catalogue's order: fractions add up to the same then.
    const own = [...ids].flatMap((id) => places.get(id) ?? []).sort((a, b) => a - b);
    return sumMinutes(own.flatMap((place) => modules[place] ?? [])) * pace;
  };
  const left = Math.max(0, (budget ?? Infinity) - minutesOf(chosen));
  const met = new Set([...known, ...chosen]);
  const open = closureOf(askedIds, known);
  return modules.flatMap(({ id }): LeftOut[] => {
    if (known.has(id) && wanted.has(id)) {
      const kind = done.has(id) ? 'done' : 'known';
      return [{ module: id, kind, because: `${kind} already` }];
    }
    if (!open.has(id) || chosen.has(id)) return [];
    const needs = Math.ceil(minutesOf(closureOf([id], met)));
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
  neededBy: ReadonlyMap<string, unknown>,
  values: ReadonlyMap<string, number>,
): string | null {
  const worth = ({ id, minutes }: PlanModule) => (values.get(id) ?? 0) / minutes;
  const free = planned.filter(({ id }) => !neededBy.has(id));
  return (
    free.reduceRight<PlanModule | null>(
      (least, module) => (least && worth(least) <= worth(module) ? least : module),
      null,
    )?.id ?? null
  );
}
