import type { OrderedModule } from '../module-order.ts';
import type { GivenAnswer } from './answer-model.ts';

/** A module as the check sees it. */
export interface PlacementModule extends OrderedModule {
  items: readonly PlacementItem[];
}

export interface PlacementItem {
  id: string;
  /** The chance of a right answer by guessing alone; see `guessOf`. */
  guess: number;
}

/** What a check rests on. All that it says follows from this. */
export interface PlacementFacts {
  /** In prerequisite order. */
  modules: readonly PlacementModule[];
  seed: string;
  /** Modules known at the start, without what they need. */
  given: ReadonlySet<string>;
  answers: readonly GivenAnswer[];
}
