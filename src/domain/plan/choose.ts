import { prerequisiteClosure } from '../module-order.ts';
import type { PlanModule } from '../plan.ts';
import { sumMinutes, sumValues } from './value.ts';

/** Sums of fractions of hours are not exact; a thousandth of a minute is. */
const ROUNDING = 1e-3;

/**
 * The modules to study within `budget` minutes (at pace 1): closed under prerequisites, none known,
 * worth as much as this search finds. Greedy for now: again and again it takes the module that is
 * worth most per minute, together with what it still needs. With no limit it takes every module of
 * value.
 */
export function chooseModules(
  modules: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
  budget: number,
): Set<string> {
  const chosen = new Set<string>();
  let left = budget + ROUNDING;
  let open = modules
    .filter(({ id }) => !known.has(id) && values.get(id))
    .map((module) => {
      const ids = prerequisiteClosure(modules, [module.id], known);
      const members = modules.filter(({ id }) => ids.has(id));
      return bundleOf(module, members, values);
    });
  for (;;) {
    let best: Bundle | null = null;
    for (const bundle of open) {
      if (bundle.minutes <= left && (!best || isBetter(bundle, best))) best = bundle;
    }
    if (!best) return chosen;
    for (const { id } of best.members) chosen.add(id);
    left -= best.minutes;
    const isMissing = ({ id }: PlanModule) => !chosen.has(id);
    open = open
      .filter(({ module }) => isMissing(module))
      .map((bundle) =>
        bundle.members.every(isMissing)
          ? bundle
          : bundleOf(bundle.module, bundle.members.filter(isMissing), values),
      );
  }
}

/** A module and, among `members`, itself and what it still needs. */
interface Bundle {
  module: PlanModule;
  members: readonly PlanModule[];
  value: number;
  minutes: number;
}

function bundleOf(
  module: PlanModule,
  members: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
): Bundle {
  return { module, members, value: sumValues(members, values), minutes: sumMinutes(members) };
}

/** More value per minute, then fewer minutes, then the lower ordinal. */
function isBetter(a: Bundle, b: Bundle): boolean {
  const gain = a.value * b.minutes - b.value * a.minutes;
  if (Math.abs(gain) > 1e-9) return gain > 0;
  return (
    a.minutes - b.minutes < 0 || (a.minutes === b.minutes && a.module.ordinal < b.module.ordinal)
  );
}
