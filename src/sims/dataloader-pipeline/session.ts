import { runAll } from './model.ts';
import { planOf } from './settings.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';

/** The preset that was chosen last, the settings now, the history of all states of their run, and which of them is looked at. */
export interface Session {
  readonly preset: string;
  readonly settings: Settings;
  readonly states: readonly State[];
  /** Events taken: an index of `states`. */
  readonly at: number;
}

export type Action =
  | { readonly kind: 'event' | 'batch' | 'end' | 'back' }
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'set'; readonly change: Partial<Settings> };

/** A run of these settings after some events. */
export function startSession(preset: string, settings: Settings, at = 0): Session {
  const states = runAll(planOf(settings));
  return { preset, settings, states, at: Math.max(0, Math.min(at, states.length - 1)) };
}

export function stateOf({ states, at }: Session): State {
  const state = states[at];
  if (!state)
    throw new RangeError(`A run of ${String(states.length)} states has no state ${String(at)}.`);
  return state;
}

export function isAtEnd({ states, at }: Session): boolean {
  return at === states.length - 1;
}

/** Steps stop at both ends. A change of settings keeps the moment, and the end if the run was at its end. */
export function act(session: Session, action: Action): Session {
  const last = session.states.length - 1;
  const go = (to: number): Session => ({ ...session, at: Math.max(0, Math.min(to, last)) });
  switch (action.kind) {
    case 'event':
      return go(session.at + 1);
    case 'back':
      return go(session.at - 1);
    case 'end':
      return go(last);
    case 'go':
      return go(action.to);
    case 'batch': {
      const next = session.states.findIndex(
        ({ event }, at) => at > session.at && event.kind === 'delivered',
      );
      return go(next === -1 ? last : next);
    }
    case 'set':
      return changeSettings(session, { ...session.settings, ...action.change });
  }
}

function changeSettings(session: Session, wanted: Settings): Session {
  const { slowBatch, batches } = wanted;
  const settings = {
    ...wanted,
    slowBatch: slowBatch !== null && slowBatch < batches ? slowBatch : null,
  };
  const changed = startSession(session.preset, settings);
  if (session.at === 0) return changed;
  if (isAtEnd(session)) return { ...changed, at: changed.states.length - 1 };
  const { now } = stateOf(session);
  return { ...changed, at: changed.states.findLastIndex((state) => state.now <= now) };
}
