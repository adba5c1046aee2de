import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Starvation',
  plain: 'See where a training device waits for its input, and which change ends it.',
  parameter: 'starve',
  presets,
  begin: presetState,
  step,
  describe,
  isUnrecorded: ({ event: { kind } }) => kind === 'ended',
  maxSteps: 80,
  ...dotted(encodeAction, decodeAction),
});
