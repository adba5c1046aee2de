import { undo, type History } from '../history.ts';
import { isSameKey } from './key-hash.ts';
import { step } from './model.ts';
import type { Action, State } from './model.ts';
import { presetState } from './presets.ts';
import type { Preset } from './presets.ts';

/** Refusals are steps too. */
export type Session = History<Preset, Action, State>;

export { undo };

/** More would not fit into an address that people pass on. */
export const MAX_STEPS = 60;

export function startSession(preset: Preset): Session {
  return { preset, actions: [], past: [], state: presetState(preset) };
}

/**
 * Takes one step. Moving one hot key's share several times in a row is one step, so that a drag over the slider is
 * undone at once. A session of `MAX_STEPS` stays as it is.
 */
export function act(session: Session, action: Action): Session {
  const last = session.actions.at(-1);
  const isSameDrag =
    action.kind === 'heat' && last?.kind === 'heat' && isSameKey(last.key, action.key);
  const { preset, actions, past, state } = isSameDrag ? undo(session) : session;
  if (actions.length >= MAX_STEPS) return session;
  return {
    preset,
    actions: [...actions, action],
    past: [...past, state],
    state: step(state, action),
  };
}
