import { recorded } from '../recorded.ts';
import { readActions, writeActions } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Barrier stepper',
  plain: 'See what a Flink checkpoint holds in each mode, and what a restart counts twice.',
  parameter: 'barrier',
  presets,
  begin: presetState,
  step,
  describe,
  maxSteps: 120,
  write: writeActions,
  read: readActions,
});
