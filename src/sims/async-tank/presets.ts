import { count } from '../../domain/amounts.ts';
import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { begin, step } from './model.ts';
import type { Action, Settings, State } from './state.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
  /** So many moments, and then a checkpoint, before the reader comes; 0 for none. */
  readonly moments: number;
}

const run: readonly Action[] = [{ kind: 'run' }];
const plain: Settings = {
  mode: 'ordered',
  capacity: 4,
  every: 10,
  marks: 0,
  load: 'slow',
  timeout: 1000,
  onTimeout: 'fail',
  retries: 0,
};

const outputOf = ({ state }: Session, record: number) =>
  state.outputs.find(({ element }) => element.kind === 'record' && element.of === record);
const leftAt = (session: Session, record: number) => outputOf(session, record)?.at ?? Infinity;
const did = ({ state }: Session, what: State['happened'][number]['kind']) =>
  state.happened.some(({ kind }) => kind === what);
/** Requests that came with the answer. */
const asked = (after: Session, before: Session) => after.state.calls - before.state.calls;

export const presets: readonly Preset[] = [
  {
    id: 'one-slow',
    title: 'One slow request, in order',
    tryThis:
      'Choose unordered, and run: what does record 2 still hold up, and when is the last one out?',
    settings: plain,
    moments: 0,
    predict: {
      question:
        'Results are ordered. Record 2 takes 200 ms, the others 40. Record 3 enters at 30 ms: when does it leave?',
      choices: [
        {
          text: 'At 70 ms, when it is done',
          holds: (after) => leftAt(after, 3) < leftAt(after, 2),
        },
        { text: 'With record 2', holds: (after) => leftAt(after, 3) === leftAt(after, 2) },
        { text: '40 ms after record 2', holds: (after) => leftAt(after, 3) > leftAt(after, 2) },
      ],
      acts: run,
      why: (after) =>
        `Record 3 leaves at ${leftAt(after, 3)} ms. Until then it keeps its place in the queue, so fewer requests are in flight.`,
    },
  },
  {
    id: 'watermarks',
    title: 'Unordered, with watermarks',
    tryThis:
      'Run it with watermarks after every record, then with none: when do record 3 and the last one leave?',
    settings: { ...plain, mode: 'unordered', capacity: 6, marks: 3 },
    moments: 0,
    predict: {
      question:
        'Unordered; record 2 takes 200 ms. Record 4, behind watermark W3, is done at 80 ms. What does it do?',
      choices: [
        { text: 'It waits for record 2', holds: (after) => leftAt(after, 4) >= leftAt(after, 2) },
        { text: 'It leaves at once', holds: (after) => leftAt(after, 4) < leftAt(after, 2) },
      ],
      acts: run,
      why: (after) =>
        `It leaves at ${leftAt(after, 4)} ms: W3 may not overtake record 2, and record 4 may not overtake W3.`,
    },
  },
  {
    id: 'capacity',
    title: 'How much capacity helps',
    tryThis:
      'Set 2, then 4, then 8 places, and run each: from where on does it change little, and why?',
    settings: { ...plain, capacity: 1, load: 'even' },
    moments: 0,
    predict: {
      question:
        'Each request takes 40 ms, and a record comes every 10 ms. With one place, when are all 12 out?',
      choices: [
        { text: 'At 160 ms', holds: ({ state }) => state.now <= 160 },
        { text: 'At about 300 ms', holds: ({ state }) => state.now > 160 && state.now < 400 },
        { text: 'At 490 ms, as if blocking', holds: ({ state }) => state.now >= 400 },
      ],
      acts: run,
      why: ({ state }) =>
        `At ${state.now} ms: one request at a time is what a blocking call does, though this one is asynchronous.`,
    },
  },
  {
    id: 'timeout',
    title: 'No answer in time',
    tryThis:
      'Let a timeout give a default: what leaves at 120 ms, and what comes of the late answer?',
    settings: { ...plain, timeout: 100 },
    moments: 0,
    predict: {
      question: 'Record 2 takes 200 ms, and the timeout is 100 ms. What does Flink do by default?',
      choices: [
        { text: 'It drops record 2', holds: ({ state }) => !state.failed },
        { text: 'It asks again', holds: (after) => did(after, 'retried') },
        { text: 'It fails the job', holds: ({ state }) => state.failed },
      ],
      acts: run,
      why: ({ state }) =>
        `At ${state.now} ms timeout() is called, and by default it completes with an exception.`,
    },
  },
  {
    id: 'retries',
    title: 'Retries within one timeout',
    tryThis:
      'Set the timeout to 1,000 ms: when does record 3 leave, and how many requests were sent?',
    settings: { ...plain, load: 'flaky', timeout: 150, retries: 2 },
    moments: 0,
    predict: {
      question:
        'An attempt for record 3 takes 40 ms; the first two fail. Two retries, each 20 ms later; timeout 150 ms. What happens?',
      choices: [
        { text: 'The third is in time', holds: ({ state }) => !state.failed },
        { text: 'The timeout comes first', holds: (after) => did(after, 'timed out') },
        {
          text: 'The first error fails it',
          holds: (after) => after.state.failed && !did(after, 'retried'),
        },
      ],
      acts: run,
      why: ({ state }) =>
        `The timeout counts from when the record entered, over all attempts: for record 3 from 30 ms until ${30 + state.settings.timeout} ms.`,
    },
  },
  {
    id: 'crash',
    title: 'Crash: requests in flight',
    tryThis: 'Set 4 places, go on to 90 ms, and press Barrier: when does the barrier get in?',
    settings: { ...plain, capacity: 8 },
    moments: 9,
    predict: {
      question:
        'A checkpoint has just found 8 records in the queue, 3 of them done. After a crash, which are asked for again?',
      choices: [
        { text: 'None of them', holds: (after, before) => asked(after, before) === 0 },
        { text: 'The 5 that are not done', holds: (after, before) => asked(after, before) === 5 },
        { text: 'All 8', holds: (after, before) => asked(after, before) === 8 },
      ],
      acts: [{ kind: 'crash' }],
      why: (after, before) =>
        `${count(asked(after, before), 'new request')}: a checkpoint stores the records in the queue, not their results.`,
    },
  },
];

/** Where a preset starts. */
export function presetState({ settings, moments }: Preset): State {
  const before: Action[] = Array.from({ length: moments }, () => ({ kind: 'next' }));
  if (moments > 0) before.push({ kind: 'checkpoint' });
  return before.reduce(step, begin(settings));
}
