import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Crash and resume',
  plain: 'See which samples a training job loses or repeats when it resumes in mid epoch.',
  parameter: 'resume',
  presets,
  begin: presetState,
  step,
  describe,
  isUnrecorded: ({ event }) => event === 'done',
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
