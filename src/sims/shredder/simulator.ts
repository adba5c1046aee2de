import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Shredder',
  plain: 'See which levels Parquet stores for nulls, empty lists and lists in lists.',
  parameter: 'shred',
  presets,
  begin: presetState,
  step,
  describe,
  isRefused: ({ event: { kind } }) => kind === 'refused' || kind === 'full',
  isUnrecorded: ({ event: { kind } }) => kind === 'done' || kind === 'full',
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
