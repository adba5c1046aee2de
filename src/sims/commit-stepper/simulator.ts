import { recorded } from '../recorded.ts';
import { readActions, writeActions } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import type { Action, State } from './state.ts';
import type { Preset } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded<Action, State, Preset>({
  parameter: 'commit',
  presets,
  begin: presetState,
  step,
  describe,
  isRefused: ({ event }) => event.kind === 'refused',
  maxSteps: 120,
  write: writeActions,
  read: readActions,
});
