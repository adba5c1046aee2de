import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { percent } from './names.ts';
import type { Action, Settings, State, Task, TaskName } from './state.ts';
import { taskNames } from './state.ts';
import { copiesIn, measure } from './steady.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
}

/** 400 orders a second; each task as `[copies, ms an order]`. */
function job(hot: number, ...tasks: readonly [copies: number, cost: number][]): Settings {
  const all = taskNames.map((name, place): [TaskName, Task] => {
    const [copies, cost] = tasks[place] ?? [1, 0];
    return [name, { copies, cost }];
  });
  return { rate: 400, hot, tasks: Object.fromEntries(all) as Record<TaskName, Task> };
}

const steady = ({ state }: Session) => measure(state.settings);
const handled = (session: Session) => Math.round(steady(session).handled);
const gain = (after: Session, before: Session) => handled(after) / handled(before) - 1;
/** How long the first copy of a task is backpressured. */
const pressed = (session: Session, task: TaskName) =>
  copiesIn(steady(session), task)[0]?.backpressured ?? 0;
/** The task that is backpressured the longest; null where none is. */
const mostPressed = (session: Session) => {
  const [most] = taskNames
    .filter((task) => pressed(session, task) > 0)
    .toSorted((a, b) => pressed(session, b) - pressed(session, a));
  return most ?? null;
};

export const presets: readonly Preset[] = [
  {
    id: 'victim',
    title: 'The most backpressured task',
    tryThis:
      'Give each task a second copy, one after the other: which copy lets more orders through?',
    settings: job(0, [1, 2], [1, 1], [1, 4], [1, 1]),
    predict: {
      question: 'price is backpressured most. It gets a second copy: how many orders are handled?',
      choices: [
        { text: 'All 400', holds: (after) => handled(after) === 400 },
        { text: 'About 300', holds: (after) => Math.abs(handled(after) - 300) < 40 },
        { text: '250, as before', holds: (after, before) => handled(after) === handled(before) },
      ],
      acts: [{ kind: 'copies', task: 'price', value: 2 }],
      why: (after) =>
        `price, the most backpressured, is a victim: it waits for room, and count still takes only ${handled(after)} a second.`,
    },
  },
  {
    id: 'slow-store',
    title: 'A store that slows down',
    tryThis:
      'Set the task orders to 4 ms: who is backpressured most now, and are more orders handled?',
    settings: job(0, [1, 0], [1, 2], [1, 1], [1, 2]),
    predict: {
      question: 'The database of store slows down to 8 ms. Which task is backpressured most?',
      choices: [
        { text: 'orders', holds: (after) => mostPressed(after) === 'orders' },
        { text: 'count', holds: (after) => mostPressed(after) === 'count' },
        { text: 'store', holds: (after) => mostPressed(after) === 'store' },
      ],
      acts: [{ kind: 'cost', task: 'store', value: 8 }],
      why: (after) =>
        `All above store wait, and most the one with the least to do: orders, ${percent(pressed(after, 'orders'))}. store itself is busy.`,
    },
  },
  {
    id: 'hot-key',
    title: 'A hot key, and more copies',
    tryThis: 'Take the hot key away: how many orders do the same copies handle?',
    settings: job(80, [1, 1], [2, 1], [2, 4], [1, 1]),
    predict: {
      question: 'count gets four copies instead of two. How much more does the job handle?',
      choices: [
        { text: 'Nothing', holds: (after, before) => gain(after, before) <= 0 },
        {
          text: 'Less than a tenth',
          holds: (after, before) => gain(after, before) > 0 && gain(after, before) < 0.1,
        },
        { text: 'All that arrives', holds: (after) => handled(after) === 400 },
      ],
      acts: [{ kind: 'copies', task: 'count', value: 4 }],
      why: (after, before) =>
        `It is ${handled(after)}, after ${handled(before)}: the hot key stays on count 0, and only a few other orders leave it.`,
    },
  },
  {
    id: 'idle-copy',
    title: 'A hot key that does no harm',
    tryThis:
      'Give store a second copy, and raise the hot key’s part again: from which part on is count to blame?',
    settings: job(60, [1, 1], [1, 1], [2, 3], [1, 4]),
    predict: {
      question: 'count 1 is idle, count 0 is not. The hot key goes away: how many are handled?',
      choices: [
        { text: 'All 400', holds: (after) => handled(after) === 400 },
        { text: '250, as before', holds: (after, before) => handled(after) === handled(before) },
        { text: 'About 300', holds: (after) => Math.abs(handled(after) - 300) < 40 },
      ],
      acts: [{ kind: 'hot', value: 0 }],
      why: (after) =>
        `store takes ${handled(after)} a second, whatever the keys are. Now both copies of count wait for room.`,
    },
  },
  {
    id: 'next-one',
    title: 'One culprit after the other',
    tryThis: 'Go on until all 400 are handled: which tasks do you mend, and in which order?',
    settings: job(0, [1, 1], [1, 4], [1, 6], [1, 2]),
    predict: {
      question: 'count, the culprit, gets a second copy: it could take 333. How many are handled?',
      choices: [
        { text: '167, as before', holds: (after, before) => handled(after) === handled(before) },
        { text: '250', holds: (after) => handled(after) === 250 },
        { text: '333', holds: (after) => handled(after) === 333 },
      ],
      acts: [{ kind: 'copies', task: 'count', value: 2 }],
      why: (after) =>
        `${handled(after)}: now price is the slowest. Before, it was a victim of count.`,
    },
  },
  {
    id: 'source',
    title: 'A source that is the limit',
    tryThis: 'Give orders a second copy: who holds the job back then, and who waits for it?',
    settings: job(0, [1, 2], [1, 3], [1, 1], [1, 1]),
    predict: {
      question:
        'Reading an order takes 5 ms instead of 2. The lag grows faster. Who is backpressured?',
      choices: [
        { text: 'orders', holds: (after) => mostPressed(after) === 'orders' },
        { text: 'price', holds: (after) => mostPressed(after) === 'price' },
        { text: 'None', holds: (after) => mostPressed(after) === null },
      ],
      acts: [{ kind: 'cost', task: 'orders', value: 5 }],
      why: (after) =>
        `orders, the source, is busy all the time with ${handled(after)} a second, and all others wait for input part of the time.`,
    },
  },
];

/** Where a preset starts. */
export const presetState = ({ settings }: Preset): State => ({ settings, last: null });
