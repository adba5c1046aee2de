import { boundWorth } from './bound.ts';
import type { Decisions } from './decisions.ts';
import { fillUp } from './fill-up.ts';
import type { Item } from './knapsack.ts';
import { makeClosureFinder } from './max-closure.ts';

/** Worths that differ by less are equal: they are sums of fractions. */
export const TOLERANCE = 1e-9;

export interface Wanted {
  /** Minutes at most. */
  within: number;
  /** Worth more than this, by more than the tolerance. */
  above: number;
  /** Whether the first such set will do, or only the worthiest. */
  any?: boolean;
}

/**
 * Branch and bound over the closed sets of items that agree with what has been decided, depth
 * first. At each node the items that the bound chooses as a whole, filled up, are a candidate; then
 * the longest of those it chooses in part is taken, and left. A node is given up where its bound is
 * not above the best candidate, or where the same items were open before, with as many minutes
 * spent and no less worth.
 *
 * All searches together visit `nodeLimit` nodes at most; after that, `find` returns the best it has
 * seen.
 */
export function makeSearch(items: readonly Item[], decisions: Decisions, nodeLimit: number) {
  const findClosure = makeClosureFinder(items, ({ needs }) => needs);
  let nodes = 0;

  function find({ within, above, any = false }: Wanted): Set<Item> | null {
    let best: Set<Item> | null = null;
    let floor = above;
    /** By the open items and the minutes spent: the most worth that these were reached with. */
    const visited = new Map<string, number>();

    const visit = (guess: number | null) => {
      const { minutes, worth } = decisions;
      if (minutes > within || (any && best) || nodes >= nodeLimit) return;
      nodes++;
      const place = `${keyOf(items)} ${minutes}`;
      if (worth <= (visited.get(place) ?? -1)) return;
      visited.set(place, worth);

      const open = items.filter(({ state }) => state === 'open');
      const least = () => floor + TOLERANCE - worth;
      const bound = boundWorth(open, within - minutes, least(), guess, findClosure);
      if (!bound) return;
      decisions.attempt(() => {
        for (const item of bound.lower) decisions.take(item);
        fillUp(open, decisions, within);
        if (decisions.worth - worth <= least()) return;
        floor = decisions.worth;
        best = new Set(items.filter(({ state }) => state === 'in'));
      });
      if (bound.worth <= least()) return;
      const whole = new Set(bound.lower);
      const parts = bound.upper.filter((item) => !whole.has(item));
      const [longest] = parts.sort((a, b) => b.minutes - a.minutes);
      if (!longest) return;
      for (const decide of [decisions.take, decisions.leave]) {
        decisions.attempt(() => {
          decide(longest);
          visit(bound.price);
        });
      }
    };
    decisions.attempt(() => visit(null));
    return best;
  }

  return { find, nodes: () => nodes };
}

/** Which items are open, fifteen to a character. */
function keyOf(items: readonly Item[]): string {
  let key = '';
  let bits = 1;
  for (const { state } of items) {
    bits = 2 * bits + (state === 'open' ? 1 : 0);
    if (bits < 0x8000) continue;
    key += String.fromCharCode(bits);
    bits = 1;
  }
  return key + String.fromCharCode(bits);
}
