import { recorded } from '../recorded.ts';
import { readActions, writeActions } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { eventInWords } from './words.ts';

export const simulator = recorded({
  title: 'LSM tuner',
  plain:
    'See what compaction costs in writes, reads and space, and that no setting wins all three.',
  parameter: 'lsm',
  presets,
  begin: presetState,
  step,
  describe: (state) => [eventInWords(state)],
  isRefused: ({ event }) => event.kind === 'refused',
  isUnrecorded: ({ event }) => event.kind === 'refused',
  maxSteps: 400,
  write: writeActions,
  read: readActions,
});
