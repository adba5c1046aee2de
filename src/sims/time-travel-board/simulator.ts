import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Time-travel board',
  plain: 'See which labels of a training set get a value that serving cannot have had.',
  parameter: 'board',
  presets,
  begin: presetState,
  step,
  describe,
  isUnrecorded: ({ event: { kind } }) => kind === 'done',
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
