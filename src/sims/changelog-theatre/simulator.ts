import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Changelog theatre',
  plain: 'See which rows a Flink SQL query sends for one change, and what it must keep for that.',
  parameter: 'changelog',
  presets,
  begin: presetState,
  step,
  describe,
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
