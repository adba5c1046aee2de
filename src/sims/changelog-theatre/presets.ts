import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { count } from '../../domain/amounts.ts';
import { decodeAction } from './address.ts';
import { begin, firstJob, step } from './model.ts';
import { changeName, rowText } from './names.ts';
import type { Chosen } from './names.ts';
import type { Action, Change, State } from './state.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  /** What was done before the reader comes, as in an address. */
  readonly played: string;
  /** The row that the reader has in hand first. */
  readonly row: Chosen;
}

const acts = (text: string): Action[] =>
  text.split('.').flatMap((each) => {
    const action = decodeAction(each);
    return action ? [action] : [];
  });

const out = ({ state }: Session): readonly Change[] => state.event.out;
const sends = (rows: number) => (after: Session) => out(after).length === rows;
const padded = (after: Session) => out(after).filter(({ row }) => row.includes(null)).length;
/** Whether the sink has this row and no other with the same first cell. */
const shows =
  (text: string) =>
  ({ state: { sink } }: Session): boolean =>
    sink
      .filter((row) => String(row[0]) === text.split(' ')[0])
      .map(rowText)
      .join() === text;
const firstOut = (after: Session) => out(after).slice(0, 1).map(changeName).join('');

const TWO_CITIES = 'cp5.cr3.o1p5.o2p3.o3r4';
const THREE_OF_PARIS = 'cp5.cr3.o1p2.o2p3.o3p4.o4r1';

export const presets: readonly Preset[] = [
  {
    id: 'one-fee',
    title: 'One fee, three orders',
    tryThis:
      'Choose the LEFT JOIN and change the fee again: how many rows come for each order now?',
    played: `qj.${THREE_OF_PARIS}`,
    row: 'paris',
    predict: {
      question: 'The fee of paris goes from 5 to 6. How many rows reach the sink?',
      choices: [
        { text: '2: old and new', holds: sends(2) },
        { text: '3: one an order', holds: sends(3) },
        { text: '6: two an order', holds: sends(6) },
      ],
      acts: acts('cp6'),
      why: (after) =>
        `The join finds 3 orders of paris in its state, and sends each with the old fee and with the new one: ${count(out(after).length, 'row')}.`,
    },
  },
  {
    id: 'null-between',
    title: 'LEFT JOIN: between fees',
    tryThis: 'Delete paris and insert it again: which half of the update do you see each time?',
    played: `ql.${THREE_OF_PARIS}`,
    row: 'paris',
    predict: {
      question:
        'The fee of paris goes from 5 to 6. What does the result hold for order 1 in between?',
      choices: [
        {
          text: 'Nothing: no row of it',
          holds: (after) => padded(after) === 0 && firstOut(after).startsWith('−'),
        },
        { text: 'A row with null', holds: (after) => padded(after) > 0 },
        { text: 'The old fee, to the end', holds: (after) => firstOut(after).startsWith('+') },
      ],
      acts: acts('cp6'),
      why: (after) =>
        `−U of the fee leaves each order without a match, so the join pads it. +U takes that back: ${count(padded(after), 'row')} with null are sent.`,
    },
  },
  {
    id: 'same-city',
    title: 'An update without effect',
    tryThis: 'Give the sink a key, update order 2, then order 3: which kinds of rows are sent now?',
    played: TWO_CITIES,
    row: 2,
    predict: {
      question: 'Only the qty of order 2 changes. How many rows does the count by city send?',
      choices: [
        { text: 'None', holds: sends(0) },
        { text: '2', holds: sends(2) },
        { text: '4', holds: sends(4) },
      ],
      acts: acts('o2p4'),
      why: (after) =>
        `The operator sees −U, then +U. It counts 2 → 1, then 1 → 2, and sends each of the ${out(after).length / 2} changes as an update.`,
    },
  },
  {
    id: 'still-best',
    title: 'Top-1: the best stays best',
    tryThis: 'Delete order 2: where does the row come from that takes its place?',
    played: `qt.cp5.o1p5.o2p8.o3p6.o4r4`,
    row: 2,
    predict: {
      question: 'Order 2 has the largest qty of paris: 8. It becomes 9. How many rows are sent?',
      choices: [
        { text: 'None: same order', holds: sends(0) },
        { text: '4: another comes between', holds: sends(4) },
        { text: '2: old and new', holds: sends(2) },
      ],
      acts: acts('o2p9'),
      why: (after) =>
        `−U takes order 2 out, so order 3 is the best for a moment; +U puts it back. Rows sent: ${out(after).length}.`,
    },
  },
  {
    id: 'expired',
    title: 'A count after its TTL',
    tryThis: 'Delete order 1: what does the sink hold, and which orders of paris are left?',
    played: 'ky.ty.cp5.o1p5.o2p3.o3r4',
    row: 4,
    predict: {
      question:
        'The TTL is 10 s. For 12 s no order comes, then order 4, of paris. What does the sink hold?',
      choices: [
        { text: 'paris 1', holds: shows('paris 1') },
        { text: 'paris 2', holds: shows('paris 2') },
        { text: 'paris 3', holds: shows('paris 3') },
      ],
      acts: acts('w.w.o4p2'),
      why: (after) =>
        `The count of paris had expired, and the new one starts at 1: ${out(after).map(changeName).join(' ')} overwrites, by its key, what the sink has.`,
    },
  },
  {
    id: 'never-sent',
    title: 'Lookup: never sent',
    tryThis: 'Give the sink the key id, change the fee, and delete order 2: does its row go now?',
    played: 'qk.cp5.cr3.o1p2.o2p3.o3r4',
    row: 'paris',
    predict: {
      question:
        'The fee of paris goes from 5 to 8. Then order 1 is deleted. What does the sink hold of it?',
      choices: [
        { text: 'No row', holds: ({ state }) => state.sink.every(([id]) => id !== 1) },
        { text: 'Fee 5, a row that stays', holds: shows('1 paris 5') },
        { text: 'Fee 8, a row that stays', holds: shows('1 paris 8') },
      ],
      acts: acts('cp8.o1d'),
      why: (after) =>
        `A lookup asks for the fee of this moment: it sends ${firstOut(after)}, which the sink never had.`,
    },
  },
];

/** Where a preset starts. */
export function presetState({ played }: Preset): State {
  const state = acts(played).reduce(step, begin(firstJob, { orders: [], fees: [] }));
  return { ...state, event: { kind: 'start', input: [], out: [], missed: 0 } };
}
