import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

export const simulator = recorded({
  title: 'Merge playground',
  plain: 'See which row a query gets when records of one key come late, partly, or as deletes.',
  parameter: 'merge',
  presets,
  begin: presetState,
  step,
  describe,
  isRefused: ({ event: { kind } }) =>
    kind === 'compaction-failed' || kind === 'nothing-to-compact' || kind === 'full',
  isUnrecorded: ({ event: { kind } }) => kind === 'nothing-to-compact' || kind === 'full',
  maxSteps: 40,
  ...dotted(encodeAction, decodeAction),
});
