import type { Decisions } from './decisions.ts';
import type { Item } from './knapsack.ts';

/**
 * While something fits into `within` minutes in all, takes again and again the item that is worth
 * most per minute together with what it still needs.
 */
export function fillUp(items: readonly Item[], decisions: Decisions, within: number): void {
  for (;;) {
    const room = within - decisions.minutes;
    let best: Item | null = null;
    let bestWorth = 0;
    let bestMinutes = 1;
    for (const item of items) {
      if (item.state !== 'open' || item.worth === 0) continue;
      let worth = 0;
      let minutes = 0;
      for (const needed of item.closure) {
        if (needed.state !== 'open') continue;
        worth += needed.worth;
        minutes += needed.minutes;
      }
      if (minutes > room || worth * bestMinutes <= bestWorth * minutes) continue;
      best = item;
      bestWorth = worth;
      bestMinutes = minutes;
    }
    if (!best) return;
    decisions.take(best);
  }
}
