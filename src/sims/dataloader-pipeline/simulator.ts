import { findPreset } from '../simulator.ts';
import type { Simulator } from '../simulator.ts';
import { decodeSession, encodeSession } from './address.ts';
import { presets } from './presets.ts';
import { act, startSession } from './session.ts';
import type { Action, Session } from './session.ts';
import { describeAction, describeMoment } from './words.ts';

/** Its steps are the events of one run, so a step back is the event before, wherever the reader came from. */
export const simulator: Simulator<Session, Action> = {
  title: 'DataLoader pipeline',
  plain: 'See why an accelerator waits for data, and which setting ends that.',
  parameter: 'dl',
  presets,
  start: (id) => {
    const { id: preset, settings } = findPreset(presets, id);
    return startSession(preset, settings);
  },
  presetOf: ({ preset }) => preset,
  act,
  back: (session) => (session.at === 0 ? session : act(session, { kind: 'back' })),
  stuck: () => '',
  encode: encodeSession,
  decode: decodeSession,
  describe: (session, step) => [
    step ? describeAction(step.before, step.action, session) : describeMoment(session),
  ],
  isRefused: () => false,
};
