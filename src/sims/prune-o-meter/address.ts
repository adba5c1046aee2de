import { orders } from './file.ts';
import type { Action } from './model.ts';
import { bloomBytes, tests } from './prune.ts';

/** `a` asks the next question, `o1` sets the order, `t2` the test, `v333` its value, `f0` bounds, `i1` index, `b2` filter. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'ask':
      return 'a';
    case 'order':
      return `o${orders.indexOf(action.order)}`;
    case 'predicate':
      return action.to.test === undefined
        ? `v${action.to.value ?? 0}`
        : `t${tests.indexOf(action.to.test)}`;
    case 'evidence': {
      const { footer, index, bloom } = action.to;
      if (footer !== undefined) return `f${Number(footer)}`;
      return index === undefined
        ? `b${bloomBytes.findIndex((one) => one === bloom)}`
        : `i${Number(index)}`;
    }
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 'a') return { kind: 'ask' };
  const [, kind, digits] = /^([otvfib])(0|[1-9]\d{0,3})$/.exec(text) ?? [];
  const number = Number(digits);
  switch (kind) {
    case 'v':
      return { kind: 'predicate', to: { value: number } };
    case 'o': {
      const order = orders[number];
      return order ? { kind: 'order', order } : null;
    }
    case 't': {
      const test = tests[number];
      return test ? { kind: 'predicate', to: { test } } : null;
    }
    case 'b': {
      const bloom = bloomBytes[number];
      return bloom === undefined ? null : { kind: 'evidence', to: { bloom } };
    }
    case 'f':
      return number > 1 ? null : { kind: 'evidence', to: { footer: number === 1 } };
    case 'i':
      return number > 1 ? null : { kind: 'evidence', to: { index: number === 1 } };
    default:
      return null;
  }
}
