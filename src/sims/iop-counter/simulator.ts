import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'IOP counter',
  plain: 'Count the reads and bytes that random rows cost in Parquet and in Lance.',
  parameter: 'iops',
  presets,
  begin: presetState,
  step,
  describe,
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
