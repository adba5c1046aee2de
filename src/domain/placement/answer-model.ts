import type { AnswerKey } from '../quiz.ts';

export interface GivenAnswer {
  item: string;
  module: string;
  /** The item's chance of a right answer from a learner who does not know the module. */
  guess: number;
  right: boolean;
}

/** What a reader says of a statement in everyday words that speaks for a module. */
export interface Claim {
  module: string;
  ticked: boolean;
}

/** What speaks for a module or against it. */
export type Evidence = GivenAnswer | Claim;

/** The chance that a learner who knows a module answers one of its items wrongly. */
export const SLIP = 0.1;

/**
 * The chance that a statement is ticked by a learner who knows its module, and by one who does not.
 * A tick so speaks for the module ten to three, and none speaks against it seventeen to ten. That is
 * less than most answers do: readers tick what they only heard of, and leave out what they forgot.
 */
export const TICK = { known: 0.5, unknown: 0.15 } as const;

/** The chance of a right answer to a plain item from a learner who does not know the module. */
const COMMON_SENSE = 0.6;

/** The chance of this evidence from a learner who knows the module, or does not. */
export function evidenceChance(evidence: Evidence, known: boolean): number {
  if ('ticked' in evidence) {
    const chance = known ? TICK.known : TICK.unknown;
    return evidence.ticked ? chance : 1 - chance;
  }
  const chance = rightChance(known ? 1 : 0, evidence.guess);
  return evidence.right ? chance : 1 - chance;
}

/** The chance of a right answer from a learner who knows the item's module with the chance `known`. */
export function rightChance(known: number, guess: number): number {
  return known * (1 - SLIP) + (1 - known) * guess;
}

/**
 * The chance of a right answer without knowing the module: by guessing alone, or by common sense
 * where the item is `plain`.
 */
export function guessOf(key: AnswerKey, plain = false): number {
  return plain ? Math.max(COMMON_SENSE, blindGuess(key)) : blindGuess(key);
}

function blindGuess(key: AnswerKey): number {
  switch (key.kind) {
    case 'single':
      return 1 / key.options.length;
    case 'multiple':
      return 1 / 2 ** key.options.length;
    case 'ordering':
      return 1 / factorial(key.steps.length);
    case 'matching':
      return 1 / factorial(key.pairs.length);
    case 'numeric':
      return 0;
  }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
