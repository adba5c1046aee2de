import type { Bounds } from '../bounds.ts';
import { toPlainValue } from '../values.ts';
import type { Value } from '../values.ts';
import { compare } from '../values.ts';
import type { Question, Simple, Test } from './ast.ts';
import { answer } from './evaluate.ts';

/** Whether rows may match, and why, as a sentence. False is certain; true is not. */
export interface Verdict {
  may: boolean;
  why: string;
}

/** What bounds say of a test: of nulls, of NaN, and of all other values. */
export function byBounds(test: Test, bounds: Bounds): Verdict {
  const { column } = test;
  const name = column.name;
  if (bounds.nulls !== 0 && answer(test, null) === true) {
    return bounds.nulls === undefined
      ? { may: true, why: `There may be nulls in ${name}: their count was not written.` }
      : { may: true, why: `${nullsInWords(bounds.nulls)} in ${name}.` };
  }
  if (test.question.is === 'null' && !test.isNegated) {
    return { may: false, why: `The null count of ${name} is 0.` };
  }
  if (bounds.nans !== 0 && answer(test, NaN) === true && bounds.hasValues !== false) {
    return bounds.nans === undefined
      ? { may: true, why: `There may be NaN in ${name}: its count was not written.` }
      : { may: true, why: `${name} has ${String(bounds.nans)} NaN, and that matches.` };
  }
  if (bounds.hasValues === false) {
    const nans = bounds.nans ?? 0;
    if (nans > 0 && answer(test, NaN) === true) {
      return { may: true, why: `All values of ${name} are NaN, and that matches.` };
    }
    return {
      may: false,
      why: `${name} has nothing but ${nans > 0 ? 'null and NaN' : 'nulls'} here, which do not match.`,
    };
  }
  if (test.question.is === 'nan' && !test.isNegated) {
    return { may: false, why: `The NaN count of ${name} is 0.` };
  }
  return byRange(test, bounds);
}

function nullsInWords(count: number): string {
  return count === 1 ? 'There is 1 null' : `There are ${count.toLocaleString('en')} nulls`;
}

function byRange(test: Test, bounds: Bounds): Verdict {
  const { min, max, isMinExact, isMaxExact, notes } = bounds;
  const { column, question } = test;
  const show = (value: Value) => inWords(test, value);
  if (question.is === 'null' || question.is === 'nan') {
    return { may: true, why: `${column.name} has values.` };
  }
  if (min === undefined && max === undefined) {
    const why = `Nothing is known of the values of ${column.name}. ${notes[0] ?? ''}`;
    return { may: true, why: why.trim() };
  }
  const low = min === undefined ? 'unknown' : show(min) + shortened(isMinExact);
  const high = max === undefined ? 'unknown' : show(max) + shortened(isMaxExact);
  const isOpen = min === undefined || max === undefined;
  const range = `min ${low}, max ${high}`;
  const note = isOpen && notes[0] !== undefined ? ` ${notes[0]}` : '';
  if (test.isNegated) {
    const isOne = min !== undefined && max !== undefined && compare(min, max) === 0;
    return isOne && answer(test, min) === false
      ? { may: false, why: `Every value of ${column.name} is ${show(min)}.` }
      : { may: true, why: `Other values may lie within ${range}.${note}` };
  }
  const wanted = question.is === 'in' ? question.values : [question.value];
  const isBelow = (value: Value) => min !== undefined && compare(value, min) < 0;
  const isAbove = (value: Value) => max !== undefined && compare(value, max) > 0;
  const operator = question.is === 'in' ? '=' : question.operator;
  const misses = (value: Value): string | undefined => {
    switch (operator) {
      case '=':
        if (isBelow(value)) return `its min, ${low}, is above ${show(value)}`;
        return isAbove(value) ? `its max, ${high}, is below ${show(value)}` : undefined;
      case '<':
        return min !== undefined && compare(min, value) >= 0
          ? `its min, ${low}, is not below ${show(value)}`
          : undefined;
      case '<=':
        return isBelow(value) ? `its min, ${low}, is above ${show(value)}` : undefined;
      case '>':
        return max !== undefined && compare(max, value) <= 0
          ? `its max, ${high}, is not above ${show(value)}`
          : undefined;
      case '>=':
        return isAbove(value) ? `its max, ${high}, is below ${show(value)}` : undefined;
    }
  };
  const why = wanted.map(misses);
  if (why.every((one) => one !== undefined)) {
    return {
      may: false,
      why:
        wanted.length === 1
          ? `In ${column.name}, ${why[0] ?? ''}.`
          : `None of the ${String(wanted.length)} values lies within ${range}.`,
    };
  }
  return { may: true, why: `Values that match may lie within ${range}.${note}` };
}

/** A value as a reader would write it in a predicate. */
export function inWords({ column }: Test, value: Value): string {
  const plain = toPlainValue(column, value);
  const text = typeof plain === 'string' ? plain : String(plain);
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return value instanceof Uint8Array ? `'${short}'` : short;
}

function shortened(isExact: boolean | undefined): string {
  return isExact === false ? ' (shortened: a bound, not a value)' : '';
}

/** Joins the verdicts of tests: `and` needs all, `or` one. */
export function joinVerdicts(predicate: Simple, verdictOf: (test: Test) => boolean): boolean {
  if (predicate.is === 'test') return verdictOf(predicate);
  return predicate.is === 'and'
    ? predicate.parts.every((part) => joinVerdicts(part, verdictOf))
    : predicate.parts.some((part) => joinVerdicts(part, verdictOf));
}

/** Values of which a Bloom filter can say that none is there: those of `=` and `in`. */
export function bloomValues({ question, isNegated }: Test): Value[] | undefined {
  if (isNegated || question.is === 'null' || question.is === 'nan') return undefined;
  return valuesOf(question);
}

function valuesOf(question: Question): Value[] | undefined {
  if (question.is === 'in') return question.values;
  return question.is === 'compare' && question.operator === '=' ? [question.value] : undefined;
}
