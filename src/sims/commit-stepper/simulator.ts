import { recorded } from '../recorded.ts';
import { readActions, writeActions } from './address.ts';
import { step } from './model.ts';
import { presetState } from './preset.ts';
import { presets } from './presets.ts';
import type { Action, State } from './state.ts';
import type { Preset } from './preset.ts';
import { describe } from './words.ts';

export const simulator = recorded<Action, State, Preset>({
  title: 'Commit stepper',
  plain: 'See at which step of a Flink job a crash loses rows, doubles them, or does nothing.',
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
