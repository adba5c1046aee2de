import { compare, isNaNValue } from '../values.ts';
import type { Value } from '../values.ts';
import type { Question, Simple, Test } from './ast.ts';

/** SQL's three truth values; null is "unknown". */
export type Truth = boolean | null;

/**
 * Whether a predicate holds for a row. The rules are this reader's, after SQL and IEEE 754: a comparison
 * with null is unknown, and its opposite too; a comparison with NaN is false, so `<>` is true of NaN. (Spark
 * takes NaN as equal to itself and above all numbers.)
 *
 * @param valueOf the row's value of a test's column
 */
export function evaluate(predicate: Simple, valueOf: (test: Test) => Value | null): Truth {
  if (predicate.is === 'test') return answer(predicate, valueOf(predicate));
  const isAnd = predicate.is === 'and';
  let truth: Truth = isAnd;
  for (const part of predicate.parts) {
    const one = evaluate(part, valueOf);
    if (one === !isAnd) return one;
    if (one === null) truth = null;
  }
  return truth;
}

/** One test of one value. */
export function answer({ question, isNegated }: Test, value: Value | null): Truth {
  if (question.is === 'null') return (value === null) !== isNegated;
  if (value === null) return null;
  return holds(question, value) !== isNegated;
}

function holds(question: Question, value: Value): boolean {
  if (question.is === 'nan') return isNaNValue(value);
  if (isNaNValue(value)) return false;
  if (question.is === 'in') return question.values.some((one) => compare(value, one) === 0);
  if (question.is !== 'compare') return false;
  const order = compare(value, question.value);
  switch (question.operator) {
    case '=':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
