import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { RANKS } from './loaders.ts';
import { begin, checkpointOf, count, isOrderKept, job, readAhead } from './model.ts';
import type { Action, Settings, State } from './model.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
}

const train: Action = { kind: 'train' };
const crashed: readonly Action[] = [
  ...[train, train, train, train, train],
  { kind: 'crash' },
  { kind: 'rest' },
];

const never =
  (rows: number) =>
  ({ state }: Session): boolean =>
    count(state).never === rows;
const all = ({ state }: Session): boolean => count(state).never + count(state).twice === 0;
const ahead = ({ state }: Session): number =>
  readAhead(state).reduce((sum, { length }) => sum + length, 0);

/** Each is a state that looks as if it were enough. */
export const presets: readonly Preset[] = [
  {
    id: 'in-flight',
    title: 'A position that counts reads',
    tryThis: 'Save each rank’s count of trained samples: how many are lost then, and why?',
    settings: { kind: 'indices', saved: 'read', ranks: 2 },
    predict: {
      question:
        'The saved position counts what was read. Each of 2 ranks has two batches of 3 in flight, and the job crashes. How many parcels are never trained?',
      choices: [
        { text: 'None', holds: never(0) },
        { text: '6', holds: never(6) },
        { text: '12', holds: never(12) },
      ],
      acts: crashed,
      why: (after) =>
        `At the checkpoint ${ahead(after)} parcels were read and not trained. The new ranks skip them, for the position says they are done.`,
    },
  },
  {
    id: 'six-ranks',
    title: 'Two ranks become six',
    tryThis: 'Save all ranks’ count: does each step have what it would have had?',
    settings: { kind: 'indices', saved: 'rank', ranks: 6 },
    predict: {
      question:
        'At the checkpoint each old rank had trained 12 parcels. After a crash each of six ranks skips 12 of its places. What becomes of the other 24 parcels?',
      choices: [
        { text: 'Trained once', holds: all },
        { text: 'Never trained', holds: never(24) },
        { text: 'Some trained twice', holds: ({ state }) => count(state).twice > 0 },
      ],
      acts: crashed,
      why: ({ state }) =>
        `Of 48 places a sixth is ${job.rows / 6}, and each rank skips ${checkpointOf(state) * job.batch}: none has anything left.`,
    },
  },
  {
    id: 'lost-buffer',
    title: 'A stream’s position alone',
    tryThis: 'Save the buffer as well: is all as it would have been without a crash?',
    settings: { kind: 'stream', saved: 'position' },
    predict: {
      question:
        'Two readers have a buffer for 4 rows each. Only the position in the shards is saved, and the job crashes. How many parcels are never trained?',
      choices: [
        { text: '8: both buffers', holds: never(8) },
        { text: '6', holds: never(6) },
        { text: 'None', holds: never(0) },
      ],
      acts: crashed,
      why: (after) =>
        `${ahead(after)} rows were in the buffers: read, and not handed out. This reader fills a free place only when it is asked again, so each buffer held ${job.buffer - 1}.`,
    },
  },
  {
    id: 'new-dice',
    title: 'Buffer saved, dice new',
    tryThis: 'Save the dice, too: what is the same then, and which jobs need that?',
    settings: { kind: 'stream', saved: 'buffer' },
    predict: {
      question:
        'Position and buffer are saved. After a crash the dice, which draw from the buffer, begin anew. What changes?',
      choices: [
        { text: 'The order alone', holds: (after) => all(after) && !isOrderKept(after.state) },
        { text: 'Nothing', holds: (after) => all(after) && isOrderKept(after.state) },
        { text: 'Some rows come twice', holds: ({ state }) => count(state).twice > 0 },
      ],
      acts: crashed,
      why: ({ state }) =>
        `${count(state).never} parcels are missing and ${count(state).twice} come twice, but dice that begin anew draw in another order.`,
    },
  },
  {
    id: 'fast-forward',
    title: 'Nothing saved but the step',
    tryThis:
      'Crash after step 7 instead: how many steps are thrown away then, and what if an epoch takes days?',
    settings: { kind: 'stream', saved: 'nothing' },
    predict: {
      question:
        'The reader saves no state; its order depends on its seed alone. What does the epoch look like after a crash?',
      choices: [
        { text: 'Some rows come twice', holds: ({ state }) => count(state).twice > 0 },
        { text: 'Each once, same order', holds: (after) => all(after) && isOrderKept(after.state) },
        { text: 'Some are never trained', holds: ({ state }) => count(state).never > 0 },
      ],
      acts: crashed,
      why: (after) => {
        const trained = checkpointOf(after.state) * job.batch * RANKS;
        return `The loader draws ${checkpointOf(after.state)} steps once more and throws them away. That is exact, but reads all ${job.rows} parcels, where a saved reader would have ${job.rows - trained - ahead(after)} to read.`;
      },
    },
  },
  {
    id: 'rank-zero',
    title: 'Rank 0 saves for all',
    tryThis: 'Let each rank save its own state: what does one more file save you?',
    settings: { kind: 'stream', saved: 'rank0' },
    predict: {
      question:
        'Only rank 0 saves its position, buffer and dice. After a crash both ranks load them. How often is each parcel trained?',
      choices: [
        { text: 'Each once', holds: all },
        {
          text: 'Some never, none twice',
          holds: ({ state }) => count(state).never > 0 && count(state).twice === 0,
        },
        {
          text: 'Some never, some twice',
          holds: ({ state }) => count(state).never > 0 && count(state).twice > 0,
        },
      ],
      acts: crashed,
      why: ({ state }) =>
        `Rank 1 hands out the buffer of rank 0: ${count(state).twice} come twice. Its own ${count(state).never} never come.`,
    },
  },
];

export const presetState = ({ settings }: Preset): State => begin(settings);
