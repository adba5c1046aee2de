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
      'Make element required, then tries: which level has [7] each time, and which row is refused?',
    settings: settings({}),
    rows: [null, [], [null], [7]],
    predict: {
      question: 'Rows null, [], [null] and [7]: which definition levels have they?',
      choices: [
        { text: '0, 0, 1, 2', holds: (after) => definitions(after) === '0, 0, 1, 2' },
        { text: '0, 1, 2, 3', holds: (after) => definitions(after) === '0, 1, 2, 3' },
        { text: '0, 0, 0, 1', holds: (after) => definitions(after) === '0, 0, 0, 1' },
      ],
      acts: all(4),
      why: (after) =>
        `They are ${definitions(after)}: the list can be null, it can be empty, and its element can be null.`,
    },
  },
  {
    id: 'lists-in-lists',
    title: 'A list in a list',
    tryThis:
      'Add [{Oslo, []}] and shred it: which level of scans tells an empty list from a null one?',
    settings: settings({ shape: 'stops', required: 'c' }),
    rows: [
      [
        { city: 'Oslo', scans: [5, 48] },
        { city: 'Kyiv', scans: [31] },
      ],
      [{ city: 'Lima', scans: null }],
    ],
    predict: {
      question: 'Oslo’s scans are 5 and 48, Kyiv’s is 31. Which repetition level has 31?',
      choices: [
        { text: '1', holds: (after) => entry(after, 1, 31)?.r === 1 },
        { text: '0', holds: (after) => entry(after, 1, 31)?.r === 0 },
        { text: '2', holds: (after) => entry(after, 1, 31)?.r === 2 },
      ],
      acts: [shred],
      why: (after) =>
        `48 has ${String(entry(after, 1, 48)?.r ?? '')}: it goes on in Oslo’s scans. With 31 a new stop begins, and the list that goes on is stops.`,
    },
  },
  {
    id: 'required-leaf',
    title: 'A required value with levels',
    tryThis: 'Make size required: what is stored of its levels then, and which row is refused?',
    settings: settings({ shape: 'size', required: 'c' }),
    rows: [{ kg: 3 }, null, { kg: 8 }],
    predict: {
      question: 'kg is required, size is optional. How many bits has a definition level of kg?',
      choices: [
        { text: 'None: it is required', holds: (after) => bits(after) === 0 },
        { text: '2', holds: (after) => bits(after) === 2 },
        { text: '1', holds: (after) => bits(after) === 1 },
      ],
      acts: all(3),
      why: (after) =>
        `Its levels are ${definitions(after)}: where size is null, the column of kg says so. It has no other place.`,
    },
  },
  {
    id: 'map',
    title: 'A map, and its two leaves',
    tryThis: 'Add a row whose key is null and shred it. Then make value required: what changes?',
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
      question: 'How many entries have key and value after these three rows?',
      choices: [
        { text: '2 and 1', holds: counts(2, 1) },
        { text: '2 and 2', holds: counts(2, 2) },
        { text: '4 and 4', holds: counts(4, 4) },
      ],
      acts: all(3),
      why: (after) =>
        `The levels of key are ${definitions(after)}, those of value ${definitions(after, 1)}: a null, an empty map and a missing value have an entry in each leaf that they leave without a value.`,
    },
  },
  {
    id: 'bare',
    title: 'A list without a group around it',
    tryThis: 'Choose two levels, then three: what comes back of the null each time?',
    settings: settings({ form: 'bare' }),
    rows: [[7, 8], [], null],
    predict: {
      question: 'tries is only repeated. What does a reader get for rows 2 and 3?',
      choices: [
        { text: '[] and null', holds: (after) => back(after) === '[7, 8], [], null' },
        { text: 'null and null', holds: (after) => back(after) === '[7, 8], null, null' },
        { text: '[] and []', holds: (after) => back(after) === '[7, 8], [], []' },
      ],
      acts: all(3),
      why: (after) =>
        `Their levels are ${definitions(after).slice(-4)}: one step of the path can be missing, the value, and nothing says why it is.`,
    },
  },
  {
    id: 'old-writer',
    title: 'A list of two levels',
    tryThis:
      'Choose three levels, which newer writers use: which level has the null element there?',
    settings: settings({ form: 'two' }),
    rows: [[7], [null], []],
    predict: {
      question: 'The list has two levels. What happens to row 2, [null]?',
      choices: [
        { text: 'It comes back as []', holds: (after) => back(after) === '[7], [], []' },
        { text: 'The writer refuses it', holds: (after) => back(after) === '[7], []' },
        { text: 'It comes back as [null]', holds: (after) => back(after) === '[7], [null], []' },
      ],
      acts: all(3),
      why: (after) =>
        `The repeated field is the element itself, and what is repeated cannot be null: ${String(after.state.taken.filter(({ misfit }) => misfit !== null).length)} row of 3 is refused.`,
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
