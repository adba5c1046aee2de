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
  for (;;) {
    const met = new Set([...known, ...chosen]);
    const left = budget + ROUNDING - sumMinutes(modules.filter(({ id }) => chosen.has(id)));
    let best: Bundle | null = null;
    for (const module of modules) {
      if (met.has(module.id) || !values.get(module.id)) continue;
      const bundle = bundleOf(module, modules, values, met);
      if (bundle.minutes <= left && (!best || isBetter(bundle, best))) best = bundle;
    }
    if (!best) return chosen;
    for (const id of best.ids) chosen.add(id);
  }
}

/** A module and what it still needs. */
interface Bundle {
  ids: Set<string>;
  value: number;
  minutes: number;
  ordinal: number;
}

function bundleOf(
  { id, ordinal }: PlanModule,
  modules: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
  met: ReadonlySet<string>,
): Bundle {
  const ids = prerequisiteClosure(modules, [id], met);
  const members = modules.filter((module) => ids.has(module.id));
  return { ids, value: sumValues(members, values), minutes: sumMinutes(members), ordinal };
}

/** More value per minute, then fewer minutes, then the lower ordinal. */
function isBetter(a: Bundle, b: Bundle): boolean {
  const gain = a.value * b.minutes - b.value * a.minutes;
  if (Math.abs(gain) > 1e-9) return gain > 0;
  return a.minutes - b.minutes < 0 || (a.minutes === b.minutes && a.ordinal < b.ordinal);
}
