import type { Item } from './knapsack.ts';

/** What a search has decided so far; the `state` of each item says it too. */
export interface Decisions {
  /** Of the items that are in. */
  readonly minutes: number;
  readonly worth: number;
  /** Decides for an open item and all it needs. */
  take(item: Item): void;
  /** Decides against an open item and all that needs it. */
  leave(item: Item): void;
  /** Runs `trial` and then takes back what it has decided. */
  attempt(trial: () => void): void;
}

export function makeDecisions(): Decisions {
  const decided: Item[] = [];
  const decisions = {
    minutes: 0,
    worth: 0,
    take(item: Item) {
      for (const needed of item.closure) {
        if (needed.state !== 'open') continue;
        needed.state = 'in';
        decided.push(needed);
        decisions.minutes += needed.minutes;
        decisions.worth += needed.worth;
      }
    },
    leave(item: Item) {
      for (const dependent of item.dependents) {
        if (dependent.state !== 'open') continue;
        dependent.state = 'out';
        decided.push(dependent);
      }
    },
    attempt(trial: () => void) {
      const { length } = decided;
      const { minutes, worth } = decisions;
      trial();
      for (const item of decided.splice(length)) item.state = 'open';
      // Subtracting would leave the dust of fractions.
      decisions.minutes = minutes;
      decisions.worth = worth;
    },
  };
  return decisions;
}
