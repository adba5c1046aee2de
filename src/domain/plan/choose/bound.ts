import { totalsOf, type Item } from './knapsack.ts';
import type { ClosureFinder } from './max-closure.ts';

/** Sums of worths are off by less than this. */
const DUST = 1e-11;

/** The best choice among open items if they could be chosen in part. */
export interface Bound {
  /** No choice that fits is worth more than this. */
  worth: number;
  /** What a minute is worth at the margin. */
  price: number;
  /** The items chosen as a whole, which fit, and those with the items chosen in part. */
  lower: readonly Item[];
  upper: readonly Item[];
}

/**
 * Bounds what the `open` items that fit into `room` minutes can be worth; null where that is not
 * more than `least`.
 *
 * The budget is relaxed (Lagrange): each minute costs a price, and what is best at that price is a
 * maximum closure. As a function of the price, the bound is convex and made of lines, one for each
 * closure. Its lowest point is found by going, again and again, to where the lines of two closures
 * meet, one that fits and one that does not. `guess` is a price to begin with.
 */
export function boundWorth(
  open: readonly Item[],
  room: number,
  least: number,
  guess: number | null,
  closures: ClosureFinder<Item>,
): Bound | null {
  let lower = weigh([]);
  let upper = weigh(open);
  if (upper.minutes <= room) {
    const { worth, items } = upper;
    return worth > least ? { worth, price: 0, lower: items, upper: items } : null;
  }
  let price = guess ?? upper.worth / upper.minutes;
  for (let isMeeting = guess === null; ; isMeeting = true) {
    const best = weigh(
      closures.find((item) => (item.state === 'open' ? item.worth - price * item.minutes : null)),
    );
    const profit = best.worth - price * best.minutes;
    const worth = price * room + profit;
    if (worth <= least) return null;
    if (isMeeting && profit <= lower.worth - price * lower.minutes + DUST)
      return { worth, price, lower: lower.items, upper: upper.items };
    if (best.minutes <= room) lower = best;
    else upper = best;
    price = (upper.worth - lower.worth) / (upper.minutes - lower.minutes);
  }
}

function weigh(items: readonly Item[]) {
  return { items, ...totalsOf(items) };
}
