import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { shape } from './file.ts';
import type { Order } from './file.ts';
import { begin, questions } from './model.ts';
import type { Action, State } from './model.ts';
import type { Evidence, Predicate } from './prune.ts';

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
    tryThis: 'Set the rows to “sorted”: the same bounds, the same condition. What did bounds need?',
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
        `${pagesOf(after)}: sixteen ids from anywhere span nearly the whole, so the bounds of each page reach across 420 to 479.`,
    },
  },
  {
    id: 'sorted',
    title: 'Sorted rows, without a page index',
    tryThis:
      'Set the page index to “there”, then the footer’s bounds to “not there”: what changes each time?',
    order: 'sorted',
    predicate: { test: 'between', value: 420 },
    evidence: { footer: true, bloom: 0, index: false },
    predict: {
      question:
        'Sorted rows, 30 of 512 match, and no page index. How many of the 32 pages are read?',
      choices: [
        { text: '2', holds: reads(2) },
        { text: '4', holds: reads(4) },
        { text: '8', holds: reads(8) },
      ],
      acts: all,
      why: (after) =>
        `${pagesOf(after)}: the footer’s bounds leave one row group, and without a page index it is read whole.`,
    },
  },
  {
    id: 'runs',
    title: 'Short runs in any order',
    tryThis:
      'Set the page index to “not there”: what is left of the saving? Then sort the rows: what saves now?',
    order: 'runs',
    predicate: { test: 'between', value: 420 },
    evidence: bounds,
    predict: {
      question:
        'Each page has 16 neighbouring ids, but the pages lie in any order. Which leaves out more?',
      choices: [
        { text: 'The footer', holds: ({ state }) => byFooter(state) > byIndex(state) },
        { text: 'The page index', holds: ({ state }) => byFooter(state) < byIndex(state) },
      ],
      acts: all,
      why: ({ state }) =>
        `The footer leaves out ${byFooter(state)} pages, the index ${byIndex(state)}: four pages from anywhere give their row group a wide range, and each has a narrow one.`,
    },
  },
  {
    id: 'absent',
    title: 'A value that is nowhere',
    tryThis:
      'Set the filters to 64 bytes: enough for 333? Then move v over other odd numbers. And 128 bytes?',
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
        `${state.pruned.afterBloom.length} of 8 say “perhaps”: eight bits for each of 64 keys leave few of 256 unset. “Surely not” is certain.`,
    },
  },
  {
    id: 'late',
    title: 'One late row in each group',
    tryThis:
      'Set the page index to “not there”, then the rows to “sorted”: how many pages did eight rows cost?',
    order: 'late',
    predicate: { test: 'between', value: 420 },
    evidence: bounds,
    predict: {
      question:
        'Sorted, but for one foreign row in each row group. How many of 8 does the footer leave?',
      choices: [
        { text: '1', holds: ({ state }) => state.pruned.afterFooter.length === 1 },
        { text: '2', holds: ({ state }) => state.pruned.afterFooter.length === 2 },
        { text: '7 or 8', holds: ({ state }) => state.pruned.afterFooter.length >= 7 },
      ],
      acts: all,
      why: (after) =>
        `${after.state.pruned.afterFooter.length} of 8: a row group’s range reaches to its foreign row. Of the pages, only those with the foreign rows are stretched: ${pagesOf(after)} are read.`,
    },
  },
  {
    id: 'unequal',
    title: 'All but one value',
    tryThis: 'Set the condition to id = v: which of the three kinds of evidence help now?',
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
        `${pagesOf(after)} are read: bounds exclude <> only where all values are that one, and Bloom filters answer = and IN alone.`,
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
