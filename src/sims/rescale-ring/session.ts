import { isSameKey } from './key-hash.ts';
import { step } from './model.ts';
import type { Action, State } from './model.ts';
import { presetState } from './presets.ts';
import type { Preset } from './presets.ts';

/** A preset, what the reader did since, and the state before each of those actions. Refusals are steps too. */
export interface Session {
  readonly preset: Preset;
  readonly actions: readonly Action[];
  readonly past: readonly State[];
  readonly state: State;
}

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

/** One step back; the same session where there is none. */
export function undo(session: Session): Session {
  const before = session.past.at(-1);
  if (!before) return session;
  return {
    preset: session.preset,
    actions: session.actions.slice(0, -1),
    past: session.past.slice(0, -1),
    state: before,
  };
}
