import { makeDecisions } from './choose/decisions.ts';
import { toKnapsack, totalsOf, type Item } from './choose/knapsack.ts';
import { makeSearch, TOLERANCE } from './choose/search.ts';
import type { PlanModule } from './shape.ts';

export interface Choice {
  chosen: Set<string>;
  /** How many nodes the search has visited, and whether they were all it needed. */
  nodes: number;
  isExact: boolean;
}

/**
 * The modules to study within `budget` minutes (at pace 1): closed under prerequisites, none known,
 * of the largest value there is. Of sets of equal value it is one of fewest minutes, and of those
 * the one that holds the lowest ordinal in which they differ. With no limit it takes every module
 * of value.
 */
export function chooseModules(
  modules: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
  budget: number,
): Set<string> {
  return searchModules(modules, values, known, budget).chosen;
}

/**
 * `chooseModules` with an account of the search. This is the precedence-constrained knapsack
 * problem (N. Samphaiboon and T. Yamada, "Heuristic and exact algorithms for the
 * precedence-constrained knapsack problem", Journal of Optimization Theory and Applications, 2000,
 * doi 10.1023/A:1004649425222). It is NP-hard, so the search stops after `nodeLimit` nodes, with
 * the best that it has found; by default that takes about as long for any number of modules.
 */
export function searchModules(
  modules: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
  budget: number,
  nodeLimit = Math.ceil(1e6 / modules.length),
): Choice {
  const knapsack = toKnapsack(modules, values, known, budget);
  const { items } = knapsack;
  if (totalsOf(items).minutes <= knapsack.budget)
    return { chosen: idsOf(items), nodes: 0, isExact: true };

  const decisions = makeDecisions();
  const { find, nodes } = makeSearch(items, decisions, nodeLimit);
  // The largest value, then the fewest minutes for it, then each ordinal in turn if it can be had.
  let best = find({ within: knapsack.budget, above: 0 }) ?? new Set<Item>();
  const above = totalsOf(best).worth - 2 * TOLERANCE;
  const findEqual = (within: number) => find({ within, above, any: true });
  for (;;) {
    const lighter = findEqual(totalsOf(best).minutes - 1);
    if (!lighter) break;
    best = lighter;
  }
  const { minutes } = totalsOf(best);
  for (const item of [...items].sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))) {
    if (item.state !== 'open') continue;
    if (!best.has(item)) {
      decisions.attempt(() => {
        decisions.take(item);
        best = findEqual(minutes) ?? best;
      });
    }
    if (best.has(item)) decisions.take(item);
    else decisions.leave(item);
  }
  return { chosen: idsOf(best), nodes: nodes(), isExact: nodes() < nodeLimit };
}

function idsOf(items: Iterable<Item>): Set<string> {
  return new Set([...items].map(({ id }) => id));
}
