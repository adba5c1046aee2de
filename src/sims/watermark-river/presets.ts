import { count } from '../../domain/amounts.ts';
import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { decodeAction, setTo } from './address.ts';
import { totalsOf, watermarkName } from './measure.ts';
import { begin, step } from './model.ts';
import { OFF, SECOND } from './state.ts';
import type { Action, Settings, State, Turn, World } from './state.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly world: World;
  readonly settings: Settings;
  /** When partitions stopped, or went on. */
  readonly turns: readonly Turn[];
  /** The second of the clock at which the reader comes. */
  readonly second: number;
}

const plain: Settings = { bound: 5 * SECOND, timeout: OFF, lateness: 0, drift: OFF };
const live: World = [
  { every: 1, gap: 1, delays: [0, 1, 0, 2] },
  { every: 1, gap: 1, delays: [1, 0, 2] },
  { every: 1, gap: 1, delays: [0, 0, 1] },
];
const silent: readonly Turn[] = [{ second: 12, partition: 2 }];

const acts = (...texts: string[]) =>
  texts.map(decodeAction).filter((action): action is Action => action !== null);
const totals = ({ state }: Session) => totalsOf(state.river);
/** The second of the clock at which [0, 10) fired. */
const firedAt = ({ state: { river } }: Session) =>
  (river.windows.find(({ start }) => start === 0)?.firedAt ?? OFF) / SECOND;
const firesAt = (second: number) => (after: Session) => Math.floor(firedAt(after)) === second;
/** Whether [10, 20) has fired with another setting, all else as it was. */
const fires = ({ state }: Session, name: keyof Settings, seconds: number) =>
  step(state, setTo(name, seconds)).river.windows.some(
    (window) => window.start === 10 * SECOND && window.firedAt !== null,
  );
const more = (after: Session, before: Session) => ({
  late: totals(after).late - totals(before).late,
  waiting: totals(after).waiting - totals(before).waiting,
  wait: ((totals(after).wait ?? 0) - (totals(before).wait ?? 0)) / SECOND,
  orders:
    after.state.river.orders.filter(({ partition }) => partition === 2).length -
    before.state.river.orders.filter(({ partition }) => partition === 2).length,
});
const tenths = (session: Session) => ((totals(session).wait ?? 0) / SECOND).toFixed(1);

export const presets: readonly Preset[] = [
  {
    id: 'silent',
    title: 'One silent partition',
    tryThis:
      'Switch idleness off, and try the other two: how many windows does each bound let fire?',
    world: live,
    settings: plain,
    turns: silent,
    second: 32,
    predict: {
      question:
        'p2 fell silent at 12 s, and no window has fired. Which one change lets [10, 20) fire?',
      choices: [
        { text: 'A bound of 20 s', holds: (_, before) => fires(before, 'bound', 20) },
        { text: 'A bound of 0 s', holds: (_, before) => fires(before, 'bound', 0) },
        { text: 'Idleness after 5 s', holds: (_, before) => fires(before, 'timeout', 5) },
      ],
      acts: acts('i5'),
      why: (after) =>
        `No bound lifts p2’s watermark above ${watermarkName(after.state.river.splits[2].highest - 1)}: its orders end at ${after.state.river.splits[2].highest / SECOND} s. Left out, it lets ${count(totals(after).fired, 'window')} fire.`,
    },
  },
  {
    id: 'slowest',
    title: 'Which order fires [0, 10)',
    tryThis: 'Set the bound to 0 s: what is the mean wait then, and is an order too late?',
    world: [live[0], live[1], { every: 1, gap: 1, delays: [4] }],
    settings: plain,
    turns: [],
    second: 13,
    predict: {
      question:
        'The bound is 5 s, and p2’s orders are 4 s under way. When does the window [0, 10) fire?',
      choices: [
        { text: 'At 15 s', holds: firesAt(15) },
        { text: 'At 19 s', holds: firesAt(19) },
        { text: 'At 14 s', holds: firesAt(14) },
      ],
      acts: acts('g8'),
      why: (after) =>
        `Each partition needs an order at 15 s. p2’s comes last, so the window fires at ${firedAt(after)} s by the clock.`,
    },
  },
  {
    id: 'woken',
    title: 'The silent partition wakes up',
    tryThis:
      'Switch idleness off, or instead allow a lateness of 30 s: what does each save, and at what price?',
    world: live,
    settings: { ...plain, timeout: 5 * SECOND },
    turns: silent,
    second: 40,
    predict: {
      question: 'p2 was idle, and now sends what it kept since 12 s. What becomes of its orders?',
      choices: [
        { text: 'All are counted', holds: (after, before) => more(after, before).late === 0 },
        {
          text: 'The first are too late',
          holds: (after, before) => {
            const { late, orders } = more(after, before);
            return late > 0 && late < orders;
          },
        },
        {
          text: 'All are too late',
          holds: (after, before) => more(after, before).late === more(after, before).orders,
        },
      ],
      acts: acts('p2', 'g20'),
      why: (after, before) =>
        `${more(after, before).late} of ${more(after, before).orders} belong to windows that are gone. From then on p2 holds the watermark, which waits for it.`,
    },
  },
  {
    id: 'fast',
    title: 'One partition runs ahead',
    tryThis: 'Now a drift of 30 s: what changes, the results or only what waits in windows?',
    world: [{ every: 1, gap: 3, delays: [0, 1] }, live[1], live[2]],
    settings: plain,
    turns: [],
    second: 30,
    predict: {
      question: 'p0 is three times as fast. Alignment with a drift of 10 s: what becomes smaller?',
      choices: [
        {
          text: 'What waits in windows',
          holds: (after, before) => more(after, before).waiting < 0,
        },
        { text: 'The wait for results', holds: (after, before) => more(after, before).wait < 0 },
        { text: 'The orders too late', holds: (after, before) => more(after, before).late < 0 },
      ],
      acts: acts('d10'),
      why: (after, before) =>
        `p0 pauses above the lowest watermark + 10 s: ${totals(after).waiting} orders wait in windows, not ${totals(before).waiting}. The slowest decides as before.`,
    },
  },
  {
    id: 'bound',
    title: 'Late orders against the wait',
    tryThis:
      'Set the bound back to 2 s and allow a lateness of 10 s: how many are too late, and how long is the wait?',
    world: [
      { every: 1, gap: 1, delays: [0, 1, 0, 7, 1, 0, 2, 0, 13, 1] },
      { every: 1, gap: 1, delays: [1, 0, 2, 0, 9, 0, 1] },
      { every: 1, gap: 1, delays: [0, 2, 0, 1, 0, 4, 0, 0, 11] },
    ],
    settings: { ...plain, bound: 2 * SECOND },
    turns: [],
    second: 59,
    predict: {
      question: 'A bound of 12 s instead of 2 s: how long is the mean wait for a result then?',
      choices: [
        { text: 'As long as before', holds: (after, before) => more(after, before).wait < 1 },
        {
          text: 'Twice as long at most',
          holds: (after, before) => {
            const { wait } = more(after, before);
            return wait >= 1 && wait * SECOND <= (totals(before).wait ?? 0);
          },
        },
        {
          text: 'Over four times as long',
          holds: (after, before) => (totals(after).wait ?? 0) > 4 * (totals(before).wait ?? 0),
        },
      ],
      acts: acts('b12'),
      why: (after, before) =>
        `Each window waits for the bound, whether its orders are late or not: ${tenths(after)} s, not ${tenths(before)} s. Too late: ${totals(after).late}, not ${totals(before).late}.`,
    },
  },
  {
    id: 'gaps',
    title: 'A timeout below the gaps',
    tryThis: 'Keep the 3 s and set a bound of 20 s: are orders too late, and how long is the wait?',
    world: [live[0], live[1], { every: 8, gap: 8, delays: [14] }],
    settings: { ...plain, timeout: 12 * SECOND },
    turns: [],
    second: 58,
    predict: {
      question:
        'p2 sends an order each 8 s, 14 s under way. Idleness after 3 s instead of 12 s: what comes of it?',
      choices: [
        {
          text: 'Only sooner results',
          holds: (after, before) => more(after, before).late === 0 && more(after, before).wait < 0,
        },
        { text: 'Orders come too late', holds: (after, before) => more(after, before).late > 0 },
        {
          text: 'Nothing: p2 is not idle',
          holds: (after, before) => more(after, before).wait === 0,
        },
      ],
      acts: acts('i3'),
      why: (after) =>
        `p2 is idle between its orders, and time goes on without it. Too late: ${count(totals(after).late, 'order')}.`,
    },
  },
];

/** Where a preset starts. */
export function presetState({ world, settings, turns, second }: Preset): State {
  return begin(world, settings, turns, second);
}
