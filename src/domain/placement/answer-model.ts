import type { AnswerKey } from '../quiz.ts';

export interface GivenAnswer {
  item: string;
  module: string;
  /** The item's chance of a right answer by guessing alone. */
  guess: number;
  right: boolean;
}

/** The chance that a learner who knows a module answers one of its items wrongly. */
export const SLIP = 0.1;

/** The chance of this answer from a learner who knows the module, or does not. */
export function answerChance({ guess, right }: GivenAnswer, known: boolean): number {
  const chance = known ? 1 - SLIP : guess;
  return right ? chance : 1 - chance;
}

/** The chance of a right answer by guessing alone. */
export function guessOf(key: AnswerKey): number {
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
