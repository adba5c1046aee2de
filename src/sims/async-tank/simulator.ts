import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import type { Preset } from './presets.ts';
import type { Action, State } from './state.ts';
import { describe } from './words.ts';

export const simulator = recorded<Action, State, Preset>({
  title: 'Async tank',
  plain: 'See what Flink’s async I/O holds back, and how many requests in flight help.',
  parameter: 'tank',
  presets,
  begin: presetState,
  step,
  describe,
  isRefused: ({ failed }) => failed,
  maxSteps: 120,
  ...dotted(encodeAction, decodeAction),
});
