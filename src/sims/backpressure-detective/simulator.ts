import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import type { Preset } from './presets.ts';
import type { Action, State } from './state.ts';
import { describe } from './words.ts';

export const simulator = recorded<Action, State, Preset>({
  title: 'Backpressure detective',
  plain: 'See which task of a Flink job holds it back, and which only wait for it.',
  parameter: 'detective',
  presets,
  begin: presetState,
  step,
  describe,
  maxSteps: 60,
  ...dotted(encodeAction, decodeAction),
});
