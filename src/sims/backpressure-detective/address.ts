import { taskNames } from './state.ts';
import type { Action } from './state.ts';

/**
 * An action as text: `px2` two copies of price, `pm8` 8 ms an order (`o` orders, `p` price, `c` count, `s` store);
 * `r400` 400 orders arrive, `h80` 80 % of them have the hot key.
 */
export function encodeAction(action: Action): string {
  const name = 'task' in action ? action.task.charAt(0) : action.kind.charAt(0);
  const what = { copies: 'x', cost: 'm', rate: '', hot: '' }[action.kind];
  return `${name}${what}${action.value}`;
}

/** Null for text that `encodeAction` cannot have written. Never throws. */
export function decodeAction(text: string): Action | null {
  const [, name, what, digits = ''] = /^([opcsrh])([xm]?)(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  if (name === undefined) return null;
  const value = Number(digits);
  const task = taskNames.find((each) => each.startsWith(name));
  if (task) return what === '' ? null : { kind: what === 'x' ? 'copies' : 'cost', task, value };
  return what === '' ? { kind: name === 'r' ? 'rate' : 'hot', value } : null;
}
