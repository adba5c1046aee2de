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
 * first. At each node the items that the bound chooses as a whole, filled up, are a candidate; what
 * the bound shows to be in every better set, or in none, is decided; then the longest of those it
 * chooses in part is taken, and left. A node is given up where its bound is
 * not above the best candidate, or where the same items were open before, with as many minutes
 * spent and no less worth.
 *
 * All searches together visit `nodeLimit` nodes at most; after that, `find` returns the best it has
 * seen.
 */
export function makeSearch(items: readonly Item[], decisions: Decisions, nodeLimit: number) {
  const closures = makeClosureFinder(items, ({ needs }) => needs);
  let nodes = 0;

  /**
   * By what the bound's closure has left over and lacks: leaves the items with which the bound falls
   * by `spare` or more, and takes those without which it does.
   */
  const decideByBound = (open: readonly Item[], spare: number) => {
    const isDear = (among: readonly Item[], sign: 1 | -1) => {
      let loss = 0;
      for (const item of among) {
        if (item.state === 'open') loss += Math.max(0, sign * closures.leftOf(item));
        if (loss >= spare) return true;
      }
      return false;
    };
    // Both are found before either is decided: the sums are over what was open for the bound.
    const out = open.filter(({ closure }) => isDear(closure, -1));
    const kept = open.filter(({ dependents }) => isDear(dependents, 1));
    for (const item of out) decisions.leave(item);
    for (const item of kept) if (item.state === 'open') decisions.take(item);
  };

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
      const bound = boundWorth(open, within - minutes, least(), guess, closures);
      if (!bound) return;
      decisions.attempt(() => {
        for (const item of bound.lower) decisions.take(item);
        fillUp(open, decisions, within);
        if (decisions.worth - worth <= least()) return;
        floor = decisions.worth;
        best = new Set(items.filter(({ state }) => state === 'in'));
      });
      const spare = bound.worth - least();
      if (spare <= 0) return;
      // At no price all fits, and no closure was looked for.
      if (bound.price > 0) decideByBound(open, spare);
      const whole = new Set(bound.lower);
      const parts = bound.upper.filter((item) => item.state === 'open' && !whole.has(item));
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
