import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { begin, idleBefore, paceOf } from './model.ts';
import type { Action, State } from './model.ts';
import { LATE } from './pipeline.ts';
import type { Setting } from './pipeline.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly setting: Setting;
}

const twenty: Action = { kind: 'train', steps: 20 };
const set = (to: Partial<Setting>): Action => ({ kind: 'set', to });

/** Whether a batch comes after so many milliseconds, in the long run, give or take two. */
const every =
  (milliseconds: number) =>
  ({ state }: Session): boolean =>
    Math.abs(paceOf(state).period - milliseconds) <= 2;
const periodOf = ({ state }: Session): string => `${Math.round(paceOf(state).period)} ms`;
const busyOf = ({ state }: Session): number => Math.round(100 * paceOf(state).busy);
const waitAt = ({ state }: Session, number: number): number => idleBefore(state.batches, number);

/** Each is a change that does not do what one hopes. */
export const presets: readonly Preset[] = [
  {
    id: 'twelve-cores',
    title: 'Twelve cores for each GPU',
    tryThis:
      'Set 16 workers: what changes, and why not? Then give them 16 cores. What does a deeper queue do now?',
    setting: {
      ...{ workers: 12, prefetch: 2, cores: 12, store: 0, link: 0 },
      ...{ decode: 3072, step: 200, late: 0, reads: true },
    },
    predict: {
      question:
        'The device is busy 78 % of the time. How busy is it with prefetch_factor 8 instead of 2?',
      choices: [
        { text: '78 %', holds: (after) => busyOf(after) < 82 },
        { text: 'About 90 %', holds: (after) => busyOf(after) >= 82 && busyOf(after) < 97 },
        { text: '100 %', holds: (after) => busyOf(after) >= 97 },
      ],
      acts: [set({ prefetch: 8 }), twenty],
      why: (after) =>
        `${busyOf(after)} %: twelve cores prepare a batch every ${periodOf(after)}, and a longer queue of what is not there stays empty.`,
    },
  },
  {
    id: 'faster-device',
    title: 'A device twice as fast',
    tryThis:
      'Now 16 workers, then decoding in 150 ms, then a link of 30 ms: which one helps, and which not?',
    setting: {
      ...{ workers: 8, prefetch: 2, cores: 4, store: 120, link: 60 },
      ...{ decode: 300, step: 100, late: 0, reads: false },
    },
    predict: {
      question:
        'The device is always busy, with steps of 100 ms. How often does a batch come if steps take 50 ms?',
      choices: [
        { text: 'Every 50 ms', holds: every(50) },
        { text: 'Every 75 ms', holds: every(75) },
        { text: 'Every 100 ms', holds: every(100) },
      ],
      acts: [set({ step: 50 }), twenty],
      why: (after) =>
        `Every ${periodOf(after)}: 300 ms of decoding on four cores rule now, and the device is idle for a third of the time.`,
    },
  },
  {
    id: 'two-workers',
    title: 'Two workers, one gap',
    tryThis:
      'Train step by step: whose batches are late? Then a prefetch_factor of 8, and then a third worker.',
    setting: {
      ...{ workers: 2, prefetch: 2, cores: 16, store: 0, link: 0 },
      ...{ decode: 400, step: 150, late: 0, reads: true },
    },
    predict: {
      question:
        'Two workers need 400 ms for a batch each, a step 150 ms. Where does the device wait?',
      choices: [
        {
          text: 'At each step, 50 ms',
          holds: (after) => waitAt(after, 18) === 50 && waitAt(after, 19) === 50,
        },
        {
          text: 'At every second, 100 ms',
          holds: (after) =>
            waitAt(after, 18) + waitAt(after, 19) === 100 && waitAt(after, 18) % 100 === 0,
        },
        { text: 'Nowhere', holds: (after) => waitAt(after, 18) + waitAt(after, 19) === 0 },
      ],
      acts: [twenty],
      why: () =>
        'Both begin together, so their batches come in pairs: the second is there while the first is trained, and then both are due again 100 ms late.',
    },
  },
  {
    id: 'one-late',
    title: 'One late batch',
    tryThis:
      'Train to step 31 with prefetch_factor 2, 4 and 8: from which on is the late batch not seen? What does it cost in memory?',
    setting: {
      ...{ workers: 4, prefetch: 2, cores: 16, store: 0, link: 0 },
      ...{ decode: 200, step: 100, late: 1100, reads: true },
    },
    predict: {
      question:
        'Step 31’s batch comes 1,100 ms late, and the device waits 500 ms. How long with prefetch_factor 4?',
      choices: [
        { text: 'Not at all', holds: (after) => waitAt(after, LATE) === 0 },
        {
          text: 'About 250 ms',
          holds: (after) => waitAt(after, LATE) > 0 && waitAt(after, LATE) < 400,
        },
        { text: '500 ms again', holds: (after) => waitAt(after, LATE) >= 400 },
      ],
      acts: [set({ prefetch: 4 }), twenty, twenty],
      why: () =>
        'With 16 batches ahead it is begun 1,600 ms before its step. Here the mean rate is high enough: what varies is what a queue is for.',
    },
  },
  {
    id: 'slow-store',
    title: 'A store that takes its time',
    tryThis:
      'Now 8 workers on one core: does it matter? Then a store of 40 ms. Which stage rules in each case?',
    setting: {
      ...{ workers: 4, prefetch: 2, cores: 4, store: 400, link: 0 },
      ...{ decode: 40, step: 60, late: 0, reads: true },
    },
    predict: {
      question:
        'Four workers wait 400 ms for the store and decode for 40. What do 8 cores instead of 4 change?',
      choices: [
        { text: 'Half the time a batch', holds: every(60) },
        { text: 'Nothing', holds: every(110) },
        {
          text: 'A little',
          holds: (after) => paceOf(after.state).period < 108 && paceOf(after.state).period > 62,
        },
      ],
      acts: [set({ cores: 8 }), twenty],
      why: (after) =>
        `A batch every ${periodOf(after)}, as before: who waits needs no core. More workers wait side by side.`,
    },
  },
];

export const presetState = ({ setting }: Preset): State => begin(setting);
