import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import type { Preset } from './presets.ts';
import type { Action, State } from './state.ts';
import { describe } from './words.ts';

export const simulator = recorded<Action, State, Preset>({
  title: 'Watermark river',
  plain: 'See which partition holds event time back, and what a window then waits for or loses.',
  parameter: 'river',
  presets,
  begin: presetState,
  step,
  describe,
  maxSteps: 60,
  ...dotted(encodeAction, decodeAction),
});
