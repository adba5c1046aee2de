import type { Column } from '../schema.ts';
import type { Value } from '../values.ts';

export type Operator = '=' | '<' | '<=' | '>' | '>=';

/** What is asked of one column. */
export type Question =
  | { is: 'compare'; operator: Operator; value: Value }
  | { is: 'in'; values: Value[] }
  | { is: 'null' }
  | { is: 'nan' };

/** One question, or its opposite, with the words that ask it: `amount > 100`. */
export interface Test {
  is: 'test';
  column: Column;
  question: Question;
  /** True where the opposite is asked: `<>`, `not in`, `is not null`, or a `not` before it. */
  isNegated: boolean;
  words: string;
}

export type Predicate =
  Test | { is: 'and' | 'or'; parts: Predicate[] } | { is: 'not'; part: Predicate };

/** A predicate in which `not` stands at tests only. */
export type Simple = Test | { is: 'and' | 'or'; parts: Simple[] };

/** Moves `not` inwards (De Morgan); by SQL's three values that changes no answer. */
export function simplify(predicate: Predicate, isNegated = false): Simple {
  switch (predicate.is) {
    case 'not':
      return simplify(predicate.part, !isNegated);
    case 'test':
      if (!isNegated) return predicate;
      return {
        ...predicate,
        isNegated: !predicate.isNegated,
        words: predicate.words.startsWith('not ')
          ? predicate.words.slice('not '.length)
          : `not ${predicate.words}`,
      };
    default: {
      const other = predicate.is === 'and' ? 'or' : 'and';
      return {
        is: isNegated ? other : predicate.is,
        parts: predicate.parts.map((part) => simplify(part, isNegated)),
      };
    }
  }
}

/** The tests of a predicate, from left to right. */
export function testsOf(predicate: Simple): Test[] {
  return predicate.is === 'test' ? [predicate] : predicate.parts.flatMap(testsOf);
}
