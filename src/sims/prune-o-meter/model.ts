import { MAX_ID } from './file.ts';
import type { Order } from './file.ts';
import { prune } from './prune.ts';
import type { Evidence, Predicate, Pruned } from './prune.ts';

/** A query on one column of a file, and how far its reader has asked. */
export interface State {
  readonly order: Order;
  readonly predicate: Predicate;
  readonly evidence: Evidence;
  /** So many of `questions` were asked. */
  readonly asked: number;
  readonly pruned: Pruned;
  readonly event: Event;
}

/** What a reader does one after the other. */
export const questions = ['footer', 'bloom', 'index', 'read'] as const;

export type Event =
  | { readonly kind: 'start' | 'asked' | 'done' }
  /** The same questions, of another file or for another query: what was read before. */
  | { readonly kind: 'set'; readonly before: Pruned };

export type Action =
  | { readonly kind: 'ask' }
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'predicate'; readonly to: Partial<Predicate> }
  | { readonly kind: 'evidence'; readonly to: Partial<Evidence> };

/** The highest value that a query can name: one that no row has. */
export const MAX_VALUE = MAX_ID + 1;

export const begin = (order: Order, predicate: Predicate, evidence: Evidence): State => ({
  ...{ order, predicate, evidence, asked: 0, pruned: prune(order, predicate, evidence) },
  event: { kind: 'start' },
});

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  const { order, predicate, evidence, asked } = state;
  switch (action.kind) {
    case 'ask':
      return asked === questions.length
        ? { ...state, event: { kind: 'done' } }
        : { ...state, asked: asked + 1, event: { kind: 'asked' } };
    case 'order':
      return set(state, { order: action.order, predicate, evidence });
    case 'predicate':
      return set(state, { order, predicate: { ...predicate, ...action.to }, evidence });
    case 'evidence':
      return set(state, { order, predicate, evidence: { ...evidence, ...action.to } });
  }
}

type Choice = Pick<State, 'order' | 'predicate' | 'evidence'>;

function set(state: State, choice: Choice): State {
  const { order, predicate, evidence } = state;
  if (JSON.stringify(choice) === JSON.stringify({ order, predicate, evidence })) return state;
  if (choice.predicate.value > MAX_VALUE) return state;
  const pruned = prune(choice.order, choice.predicate, choice.evidence);
  return { ...state, ...choice, pruned, event: { kind: 'set', before: state.pruned } };
}
