/**
 * Quiz items as the browser sees them: ids and numbers only. Questions, options and explanations
 * are in the page's HTML. An `AnswerKey` is exactly the JSON block beside an item's form.
 */
export type AnswerKey = SingleKey | MultipleKey | OrderingKey | MatchingKey | NumericKey;

/** What an item takes, in minutes, with its explanation. */
export const ITEM_MINUTES = 1.5;

export interface SingleKey {
  id: string;
  kind: 'single';
  /** Option ids, in the author's order. */
  options: string[];
  right: string;
}

export interface MultipleKey {
  id: string;
  kind: 'multiple';
  options: string[];
  right: string[];
}

export interface OrderingKey {
  id: string;
  kind: 'ordering';
  /** Step ids in the right order. The page shows them shuffled. */
  steps: string[];
}

export interface MatchingKey {
  id: string;
  kind: 'matching';
  /** Pair ids: a left side and the right side that belongs to it share one id. */
  pairs: string[];
  /** Ids of right sides that belong to none. */
  decoys: string[];
}

export interface NumericKey {
  id: string;
  kind: 'numeric';
  answer: number;
  /** Absolute. */
  tolerance: number;
  /** Empty where the answer is a bare number. */
  unit: string;
  /** The usual wrong numbers, in the author's order. */
  traps: number[];
}

/** What the reader gave. `null`, an empty list and an empty text stand for "not answered". */
export type Answer =
  | { kind: 'single'; option: string | null }
  | { kind: 'multiple'; options: string[] }
  | { kind: 'ordering'; steps: string[] }
  /** Right side chosen for each left side, by pair id. */
  | { kind: 'matching'; pairs: Record<string, string | null> }
  | { kind: 'numeric'; text: string };
