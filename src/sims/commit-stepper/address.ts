import type { Action } from './state.ts';

const letters: Readonly<Record<string, Action>> = {
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
};

/** `eenncr`: a letter for each action. */
export function writeActions(actions: readonly Action[]): string {
  return actions.map(letterOf).join('');
}

/** Null for text with a letter that stands for no action. */
export function readActions(text: string): Action[] | null {
  const actions: Action[] = [];
  for (const letter of text) {
    const action = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
    if (!action) return null;
    actions.push(action);
  }
  return actions.length > 0 ? actions : null;
}

function letterOf(action: Action): string {
  const same = JSON.stringify(action);
  return Object.entries(letters).find(([, other]) => JSON.stringify(other) === same)?.[0] ?? '';
}
