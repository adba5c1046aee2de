import type { OrderedModule } from '../module-order.ts';
import type { Claim, GivenAnswer } from './answer-model.ts';

/** A module as the check sees it. */
export interface PlacementModule extends OrderedModule {
  items: readonly PlacementItem[];
}

export interface PlacementItem {
  id: string;
  /** The chance of a right answer from who does not know the module; see `guessOf`. */
  guess: number;
}

/** Something that a reader may have done, in everyday words; a tick speaks for one module. */
export interface Statement {
  id: string;
  did: string;
  /** What stands after "You know". */
  knows: string;
  module: string;
}

/** An item that can be asked, and its module's place in the graph. */
export interface OpenItem {
  item: PlacementItem;
  place: number;
}

/** What a check rests on. All that it says follows from this. */
export interface PlacementFacts {
  /** In prerequisite order. */
  modules: readonly PlacementModule[];
  seed: string;
  /** Modules known at the start, without what they need. */
  given: ReadonlySet<string>;
  /** What the reader said before the questions; empty where nothing was asked. */
  claims: readonly Claim[];
  answers: readonly GivenAnswer[];
}
