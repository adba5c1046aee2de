import { kinds, sizes } from './file.ts';
import { counts } from './model.ts';
import type { Action } from './model.ts';
import { blocks, stores } from './reads.ts';

/** `f` fetches, `o` opens anew; `s0` the store, `k1` the kind, `z3` the size, `b1` the block, `c2` the count, `n1` near. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'fetch':
      return 'f';
    case 'open':
      return 'o';
    case 'wish':
      return action.to.near === undefined
        ? `c${counts.findIndex((one) => one === action.to.count)}`
        : `n${Number(action.to.near)}`;
    case 'set': {
      const { store, kind, size, block } = action.to;
      if (store !== undefined) return `s${stores.indexOf(store)}`;
      if (kind !== undefined) return `k${kinds.indexOf(kind)}`;
      return size === undefined
        ? `b${blocks.findIndex((one) => one === block)}`
        : `z${sizes.findIndex((one) => one === size)}`;
    }
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 'f') return { kind: 'fetch' };
  if (text === 'o') return { kind: 'open' };
  const [, letter, digit] = /^([skzbcn])(\d)$/.exec(text) ?? [];
  const at = Number(digit);
  const set = <K extends string, T>(key: K, value: T | undefined): Action | null =>
    value === undefined ? null : { kind: 'set', to: { [key]: value } };
  switch (letter) {
    case 's':
      return set('store', stores[at]);
    case 'k':
      return set('kind', kinds[at]);
    case 'z':
      return set('size', sizes[at]);
    case 'b':
      return set('block', blocks[at]);
    case 'c': {
      const count = counts[at];
      return count === undefined ? null : { kind: 'wish', to: { count } };
    }
    case 'n':
      return at > 1 ? null : { kind: 'wish', to: { near: at === 1 } };
    default:
      return null;
  }
}
