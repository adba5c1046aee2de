import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describeEvent } from './words.ts';

/** Refusals are steps too: one learns from them. */
export const simulator = recorded({
  title: 'Rescale ring',
  plain: 'See which state moves when a Flink job gets more or fewer subtasks.',
  parameter: 'ring',
  presets,
  begin: presetState,
  step,
  describe: describeEvent,
  isRefused: ({ event }) => event.kind === 'refused',
  maxSteps: 60,
  ...dotted(encodeAction, decodeAction),
});
