import { orderModules } from '../../module-order.ts';
import type { PlanModule } from '../shape.ts';

/** A module that can be chosen, in the numbers that the search reckons with. */
export interface Item {
  readonly id: string;
  readonly ordinal: number;
  /** A whole number of the knapsack's own units of time. */
  minutes: number;
  /** Its share of the value of all items. */
  worth: number;
  readonly needs: readonly Item[];
  /** Itself and all it needs, directly or not. */
  readonly closure: Item[];
  /** Itself and all that need it, directly or not. */
  readonly dependents: Item[];
  /** What the search has decided for now. */
  state: 'open' | 'in' | 'out';
}

export interface Knapsack {
  /** What an item needs comes before it. */
  items: readonly Item[];
  /** In the unit of the items' minutes. */
  budget: number;
}

/** Sums of fractions of hours are not exact; a thousandth of a minute is. */
const ROUNDING = 1e-3;

/** Minutes are reckoned in whole millionths, whose sums are exact. */
const MILLIONTHS = 1e6;

/**
 * What there is to choose from: the modules that are not known, are of value or needed by one that
 * is, and fit into `budget` minutes with all they need.
 */
export function toKnapsack(
  modules: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
  budget: number,
): Knapsack {
  const most = (budget + ROUNDING) * MILLIONTHS;
  const all = toItems(orderModules(modules.filter(({ id }) => !known.has(id))), values);
  const wanted = new Set(
    all.flatMap(({ worth, closure }) =>
      worth > 0 && totalsOf(closure).minutes <= most ? closure : [],
    ),
  );
  const items = all.filter((item) => wanted.has(item));
  // In the largest unit that divides all minutes, a budget that no sum can reach is rounded down.
  const unit = items.reduce((common, { minutes }) => commonDivisor(common, minutes), 0) || 1;
  const { worth } = totalsOf(items);
  for (const item of items) {
    item.minutes /= unit;
    item.worth /= worth;
    for (const needed of item.closure) needed.dependents.push(item);
  }
  return { items, budget: Math.floor(most / unit) };
}

export function totalsOf(items: Iterable<Item>): { minutes: number; worth: number } {
  let minutes = 0;
  let worth = 0;
  for (const item of items) {
    minutes += item.minutes;
    worth += item.worth;
  }
  return { minutes, worth };
}

/** One item for each module, worth its value, with minutes in millionths and no dependents yet. */
function toItems(ordered: readonly PlanModule[], values: ReadonlyMap<string, number>): Item[] {
  const neededBy = new Map<string, string[]>(ordered.map(({ id }) => [id, []]));
  for (const { id, prerequisites } of ordered) {
    for (const needed of prerequisites) neededBy.get(needed)?.push(id);
  }
  const items = new Map<string, Item>();
  const twins = new Map<string, Item>();
  for (const { id, ordinal, minutes, prerequisites } of ordered) {
    const needs = prerequisites.flatMap((needed) => items.get(needed) ?? []);
    const worth = values.get(id) ?? 0;
    // Of modules that differ in nothing but their ordinals, the first ones are chosen: so let each
    // need the one before it, and the search has fewer sets to try.
    const likeness = JSON.stringify([minutes, worth, [...prerequisites].sort(), neededBy.get(id)]);
    const twin = twins.get(likeness);
    if (twin) needs.push(twin);
    const closure = new Set<Item>();
    for (const needed of needs.toReversed()) {
      if (!closure.has(needed)) for (const item of needed.closure) closure.add(item);
    }
    const item: Item = {
      id,
      ordinal,
      minutes: Math.round(minutes * MILLIONTHS),
      worth,
      needs,
      closure: [...closure],
      dependents: [],
      state: 'open',
    };
    item.closure.push(item);
    twins.set(likeness, item);
    items.set(id, item);
  }
  return [...items.values()];
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
