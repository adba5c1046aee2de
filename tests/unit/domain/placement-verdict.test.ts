import { describe, expect, it } from 'vitest';
import {
  isProposed,
  isUnlikely,
  verdictOf,
  type Because,
  type ModuleBelief,
} from '../../../src/domain/placement.ts';

const belief = (
  probability: number,
  [right, wrong]: [number, number],
  because: Because = { kind: 'answers' },
): ModuleBelief => ({
  ...{ module: 'm', known: probability >= 0.5, probability, because, own: { right, wrong } },
});

describe('verdictOf', () => {
  it('is never sure of a module of which a question was answered wrong, and does not propose it', () => {
    for (const probability of [0.75, 0.97, 0.999]) {
      const doubted = belief(probability, [1, 1]);
      expect(verdictOf(doubted)).toBe('probably-known');
      expect(isProposed(doubted)).toBe(false);
      // Neither where what builds on it was answered right.
      expect(isProposed(belief(probability, [0, 1], { kind: 'needed-by', modules: ['n'] }))).toBe(
        false,
      );
    }
    expect(verdictOf(belief(0.02, [1, 2]))).toBe('probably-not-known');
  });

  it('proposes what answers speak for and nothing against', () => {
    for (const one of [
      belief(0.75, [2, 0]),
      belief(0.8, [0, 0], { kind: 'needed-by', modules: ['n'] }),
    ]) {
      expect(verdictOf(one)).toBe('known');
      expect(isProposed(one)).toBe(true);
    }
    expect(isProposed(belief(1, [0, 0], { kind: 'given' }))).toBe(true);
  });

  it('does not propose on ticks or the general impression alone', () => {
    for (const kind of ['claim', 'level'] as const) {
      const one = belief(0.99, [0, 0], { kind });
      expect(verdictOf(one)).toBe('claimed');
      expect(isProposed(one)).toBe(false);
    }
  });

  it('leaves what is between undecided, and takes the rest for unlikely', () => {
    expect(verdictOf(belief(0.5, [1, 1]))).toBe('unclear');
    expect(isUnlikely(belief(0.26, [0, 1]))).toBe(false);
    expect(verdictOf(belief(0.25, [0, 1]))).toBe('not-known');
    expect(isUnlikely(belief(0.25, [0, 1]))).toBe(true);
  });
});
