import type { Job } from './key-groups.ts';
import type { Key } from './key-hash.ts';
import type { Traffic } from './load.ts';
import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { skewOf } from './model.ts';
import type { Action, State } from './model.ts';
import { count } from '../../domain/amounts.ts';
import { percent } from './words.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly job: Job;
  readonly traffic: Traffic;
}

const text = (name: string): Key => ({ type: 'text', text: name });

/** The keys of the lab flink-state-rescale. */
const cities = [
  'amsterdam',
  'beijing',
  'cairo',
  'chicago',
  'delhi',
  'edinburgh',
  'fukuoka',
  'houston',
  'istanbul',
].map(text);

const restore = (parallelism: number, maxParallelism: number | null = null): Action => ({
  kind: 'restore',
  request: { parallelism, maxParallelism },
});

/** The part of the key groups that the last restore moved. */
const moved = ({ state: { event, job } }: Session) =>
  event.kind === 'restored' ? event.groupsMoved / job.maxParallelism : 0;
const share = ({ state }: Session) => skewOf(state).share;
/** How much of the busiest subtask's share is gone. */
const relief = (after: Session, before: Session) => 1 - share(after) / share(before);
const isRefused = ({ state: { event } }: Session) => event.kind === 'refused';
const grew = (after: Session, before: Session) =>
  !isRefused(after) && after.state.job.maxParallelism > before.state.job.maxParallelism;

export const presets: readonly Preset[] = [
  {
    id: 'two-to-three',
    title: 'Two subtasks become three',
    tryThis:
      'Restore at parallelism 3, step back, and restore at 4: do fewer groups move where the number doubles?',
    job: { parallelism: 2, maxParallelism: 128 },
    traffic: { keys: cities, numbered: 0, hot: null },
    predict: {
      question: 'Restored at parallelism 3, how many of the 128 key groups change their subtask?',
      choices: [
        { text: 'About a third', holds: (after) => moved(after) < 0.42 },
        { text: 'About half', holds: (after) => moved(after) >= 0.42 && moved(after) < 0.75 },
        { text: 'Nearly all', holds: (after) => moved(after) >= 0.75 },
      ],
      acts: [restore(3)],
      why: ({ state: { event, job } }) =>
        event.kind === 'restored'
          ? `${String(event.groupsMoved)} of ${String(job.maxParallelism)} moved: ranges stay unbroken, so each range behind the first begins elsewhere, and groups move between old subtasks too.`
          : 'It was refused.',
    },
  },
  {
    id: 'uneven',
    title: 'A parallelism that does not divide the groups',
    tryThis:
      'Restore at parallelism 12, then at 16: at which of them does the busiest subtask lose work?',
    job: { parallelism: 8, maxParallelism: 16 },
    traffic: { keys: [], numbered: 1600, hot: null },
    predict: {
      question: 'From 8 subtasks to 12: how much of its share does the busiest one lose?',
      choices: [
        { text: 'A third', holds: (after, before) => relief(after, before) >= 0.25 },
        {
          text: 'A little',
          holds: (after, before) => relief(after, before) >= 0.05 && relief(after, before) < 0.25,
        },
        { text: 'Nothing', holds: (after, before) => relief(after, before) < 0.05 },
      ],
      acts: [restore(12)],
      why: (after, before) =>
        `The busiest has ${percent(share(after))}, before ${percent(share(before))}. ${count(after.state.job.maxParallelism, 'group')} over ${count(after.state.job.parallelism, 'subtask')}: the largest range holds ${count(Math.ceil(after.state.job.maxParallelism / after.state.job.parallelism), 'group')}.`,
    },
  },
  {
    id: 'hot-key',
    title: 'One key with most of the records',
    tryThis:
      'Restore at parallelism 8, then 32, then 128: how far does the share of the busiest subtask fall?',
    job: { parallelism: 2, maxParallelism: 128 },
    traffic: { keys: cities, numbered: 500, hot: { key: text('houston'), percent: 60 } },
    predict: {
      question:
        'One key sends 60 % of the records. At parallelism 128, what does the busiest subtask get?',
      choices: [
        { text: 'About 1 %', holds: (after) => share(after) < 0.1 },
        { text: 'About 30 %', holds: (after) => share(after) >= 0.1 && share(after) < 0.595 },
        { text: '60 % or more', holds: (after) => share(after) >= 0.595 },
      ],
      acts: [restore(128)],
      why: (after) =>
        `It gets ${percent(share(after))}. All records of one key go to one key group, and a group lies whole on one subtask.`,
    },
  },
  {
    id: 'max-parallelism',
    title: 'The number that cannot change',
    tryThis:
      'Restore at parallelism 9, then at 3 with max parallelism 16: read both refusals, and look for a way out.',
    job: { parallelism: 2, maxParallelism: 8 },
    traffic: { keys: cities, numbered: 0, hot: null },
    predict: {
      question: 'The savepoint has 8 key groups. What does Flink do with parallelism 9?',
      choices: [
        { text: 'It adds groups', holds: grew },
        {
          text: 'One subtask stays idle',
          holds: (after, before) => !isRefused(after) && !grew(after, before),
        },
        { text: 'It refuses', holds: isRefused },
      ],
      acts: [restore(9)],
      why: ({ state: { job } }) =>
        `A key’s group is its hash modulo ${String(job.maxParallelism)}, and the state was saved by group: their number belongs to the savepoint.`,
    },
  },
  {
    id: 'few-groups',
    title: 'Few groups, coarse shares',
    tryThis:
      'Start a new job with the same parallelism 7 but max parallelism 128: what happens to the skew, and what does it cost?',
    job: { parallelism: 7, maxParallelism: 8 },
    traffic: { keys: [], numbered: 2000, hot: null },
    predict: {
      question: 'Restored with max parallelism 128, are the 8 groups split into finer ones?',
      choices: [
        { text: 'Yes', holds: grew },
        {
          text: 'No: it is ignored',
          holds: (after, before) => !isRefused(after) && !grew(after, before),
        },
        { text: 'No: it is refused', holds: isRefused },
      ],
      acts: [restore(7, 128)],
      why: ({ state: { job } }) =>
        `The state was saved in ${count(job.maxParallelism, 'group')}; with another number, keys would fall into other groups. A new job may choose anew, without the state.`,
    },
  },
];

export function presetState({ job, traffic }: Preset): State {
  return { job, before: null, traffic, event: { kind: 'ready' } };
}
