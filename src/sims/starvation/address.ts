import { strides } from './model.ts';
import type { Action } from './model.ts';
import { settable, values } from './settings.ts';

const letters = 'wpcsldgt';

/** `a` trains one step and `b` twenty; a letter and a place set a value (`w3`: eight workers); `r1` reads the loss. */
export function encodeAction(action: Action): string {
  if (action.kind === 'train') return action.steps === strides[0] ? 'a' : 'b';
  const { reads } = action.to;
  if (reads !== undefined) return `r${Number(reads)}`;
  const at = settable.findIndex((key) => action.to[key] !== undefined);
  const key = settable[at];
  if (key === undefined) return 'r0';
  return `${letters.charAt(at)}${values[key].indexOf(action.to[key] ?? 0)}`;
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 'a') return { kind: 'train', steps: strides[0] };
  if (text === 'b') return { kind: 'train', steps: strides[1] };
  const [, letter = '', digit] = /^([a-z])(\d)$/.exec(text) ?? [];
  const place = Number(digit);
  if (letter === 'r') return place > 1 ? null : { kind: 'set', to: { reads: place === 1 } };
  const key = settable[letters.indexOf(letter)];
  const value = letter === '' || key === undefined ? undefined : values[key][place];
  return key === undefined || value === undefined ? null : { kind: 'set', to: { [key]: value } };
}
