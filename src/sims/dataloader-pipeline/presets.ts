import type { Preset as FramePreset } from '../simulator.ts';
import { heldBatches } from './measure.ts';
import type { Action, Session } from './session.ts';
import type { Settings } from './settings.ts';
import { ms } from './words.ts';

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
}

const balanced: Settings = {
  workers: 4,
  prefetch: 2,
  batches: 12,
  loadMs: 200,
  stepMs: 60,
  slowBatch: null,
  slowMs: 800,
  pinMs: 0,
  inOrder: true,
  samples: 256,
  sampleBytes: 602_112,
};

const headOfLine: Settings = {
  ...balanced,
  workers: 3,
  loadMs: 100,
  stepMs: 40,
  slowBatch: 0,
};

/** The state that is looked at. */
const now = ({ states, at }: Session) => states[at];
const endOf = ({ states }: Session) => states.at(-1)?.now ?? 0;
const waitsOf = (session: Session) =>
  now(session)?.spans.filter(({ kind }) => kind === 'wait').length ?? 0;
const earlyOf = (session: Session) => now(session)?.reorder.length ?? 0;
/** How many batches were delivered before batch 0. */
const beforeFirst = (session: Session) => now(session)?.delivered.indexOf(0) ?? -1;
const mostOf = ({ states, at }: Session) => Math.max(...states.slice(0, at + 1).map(heldBatches));
const listsOf = ({ settings: { workers, prefetch } }: Session) => workers * prefetch;
const end: Action = { kind: 'end' };

export const presets: readonly Preset[] = [
  {
    id: 'balanced',
    title: 'Balanced: four workers keep up',
    tryThis: 'Take one event after the other and follow batch 4 from its list to the loop.',
    settings: balanced,
    predict: {
      question: 'Loading takes 200 ms and a step 60 ms. How often does the loop wait in the epoch?',
      choices: [
        { text: 'Never', holds: (after) => waitsOf(after) === 0 },
        { text: 'Once', holds: (after) => waitsOf(after) === 1 },
        { text: 'Again and again', holds: (after) => waitsOf(after) > 1 },
      ],
      acts: [end],
      why: (after) =>
        `${String(after.settings.workers)} workers load a batch every ${ms(after.settings.loadMs / after.settings.workers)} on average, and a step takes ${ms(after.settings.stepMs)}. Only the first batch has nothing before it to hide behind.`,
    },
  },
  {
    id: 'starved',
    title: 'Starved: two workers are too few',
    tryThis:
      'Go to the end, note how busy the loop was, then raise the prefetch factor to 8: does it help? Now add workers.',
    settings: { ...balanced, workers: 2 },
    predict: {
      question: 'The prefetch factor goes from 2 to 8. When does the epoch end?',
      choices: [
        { text: 'Much earlier', holds: (after, before) => endOf(after) < 0.9 * endOf(before) },
        {
          text: 'At the same time',
          holds: (after, before) =>
            endOf(after) >= 0.9 * endOf(before) && endOf(after) <= endOf(before),
        },
        { text: 'Later', holds: (after, before) => endOf(after) > endOf(before) },
      ],
      acts: [{ kind: 'set', change: { prefetch: 8 } }, end],
      why: (after, before) =>
        `It ends after ${ms(endOf(after))}, before ${ms(endOf(before))}. A longer list makes no worker load faster: each of the ${String(after.settings.workers)} loads one batch at a time.`,
    },
  },
  {
    id: 'head-of-line',
    title: 'Head of line: batch 0 is slow, in order',
    tryThis:
      'Take one event after the other: before batch 0 is loaded, count how many batches are loaded and how many the loop gets.',
    settings: headOfLine,
    predict: {
      question:
        'Batch 0 takes 800 ms, the others 100 ms. How many others wait, loaded, when it comes?',
      choices: [
        { text: 'None', holds: (after) => earlyOf(after) === 0 },
        {
          text: 'Fewer than 6',
          holds: (after) => earlyOf(after) > 0 && earlyOf(after) < listsOf(after),
        },
        { text: 'All 11', holds: (after) => earlyOf(after) >= listsOf(after) },
      ],
      acts: [{ kind: 'batch' }],
      why: (after) =>
        `${String(earlyOf(after))} wait in the reorder buffer. At most ${String(listsOf(after))} lists are out, workers × prefetch factor, and a new one goes out only when a batch is delivered.`,
    },
  },
  {
    id: 'out-of-order',
    title: 'The same slow batch with in_order=False',
    tryThis:
      'Go from batch to batch and find the one quick batch that comes late too. Where is its list all this time?',
    settings: { ...headOfLine, inOrder: false },
    predict: {
      question: 'With in_order=False, how many of the 12 batches come before the slow batch 0?',
      choices: [
        { text: 'None', holds: (after) => beforeFirst(after) <= 0 },
        { text: '1 to 6', holds: (after) => beforeFirst(after) >= 1 && beforeFirst(after) <= 6 },
        { text: 'More than 6', holds: (after) => beforeFirst(after) > 6 },
      ],
      acts: [end],
      why: (after) =>
        `${String(beforeFirst(after))} come before it: each is delivered as it is ready, and each delivery sends the next list to a worker.`,
    },
  },
  {
    id: 'prefetch-memory',
    title: 'A large prefetch factor fills memory',
    tryThis:
      'Go to the end and read the most memory held, then lower the prefetch factor to 1: does the run end later?',
    settings: { ...balanced, prefetch: 6, batches: 30, loadMs: 100, stepMs: 200 },
    predict: {
      question:
        '4 workers, prefetch factor 6, 30 batches. How many loaded batches are in memory at most?',
      choices: [
        { text: '6 or 7', holds: (after) => mostOf(after) <= 7 },
        { text: 'About 24', holds: (after) => mostOf(after) > 7 && mostOf(after) < 28 },
        { text: 'All 30', holds: (after) => mostOf(after) >= 28 },
      ],
      acts: [end],
      why: (after) =>
        `${String(mostOf(after))}: workers × prefetch factor is ${String(listsOf(after))}, and the loop holds one of its own. Where loading is quicker than the step, all of them fill up.`,
    },
  },
];
