import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { begin, isFromFuture } from './model.ts';
import type { Action, Row, Settings, State } from './model.ts';
import { at, clock } from './times.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
  readonly rows: readonly Row[];
  readonly labels: readonly number[];
}

const row = (event: string, created: string, value: number): Row => ({
  ...{ event: at(event), created: at(created), value },
});
const settings = (change: Partial<Settings> = {}): Settings => ({
  ...{ join: 'asof', ttl: 0 },
  ...change,
});
const join: Action = { kind: 'join' };

/** Whether the label in this place got this value. */
const got =
  (value: number | null, label = 0) =>
  ({ state }: Session): boolean =>
    state.answers[label] !== undefined && (state.answers[label].got?.value ?? null) === value;
const filled =
  (count: number) =>
  ({ state }: Session): boolean =>
    state.answers.filter((answer) => answer.got !== null).length === count;

/** Each is a way in which a training set comes to know what serving will not. */
export const presets: readonly Preset[] = [
  {
    id: 'newest',
    title: 'The newest value for all',
    tryThis:
      'Join the other labels, then choose “as of the label”: which of the three keeps its value?',
    settings: settings({ join: 'latest' }),
    rows: [row('08:00', '08:00', 3), row('10:30', '10:30', 5), row('16:00', '16:00', 8)],
    labels: [at('11:30'), at('09:00'), at('18:00')],
    predict: {
      question: 'An ordinary join with the city’s newest row: what does the label at 11:30 get?',
      choices: [
        { text: '5', holds: got(5) },
        { text: '8', holds: got(8) },
        { text: '3', holds: got(3) },
      ],
      acts: [join],
      why: ({ state }) =>
        `The newest row is of 16:00, and the join does not ask for the label’s time: ${state.answers.filter(isFromFuture).length} value comes from the future.`,
    },
  },
  {
    id: 'edge',
    title: 'A label at the very moment',
    tryThis:
      'Join all labels, and move label 1 half an hour back. Then set a TTL of 2 hours: which label loses its value, and why not both?',
    settings: settings(),
    rows: [row('08:00', '08:00', 3), row('10:30', '10:30', 5)],
    labels: [at('10:30'), at('13:00'), at('07:00')],
    predict: {
      question: 'The label is at 10:30, and so is the second row. What does it get?',
      choices: [
        { text: '5', holds: got(5) },
        { text: '3', holds: got(3) },
        { text: 'No value', holds: got(null) },
      ],
      acts: [join],
      why: ({ state }) =>
        `As of a time means at or before it, so the row of ${clock(state.answers[0]?.got?.event ?? 0)} counts.`,
    },
  },
  {
    id: 'too-old',
    title: 'A value that is too old',
    tryThis:
      'Move label 1 earlier until it gets a value: how old is the value then, and is an age of exactly the TTL too old?',
    settings: settings({ ttl: 2 }),
    rows: [row('08:00', '08:00', 3), row('10:30', '10:30', 5), row('16:00', '16:00', 8)],
    labels: [at('12:30'), at('11:30'), at('16:30')],
    predict: {
      question:
        'The TTL is 1 hour, and the newest row before 12:30 is of 10:30. What does the label at 12:30 get?',
      choices: [
        { text: '5', holds: got(5) },
        { text: '8', holds: got(8) },
        { text: 'No value', holds: got(null) },
      ],
      acts: [join],
      why: ({ state }) =>
        `The row of 10:30 is 2 hours old at 12:30, and the label gets ${state.answers[0]?.got ? 'a value' : 'none'}. The age counts from the label, not from now.`,
    },
  },
  {
    id: 'daily-total',
    title: 'A total stamped at its start',
    tryThis:
      'Join the other labels, then choose “as of, and created by then”: which total does each label get?',
    settings: settings(),
    rows: [row('00:00', '06:30', 20), row('06:00', '12:30', 40), row('12:00', '18:30', 70)],
    labels: [at('09:00'), at('13:00'), at('20:00')],
    predict: {
      question: 'A total of 06:00 to 12:00 is stamped 06:00. What does the label at 09:00 get?',
      choices: [
        { text: '20', holds: got(20) },
        { text: '40', holds: got(40) },
        { text: 'No value', holds: got(null) },
      ],
      acts: [join],
      why: ({ state }) =>
        `Its row is of ${clock(state.answers[0]?.got?.event ?? 0)}, before the label, but counts late parcels until 12:00. The join looks at the stamp alone.`,
    },
  },
  {
    id: 'correction',
    title: 'A correction in the afternoon',
    tryThis:
      'Join the other label, then choose “as of, and created by then”: which label keeps the 7, and why?',
    settings: settings(),
    rows: [row('10:00', '10:00', 5), row('10:00', '15:00', 7)],
    labels: [at('12:00'), at('16:00')],
    predict: {
      question: 'At 15:00 the 5 of 10:00 is corrected to 7. What does the label at 12:00 get?',
      choices: [
        { text: '5', holds: got(5) },
        { text: 'No value', holds: got(null) },
        { text: '7', holds: got(7) },
      ],
      acts: [join],
      why: ({ state }) =>
        `Both rows are of 10:00, and of equal ones the one created last counts. That was at ${clock(state.answers[0]?.got?.created ?? 0)}: at 12:00 nobody could have read it.`,
    },
  },
  {
    id: 'backfill',
    title: 'A new feature with a history',
    tryThis:
      'Choose “as of the label”: all three get a value, though serving had none. Which created times would make this backfill honest?',
    settings: settings({ join: 'known' }),
    rows: [row('06:00', '20:00', 1), row('09:00', '20:00', 2), row('14:00', '20:00', 4)],
    labels: [at('08:00'), at('12:00'), at('19:30')],
    predict: {
      question:
        'At 20:00 a feature is computed for the whole day. The join wants rows that were created by the label’s time. How many labels get a value?',
      choices: [
        { text: 'None', holds: filled(0) },
        { text: '1 of 3', holds: filled(1) },
        { text: 'All 3', holds: filled(3) },
      ],
      acts: [join, join, join],
      why: ({ state }) =>
        `All rows were created at ${clock(state.rows[0]?.created ?? 0)}, after each of the ${state.labels.length} labels: who asks for created times finds nothing.`,
    },
  },
];

export const presetState = ({ settings, rows, labels }: Preset): State =>
  begin(settings, rows, labels);
