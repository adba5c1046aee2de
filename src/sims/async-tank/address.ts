import { capacity, knobs } from './settings.ts';
import type { Action } from './state.ts';

const letters: Readonly<Record<string, Action>> = {
  n: { kind: 'next' },
  r: { kind: 'run' },
  k: { kind: 'checkpoint' },
  c: { kind: 'crash' },
};

/** Every action by its text: a letter, and for a setting its value (`q8`, `lslow`). */
const actions: ReadonlyMap<string, Action> = new Map([
  ...Object.entries(letters),
  ...[capacity, ...knobs].flatMap(({ letter, options }) =>
    options.map(({ value, act }) => [letter + value, act] as const),
  ),
]);
const texts = new Map([...actions].map(([text, action]) => [JSON.stringify(action), text]));

export const encodeAction = (action: Action): string => texts.get(JSON.stringify(action)) ?? '';

/** Null for text that stands for no action. */
export const decodeAction = (text: string): Action | null => actions.get(text) ?? null;
