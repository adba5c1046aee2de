import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { begin, fileOf, readBack } from './model.ts';
import type { Action, State } from './model.ts';
import { bitsOf, fieldOf, maxDefinition, pathsOf } from './schema.ts';
import type { Settings, Value } from './schema.ts';
import { textOf } from './words.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
  readonly rows: readonly Value[];
}

const settings = (change: Partial<Settings>): Settings => ({
  ...{ shape: 'tries', required: '', form: 'three' },
  ...change,
});

const shred: Action = { kind: 'shred' };
const all = (count: number): readonly Action[] => Array.from({ length: count }, () => shred);

const definitions = ({ state }: Session, leaf = 0): string =>
  fileOf(state)
    [leaf]?.column.map(({ d }) => String(d))
    .join(', ') ?? '';
const entry = ({ state }: Session, leaf: number, value: number) =>
  fileOf(state)[leaf]?.column.find((one) => one.value === value);
const back = ({ state }: Session): string =>
  readBack(state)
    .map((row) => textOf(row, state.settings.shape))
    .join(', ');
const bits = ({ state }: Session): number =>
  Math.max(...pathsOf(fieldOf(state.settings)).map((path) => bitsOf(maxDefinition(path))));

/** Each is a question that an interviewer asks of nested columns. */
export const presets: readonly Preset[] = [
  {
    id: 'four-kinds',
    title: 'Null, empty, null inside, value',
    tryThis:
      'Make element required, then tries, too: which d does [7] have each time, and which rows are refused?',
    settings: settings({}),
    rows: [null, [], [null], [7]],
    predict: {
      question: 'Which definition levels do the rows null, [], [null] and [7] get?',
      choices: [
        { text: '0, 0, 1, 2', holds: (after) => definitions(after) === '0, 0, 1, 2' },
        { text: '0, 1, 2, 3', holds: (after) => definitions(after) === '0, 1, 2, 3' },
        { text: '0, 0, 0, 1', holds: (after) => definitions(after) === '0, 0, 0, 1' },
      ],
      acts: all(4),
      why: (after) =>
        `They get ${definitions(after)}. Three things can be missing, one after the other: the list, an element in it, the element’s value.`,
    },
  },
  {
    id: 'lists-in-lists',
    title: 'A list in a list',
    tryThis:
      'Shred row 2. Then open “Add a row”, add [{Oslo, []}] and shred it: which d of scans tells empty from null?',
    settings: settings({ shape: 'stops', required: 'c' }),
    rows: [
      [
        { city: 'Oslo', scans: [5, 48] },
        { city: 'Kyiv', scans: [31] },
      ],
      [{ city: 'Lima', scans: null }],
    ],
    predict: {
      question:
        'A stop is {city, scans}. Oslo’s scans are 5 and 48, Kyiv’s is 31: which repetition level has 31?',
      choices: [
        { text: '1', holds: (after) => entry(after, 1, 31)?.r === 1 },
        { text: '0', holds: (after) => entry(after, 1, 31)?.r === 0 },
        { text: '2', holds: (after) => entry(after, 1, 31)?.r === 2 },
      ],
      acts: [shred],
      why: (after) =>
        `48 has ${String(entry(after, 1, 48)?.r ?? '')}: a further element of Oslo’s scans. With 31 a new stop begins, so the list that gets a further element is stops, the outer one.`,
    },
  },
  {
    id: 'required-leaf',
    title: 'A required value with levels',
    tryThis:
      'Make size required, too: what is stored of the levels then, and which row is refused?',
    settings: settings({ shape: 'size', required: 'c' }),
    rows: [{ kg: 3 }, null, { kg: 8 }],
    predict: {
      question:
        'size is optional, and kg in it required. How many bits does a definition level of kg take?',
      choices: [
        { text: 'None: it is required', holds: (after) => bits(after) === 0 },
        { text: '2', holds: (after) => bits(after) === 2 },
        { text: '1', holds: (after) => bits(after) === 1 },
      ],
      acts: all(3),
      why: (after) =>
        `The levels are ${definitions(after)}. Only leaves become columns, so it is the column of kg that notes a null size, with one bit.`,
    },
  },
  {
    id: 'map',
    title: 'A map, and its two leaves',
    tryThis:
      'Open “Add a row”, add {null: 15} and shred it. Then make value required: which rows are refused?',
    settings: settings({ shape: 'fees' }),
    rows: [
      [
        { key: 'duty', value: 40 },
        { key: 'night', value: null },
      ],
      null,
      [],
    ],
    predict: {
      question: 'How many entries do key and value have after these three rows?',
      choices: [
        { text: '2 and 1', holds: counts(2, 1) },
        { text: '2 and 2', holds: counts(2, 2) },
        { text: '4 and 4', holds: counts(4, 4) },
      ],
      acts: all(3),
      why: (after) =>
        `Each pair gives one entry to each leaf, and so do the null map and the empty one. d of key: ${definitions(after)}; of value: ${definitions(after, 1)}.`,
    },
  },
  {
    id: 'bare',
    title: 'A bare repeated field',
    tryThis: 'Choose two levels, then three: what comes back of the null each time?',
    settings: settings({ form: 'bare' }),
    rows: [[7, 8], [], null],
    predict: {
      question:
        'tries is a bare repeated field. What does a reader get back for rows 2 and 3, [] and null?',
      choices: [
        { text: '[] and null', holds: (after) => back(after) === '[7, 8], [], null' },
        { text: 'null and null', holds: (after) => back(after) === '[7, 8], null, null' },
        { text: '[] and []', holds: (after) => back(after) === '[7, 8], [], []' },
      ],
      acts: all(3),
      why: (after) =>
        `The path has one field, and it is repeated. So d is 1, or it is 0: no element. Nothing says whether the list is null. d here: ${definitions(after)}.`,
    },
  },
  {
    id: 'old-writer',
    title: 'A list of two levels',
    tryThis: 'Choose three levels: which d has the null element there?',
    settings: settings({ form: 'two' }),
    rows: [[7], [null], []],
    predict: {
      question: 'Two levels, as parquet-avro writes them. What happens to row 2, [null]?',
      choices: [
        { text: 'It comes back as []', holds: (after) => back(after) === '[7], [], []' },
        { text: 'The writer refuses it', holds: (after) => back(after) === '[7], []' },
        { text: 'It comes back as [null]', holds: (after) => back(after) === '[7], [null], []' },
      ],
      acts: all(3),
      why: (after) =>
        `The repeated field is the element itself, and a repeated field has no d for a null: ${String(after.state.taken.filter(({ misfit }) => misfit !== null).length)} of 3 rows is refused.`,
    },
  },
];

function counts(key: number, value: number) {
  return ({ state }: Session) => {
    const lengths = fileOf(state).map(({ column }) => column.length);
    return lengths[0] === key && lengths[1] === value;
  };
}

export const presetState = ({ settings, rows }: Preset): State => begin(settings, rows);
