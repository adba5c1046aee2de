import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import type { Kind } from './merge.ts';
import { begin } from './model.ts';
import type { Action, Row, State } from './model.ts';
import type { Settings } from './settings.ts';
import { seen } from './words.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
  readonly rows: readonly Row[];
}

type Value = number | null;
const row = (kind: Kind, ta: Value, a: Value, tb: Value = null, b: Value = null): Row => ({
  kind,
  values: { ta, a, tb, b },
});

const table = (settings: Partial<Settings>): Settings => ({
  ...{ engine: 'deduplicate', sequence: 'none', deletes: 'default', sum: 'sum' },
  ...settings,
});

const commit = (number: number): Action => ({ kind: 'commit', row: number });
const compact: Action = { kind: 'compact' };

const is =
  (column: 'a' | 'b', value: Value) =>
  ({ state: { view } }: Session) =>
    view.kind === 'row' && view.row.values[column] === value;
const shows =
  (what: State['view']['kind']) =>
  ({ state: { view } }: Session) =>
    view.kind === what;
const reader = ({ state }: Session): string => seen(state.view);

/** Each is a question that an interviewer asks of Paimon's merge engines. */
export const presets: readonly Preset[] = [
  {
    id: 'late-update',
    title: 'An update that comes late',
    tryThis: 'Commit all three rows, then set the order to ta: which row does a reader get now?',
    settings: table({}),
    rows: [row('+I', 1, 10), row('+U', 3, 30), row('+U', 2, 20)],
    predict: {
      question: 'Row 3 was made before row 2, as ta says, but it arrives last. Which a is read?',
      choices: [
        { text: '10', holds: is('a', 10) },
        { text: '20', holds: is('a', 20) },
        { text: '30', holds: is('a', 30) },
      ],
      acts: [commit(1), commit(2), commit(3)],
      why: (after) =>
        `${reader(after)} Without sequence.field the last row to arrive wins, and ta is a column like others.`,
    },
  },
  {
    id: 'lost-delete',
    title: 'A delete that compaction forgets',
    tryThis: 'Step back twice, and commit row 3 before you compact: is the deleted row still gone?',
    settings: table({ sequence: 'ta' }),
    rows: [row('+I', 1, 10), row('-D', 3, 10), row('+U', 2, 20)],
    predict: {
      question: 'Rows 1 and 2 are compacted, then row 3 comes late. What is read?',
      choices: [
        { text: 'No row', holds: shows('none') },
        { text: 'Row 3', holds: is('a', 20) },
      ],
      acts: [commit(1), commit(2), compact, commit(3)],
      why: (after) =>
        `${reader(after)} A full compaction drops the delete, and with it its ta of 3: nothing is left that is newer than row 3.`,
    },
  },
  {
    id: 'nulls',
    title: 'Nulls in a partial update',
    tryThis: 'Commit all three rows, then choose sequence groups: what does the null do now?',
    settings: table({ engine: 'partial-update' }),
    rows: [row('+I', 1, 10), row('+I', null, null, 1, 7), row('+U', 2, null)],
    predict: {
      question: 'Row 3 is newer, and its a is null. Which a is read?',
      choices: [
        { text: '10', holds: is('a', 10) },
        { text: 'Null', holds: is('a', null) },
      ],
      acts: [commit(1), commit(2), commit(3)],
      why: (after) =>
        `${reader(after)} Without a sequence group, a null means “not given”: it overwrites nothing.`,
    },
  },
  {
    id: 'two-clocks',
    title: 'Two streams, one sequence field',
    tryThis:
      'Step back, compact, and commit row 3 again: which b is read now, and which with sequence groups?',
    settings: table({ engine: 'partial-update', sequence: 'ta' }),
    rows: [row('+I', 5, 50), row('+I', null, null, 9, 90), row('+I', null, null, 4, 40)],
    predict: {
      question: 'sequence.field is ta. Row 3 is older than row 2 by tb. Which b is read?',
      choices: [
        { text: '90', holds: is('b', 90) },
        { text: '40', holds: is('b', 40) },
        { text: 'Null', holds: is('b', null) },
      ],
      acts: [commit(1), commit(2), commit(3)],
      why: (after) =>
        `${reader(after)} Rows 2 and 3 have no ta, so the order of arrival decides between them; nobody asks tb.`,
    },
  },
  {
    id: 'half-deleted',
    title: 'A delete in one sequence group',
    tryThis: 'Commit all three rows, then let deletes remove the row: what is left?',
    settings: table({ engine: 'partial-update', sequence: 'groups' }),
    rows: [row('+I', 1, 10), row('+I', null, null, 1, 7), row('-D', 2, 10)],
    predict: {
      question: 'Row 3 is a delete with a newer ta and without tb. What is read?',
      choices: [
        { text: 'No row', holds: shows('none') },
        { text: 'The row as before', holds: is('a', 10) },
        { text: 'The row without its a', holds: is('a', null) },
      ],
      acts: [commit(1), commit(2), commit(3)],
      why: (after) =>
        `${reader(after)} A delete sets to null the value of each group whose sequence it has; row 3 has none for group tb.`,
    },
  },
  {
    id: 'late-sum',
    title: 'A late row in a sum',
    tryThis: 'Let column a be folded by last_non_null_value: does the late row still count?',
    settings: table({ engine: 'aggregation', sequence: 'ta' }),
    rows: [row('+I', 1, 5), row('+U', 3, 7), row('+U', 2, 2)],
    predict: {
      question: 'sequence.field is ta, and row 3 is late. Which sum is read?',
      choices: [
        { text: '12', holds: is('a', 12) },
        { text: '2', holds: is('a', 2) },
        { text: '14', holds: is('a', 14) },
      ],
      acts: [commit(1), commit(2), commit(3)],
      why: (after) =>
        `${reader(after)} A sequence field puts rows in order and leaves none out; for a sum the order makes no difference.`,
    },
  },
  {
    id: 'sum-after-delete',
    title: 'A sum after a delete',
    tryThis: 'Step back once, compact, and commit row 3 again: is it the same sum?',
    settings: table({ engine: 'aggregation', deletes: 'remove' }),
    rows: [row('+I', 1, 5), row('-D', 2, 5), row('+I', 3, 3)],
    predict: {
      question: 'A delete removes the row of 5, then a row of 3 comes. Which sum is read?',
      choices: [
        { text: '8', holds: is('a', 8) },
        { text: '3', holds: is('a', 3) },
        { text: 'No row', holds: shows('none') },
      ],
      acts: [commit(1), commit(2), commit(3)],
      why: (after) =>
        `${reader(after)} The delete puts its own values into the row that it marks as deleted, and row 3 is added to them.`,
    },
  },
  {
    id: 'no-way-back',
    title: 'A maximum cannot go back',
    tryThis: 'Press Compact as well, and then look for a setting with which the table can be read.',
    settings: table({ engine: 'aggregation', sum: 'max' }),
    rows: [row('+I', 1, 10), row('-U', 2, 10), row('+U', 3, 12)],
    predict: {
      question: 'Row 2 takes back the old value, and its commit succeeds. What is read after it?',
      choices: [
        { text: '10', holds: is('a', 10) },
        { text: 'Null', holds: is('a', null) },
        { text: 'An error', holds: shows('fault') },
      ],
      acts: [commit(1), commit(2)],
      why: () =>
        'The commit holds 1 row, which nobody merges; the reader merges two, and max has no way to take a value back.',
    },
  },
  {
    id: 'first-row',
    title: 'The first row, and when it is seen',
    tryThis: 'Compact, then commit row 3 and compact again: does it ever change what is read?',
    settings: table({ engine: 'first-row' }),
    rows: [row('+I', 2, 20), row('+I', 1, 10), row('+I', 3, 30)],
    predict: {
      question: 'Rows 1 and 2 are committed, and nothing is compacted. What is read?',
      choices: [
        { text: 'Row 1', holds: is('a', 20) },
        { text: 'No row', holds: shows('none') },
        { text: 'Row 2', holds: is('a', 10) },
      ],
      acts: [commit(1), commit(2)],
      why: () => 'A first-row table shows compacted files only, and both rows lie on level 0.',
    },
  },
];

export const presetState = ({ settings, rows }: Preset): State => begin(settings, rows);
