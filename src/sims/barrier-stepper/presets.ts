import type { Recorded } from '../recorded.ts';
import type { Prediction, Preset as FramePreset } from '../simulator.ts';
import { readActions } from './address.ts';
import { step } from './model.ts';
import { ranges } from './names.ts';
import { begin, isBlocked, orderOf } from './state.ts';
import type { Action, Mode, Order, State } from './state.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly mode: Mode;
  /** What was done before the reader comes, as in an address. */
  readonly before: string;
}

type Question = Omit<Prediction<Session, Action>, 'choices'> & {
  readonly texts: readonly string[];
  /** Which of the texts holds. */
  readonly truth: (after: State) => number;
};

const ask = ({ texts, truth, ...rest }: Question): Prediction<Session, Action> => ({
  ...rest,
  choices: texts.map((text, index) => ({ text, holds: ({ state }) => truth(state) === index })),
});

const acts = (letters: string): readonly Action[] => readActions(letters) ?? [];
const times = ({ counted }: State, order: Order) => counted.filter((each) => each === order).length;
const stored = ({ copy }: State) => ranges(copy?.inFlight ?? []);

export const presets: readonly Preset[] = [
  {
    id: 'second-count',
    title: 'At least once: no waiting',
    tryThis: 'Choose aligned: the same steps again. Which orders does checkpoint 7 hold then?',
    mode: 'at-least-once',
    before: 'cdccijiixicciidjyja',
    predict: ask({
      question:
        'The job crashes, restarts, and reads what its sources send. How often is c4 counted?',
      texts: ['Twice', 'Once', 'Not at all'],
      truth: (after) => [2, 1, 0].indexOf(times(after, 'c4')),
      acts: acts('krccdiij'),
      why: ({ state }) =>
        `c4 and c5 were read before delhi’s barrier came, and cairo’s position is c3: ${state.counted.length} counts of 8 orders.`,
    }),
  },
  {
    id: 'late-order',
    title: 'Stored, and counted as well',
    tryThis:
      'Choose another mode: the same steps again. Which modes end with 8 counts of 8 orders?',
    mode: 'unaligned',
    before: 'cdccijiixicciidjyj',
    predict: ask({
      question:
        'd2 is stored in flight, and was read too. Checkpoint 7 completes, then the job crashes: how often is d2 counted after the restart?',
      texts: ['Not at all', 'Once', 'Twice'],
      truth: (after) => times(after, 'd2'),
      acts: acts('akrccdiij'),
      why: ({ state: { last, counted } }) =>
        `The copy was taken before d2 was read: it has ${last.counted.length} orders. With ${ranges(last.inFlight)} from the checkpoint and the orders sent again, the count is ${counted.length}.`,
    }),
  },
  {
    id: 'both-channels',
    title: 'What the first barrier stores',
    tryThis:
      'Step back, and read more orders before cairo’s barrier: which are stored then, and where are the others?',
    mode: 'unaligned',
    before: 'cccddddij',
    predict: ask({
      question:
        'Cairo’s barrier comes, delhi’s not yet. Which orders are stored as in-flight data?',
      texts: ['Cairo’s two', 'Delhi’s three', 'All five'],
      truth: (after) => ['c2–c3', 'd2–d4', 'c2–c3, d2–d4'].indexOf(stored(after)),
      acts: acts('x'),
      why: ({ state: { copy } }) =>
        `The copy is taken at once, with ${copy?.counted.length ?? 0} orders. Cairo’s barrier overtakes two; delhi’s three lie before delhi’s barrier, wherever that is.`,
    }),
  },
  {
    id: 'timeout',
    title: 'Aligned, with a timeout',
    tryThis:
      'Choose unaligned: the same steps again. How many orders does checkpoint 7 store then?',
    mode: 'timeout',
    before: 'cccddddijxyiiicc',
    predict: ask({
      question: 'Cairo’s channel is blocked. The timeout passes. Which orders are stored?',
      texts: ['c4 and c5', 'd2 to d4', 'All five'],
      truth: (after) => ['c4–c5', 'd2–d4', 'c4–c5, d2–d4'].indexOf(stored(after)),
      acts: acts('t'),
      why: ({ state: { copy } }) =>
        `Delhi’s barrier overtakes ${ranges(copy?.inFlight ?? [])}. c4 and c5 stand behind cairo’s barrier: they belong to a later checkpoint.`,
    }),
  },
  {
    id: 'given-up',
    title: 'A checkpoint that is given up',
    tryThis:
      'Let delhi send its cancel mark: how many orders are read before cairo’s channel opens?',
    mode: 'aligned',
    before: 'ccdddixiijcc',
    predict: ask({
      question: 'The coordinator gives up checkpoint 7. Does the operator read cairo’s orders now?',
      texts: ['Yes: it need not wait', 'No: it still waits'],
      truth: (after) => (isBlocked(after, 'cairo') ? 1 : 0),
      acts: acts('g'),
      why: ({ state: { channels } }) =>
        `Barrier 7 blocked the channel. Only delhi’s barrier or cancel mark opens it, and ${channels.delhi.queue.length} orders stand before that.`,
    }),
  },
  {
    id: 'not-acknowledged',
    title: 'Crash before it is complete',
    tryThis: 'Reset, complete checkpoint 8, and crash then: what does the restart count?',
    mode: 'aligned',
    before: 'cdijxyijaccdiijxyij',
    predict: ask({
      question:
        'The operator has copied its state for checkpoint 8. The job crashes: what does it load?',
      texts: ['Nothing', 'The copy: 5 orders', 'Checkpoint 7: 2 orders'],
      truth: ({ counted }) => [0, 5, 2].indexOf(counted.length),
      acts: acts('kr'),
      why: ({ state: { last } }) =>
        `The copy was not acknowledged. Checkpoint ${last.id} is the last complete one, and the sources send ${orderOf('cairo', 2)}, ${orderOf('cairo', 3)} and ${orderOf('delhi', 2)} again.`,
    }),
  },
];

/** Where a preset starts. */
export function presetState({ mode, before }: Preset): State {
  const done = acts(before);
  // All of them: what can do nothing in this mode may do something in another.
  return { ...done.reduce(step, begin(mode)), done, events: [{ kind: 'ready' }] };
}
