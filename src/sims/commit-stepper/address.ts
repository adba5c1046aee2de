import { lettered } from '../recorded.ts';
import type { Action } from './state.ts';

/** `eenncr`: a letter for each action. */
export const { write: writeActions, read: readActions } = lettered<Action>({
  e: { kind: 'emit' },
  n: { kind: 'next' },
  l: { kind: 'lose' },
  c: { kind: 'crash' },
  r: { kind: 'restart' },
  s: { kind: 'start' },
  t: { kind: 'wait' },
  a: { kind: 'target', target: 'append' },
  k: { kind: 'target', target: 'key' },
  p: { kind: 'target', target: 'plain' },
  m: { kind: 'target', target: 'rename' },
  d: { kind: 'target', target: 'copy' },
  b: { kind: 'target', target: 'kafka' },
  x: { kind: 'mode', mode: 'exactly-once' },
  o: { kind: 'mode', mode: 'at-least-once' },
  z: { kind: 'mode', mode: 'off' },
});
