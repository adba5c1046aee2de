/** A bucket of three drops that tips when a fourth one falls in. */
export interface State {
  readonly drops: number;
  readonly tips: number;
  readonly event: 'start' | 'dropped' | 'tipped' | 'emptied' | 'filled';
}

export type Action =
  | { readonly kind: 'drop' }
  | { readonly kind: 'empty' }
  /** By a slider or by a button. */
  | { readonly kind: 'fill'; readonly drops: number };

export const SIZE = 3;

export function step(state: State, action: Action): State {
  if (action.kind === 'empty')
    return state.drops === 0 ? state : { ...state, drops: 0, event: 'emptied' };
  if (action.kind === 'fill')
    return state.drops === action.drops
      ? state
      : { ...state, drops: action.drops, event: 'filled' };
  return state.drops < SIZE
    ? { ...state, drops: state.drops + 1, event: 'dropped' }
    : { drops: 0, tips: state.tips + 1, event: 'tipped' };
}
