import type { Action } from './state.ts';

const letters: Readonly<Record<string, Action>> = {
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
};

const names = new Map(
  Object.entries(letters).map(([letter, action]) => [JSON.stringify(action), letter]),
);

/** `ccixid`: a letter for each action. */
export const writeActions = (actions: readonly Action[]): string =>
  actions.map((action) => names.get(JSON.stringify(action)) ?? '').join('');

/** Null for text with a letter that stands for no action. */
export function readActions(text: string): Action[] | null {
  const actions = [...text].map((letter) =>
    Object.hasOwn(letters, letter) ? letters[letter] : undefined,
  );
  const known = actions.filter((action) => action !== undefined);
  return known.length > 0 && known.length === actions.length ? known : null;
}
