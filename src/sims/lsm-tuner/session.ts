import { undo, type History } from '../history.ts';
import { step } from './model.ts';
import type { Action, State } from './model.ts';
import { presetState } from './presets.ts';
import type { Preset } from './presets.ts';

export type Session = History<Preset, Action, State>;

export { undo };

/** A longer session would not fit into an address. */
export const MAX_STEPS = 400;

export function startSession(preset: Preset): Session {
  return { preset, actions: [], past: [], state: presetState(preset) };
}

/**
 * Takes one step. Moving the same control twice in a row is one step, so that a drag over a slider is undone at once;
 * an action that changes nothing, or that is refused, is none.
 */
export function act(session: Session, action: Action): Session {
  const { preset, actions, past, state } = session;
  const last = actions.at(-1);
  const before = past.at(-1);
  if (action.kind === 'set' && last?.kind === 'set' && last.setting === action.setting && before) {
    const moved = step(before, action);
    if (moved === before) return { ...undo(session), state: before };
    return { preset, actions: [...actions.slice(0, -1), action], past, state: moved };
  }
  if (actions.length >= MAX_STEPS)
    return { ...session, state: { ...state, event: { kind: 'refused' } } };
  const next = step(state, action);
  if (next === state) return session;
  if (next.event.kind === 'refused') return { ...session, state: next };
  return { preset, actions: [...actions, action], past: [...past, state], state: next };
}
