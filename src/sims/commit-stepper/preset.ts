import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { readActions } from './address.ts';
import { readTable } from './fates.ts';
import { begin, step } from './model.ts';
import type { Action, Settings, State } from './state.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
  /** What was done before the reader comes, as in an address. */
  readonly before: string;
}

/** Where a preset starts. */
export function presetState({ settings, before }: Preset): State {
  const state = acts(before).reduce(step, begin(settings));
  return { ...state, event: { kind: 'ready' } };
}

// What presets ask with, and how their choices come true.

export const acts = (letters: string): readonly Action[] => readActions(letters) ?? [];
/** How many rows a reader sees. */
export const rows = ({ state }: Session): number => readTable(state).length;
/** The record that the source hands out next. */
export const next = ({ state: { job } }: Session): number => (job?.position ?? 0) + 1;
