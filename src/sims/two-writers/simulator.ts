import { dotted, recorded } from '../recorded.ts';
import { decodeAction, encodeAction } from './address.ts';
import { step } from './model.ts';
import { presets, presetState } from './presets.ts';
import { describe } from './words.ts';

/** Refusals are steps too: one learns from them. In 30 steps nobody loses a name eleven times, when Paimon would give up. */
export const simulator = recorded({
  title: 'Two writers',
  plain: 'See which pairs of commits get in each other’s way, and what is lost when they do.',
  parameter: 'writers',
  presets,
  begin: presetState,
  step,
  describe,
  isRefused: ({ event }) => event.some(({ kind }) => kind === 'refused'),
  maxSteps: 30,
  ...dotted(encodeAction, decodeAction),
});
