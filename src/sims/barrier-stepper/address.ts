import { lettered } from '../recorded.ts';
import type { Action } from './state.ts';

/** `ccixid`: a letter for each action. */
export const { write: writeActions, read: readActions } = lettered<Action>({
  c: { kind: 'order', city: 'cairo' },
  d: { kind: 'order', city: 'delhi' },
  x: { kind: 'mark', city: 'cairo' },
  y: { kind: 'mark', city: 'delhi' },
  i: { kind: 'take', city: 'cairo' },
  j: { kind: 'take', city: 'delhi' },
  t: { kind: 'timeout' },
  a: { kind: 'acknowledge' },
  g: { kind: 'give-up' },
  k: { kind: 'crash' },
  r: { kind: 'restart' },
  l: { kind: 'mode', mode: 'aligned' },
  o: { kind: 'mode', mode: 'at-least-once' },
  u: { kind: 'mode', mode: 'unaligned' },
  w: { kind: 'mode', mode: 'timeout' },
});
