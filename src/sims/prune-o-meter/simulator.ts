import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Prune-o-meter',
  plain: 'See what a Parquet reader can skip, and whether order or metadata does the work.',
  parameter: 'prune',
  presets,
  begin: presetState,
  step,
  describe,
  isUnrecorded: ({ event: { kind } }) => kind === 'done',
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
