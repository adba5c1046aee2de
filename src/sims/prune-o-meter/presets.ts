import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { shape } from './file.ts';
import type { Order } from './file.ts';
import { begin, questions } from './model.ts';
import type { Action, State } from './model.ts';
import type { Evidence, Predicate } from './prune.ts';
import { wrongOf } from './words.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly order: Order;
  readonly predicate: Predicate;
  readonly evidence: Evidence;
}

const ask: Action = { kind: 'ask' };
const all = questions.map(() => ask);
const bounds: Evidence = { footer: true, bloom: 0, index: true };

/** Whether so many pages are read, at least and at most. */
const reads =
  (least: number, most = least) =>
  ({ state: { pruned } }: Session): boolean =>
    pruned.pages.length >= least && pruned.pages.length <= most;
const pagesOf = ({ state }: Session): string =>
  `${state.pruned.pages.length} of ${shape.groups * shape.pages} pages`;

/** Each is a reason why a reader does or does not skip. */
export const presets: readonly Preset[] = [
  {
    id: 'shuffled',
    title: 'Bounds of shuffled rows',
    tryThis: 'Set the order to sorted, and ask again: what did the bounds need?',
    order: 'shuffled',
    predicate: { test: 'between', value: 420 },
    evidence: bounds,
    predict: {
      question: 'The rows are shuffled; 30 of 512 match. How many of the 32 pages are read?',
      choices: [
        { text: 'About 2', holds: reads(1, 4) },
        { text: 'About 15', holds: reads(5, 24) },
        { text: 'Nearly all', holds: reads(25, 32) },
      ],
      acts: all,
      why: (after) =>
        `${pagesOf(after)}: sixteen ids that lie anywhere have a wide range, and nearly every range holds one of 420 to 479.`,
    },
  },
  {
    id: 'sorted',
    title: 'Sorted rows, without an index',
    tryThis: 'Write the page index, and then leave out the footer’s bounds: what does each save?',
    order: 'sorted',
    predicate: { test: 'between', value: 420 },
    evidence: { footer: true, bloom: 0, index: false },
    predict: {
      question: 'The rows are sorted, and there is no page index. How many pages are read?',
      choices: [
        { text: '2', holds: reads(2) },
        { text: '4', holds: reads(4) },
        { text: '8', holds: reads(8) },
      ],
      acts: all,
      why: (after) =>
        `${pagesOf(after)}: the bounds leave one row group, and without an index it is read whole.`,
    },
  },
  {
    id: 'runs',
    title: 'Short runs in any order',
    tryThis:
      'Take the page index away: what is left of the saving, and what would the footer need?',
    order: 'runs',
    predicate: { test: 'between', value: 420 },
    evidence: bounds,
    predict: {
      question: 'Each page has neighbours, but the pages lie in any order. What leaves out more?',
      choices: [
        { text: 'The footer', holds: ({ state }) => byFooter(state) > byIndex(state) },
        { text: 'The page index', holds: ({ state }) => byFooter(state) < byIndex(state) },
      ],
      acts: all,
      why: ({ state }) =>
        `The footer leaves out ${byFooter(state)} pages, the index ${byIndex(state)}: a row group of four far pages has a wide range, a page has not.`,
    },
  },
  {
    id: 'absent',
    title: 'A value that is nowhere',
    tryThis: 'Make the filters larger: from how many bytes on is no row group read for nothing?',
    order: 'shuffled',
    predicate: { test: '=', value: 333 },
    evidence: { footer: true, bloom: 32, index: false },
    predict: {
      question: 'No row has 333. How many of 8 row groups do filters of 32 bytes let through?',
      choices: [
        { text: 'None', holds: ({ state }) => state.pruned.afterBloom.length === 0 },
        {
          text: 'Some',
          holds: ({ state }) =>
            state.pruned.afterBloom.length > 0 && state.pruned.afterBloom.length < 8,
        },
        { text: 'All', holds: ({ state }) => state.pruned.afterBloom.length === 8 },
      ],
      acts: all,
      why: ({ state }) =>
        `${wrongOf(state.order, state.predicate, state.pruned.afterBloom)} of 8: 64 keys in 256 bits leave few bits unset. “Not in it” is certain, “in it” is not.`,
    },
  },
  {
    id: 'late',
    title: 'One late row in each group',
    tryThis: 'Take the page index away, then set the order to sorted: how much do eight rows cost?',
    order: 'late',
    predicate: { test: 'between', value: 420 },
    evidence: bounds,
    predict: {
      question: 'Sorted, but for one foreign row in each row group. How many groups are left?',
      choices: [
        { text: '1 of 8', holds: ({ state }) => state.pruned.afterFooter.length === 1 },
        { text: '2 of 8', holds: ({ state }) => state.pruned.afterFooter.length === 2 },
        { text: '7 or 8 of 8', holds: ({ state }) => state.pruned.afterFooter.length >= 7 },
      ],
      acts: all,
      why: (after) =>
        `${after.state.pruned.afterFooter.length} of 8, for a row group’s range reaches to its foreign row. Pages have ranges of their own: ${pagesOf(after)} are read.`,
    },
  },
  {
    id: 'unequal',
    title: 'All but one value',
    tryThis: 'Set the condition to equal: which of the three pieces of evidence helps now?',
    order: 'sorted',
    predicate: { test: '<>', value: 100 },
    evidence: { footer: true, bloom: 128, index: true },
    predict: {
      question: 'Sorted rows, bounds, an index, large filters, and id <> 100. What is left out?',
      choices: [
        { text: 'Nothing', holds: reads(32) },
        { text: 'One page', holds: reads(31) },
        { text: 'One row group', holds: reads(28) },
      ],
      acts: all,
      why: (after) =>
        `${pagesOf(after)} are read: bounds exclude <> only where all values are that one, and a filter answers = alone.`,
    },
  },
];

/** Pages that the footer leaves out. */
const byFooter = ({ pruned }: State): number =>
  shape.pages * (shape.groups - pruned.afterFooter.length);

/** Pages that the index leaves out of what is left before it. */
const byIndex = ({ pruned }: State): number =>
  shape.pages * pruned.afterBloom.length - pruned.pages.length;

export const presetState = ({ order, predicate, evidence }: Preset): State =>
  begin(order, predicate, evidence);
