import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { begin, bytesOf, lastOf } from './model.ts';
import type { Action, State, Wish } from './model.ts';
import type { Setting } from './reads.ts';
import { formatBytes } from '../../domain/amounts.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly setting: Setting;
  readonly wish: Wish;
}

const local = 4 * 1024;
const one: Wish = { count: 1, near: false };
const hundred: Wish = { count: 100, near: false };
const fetch: Action = { kind: 'fetch' };

/** Whether the last call read so many bytes, at least and at most. */
const took =
  (least: number, most: number) =>
  ({ state }: Session): boolean => {
    const last = lastOf(state);
    return last !== null && bytesOf(last) >= least && bytesOf(last) <= most;
  };
const readsOf = ({ state }: Session): number => lastOf(state)?.reads.length ?? 0;
const bytesIn = ({ state }: Session): number => {
  const last = lastOf(state);
  return last ? bytesOf(last) : 0;
};

/** Each is a price that is not where one looks for it. */
export const presets: readonly Preset[] = [
  {
    id: 'price',
    title: 'One price of 16 bytes',
    tryThis:
      'Fetch another row: what is not read again? Then store it in “Parquet, row groups”: reads, and bytes.',
    setting: { store: 'lance', kind: 'fixed', size: 16, block: local },
    wish: one,
    predict: {
      question:
        'A program’s first call wants one price of 16 bytes from Lance. How much does it read?',
      choices: [
        { text: '16 bytes', holds: took(0, 1_000) },
        { text: 'About 4 kB', holds: took(1_001, 6_000) },
        { text: 'About 8 kB', holds: took(6_001, 20_000) },
      ],
      acts: [fetch],
      why: (after) =>
        `${formatBytes(bytesIn(after))}: the file’s end, a small table of chunks, and the whole chunk of 256 prices.`,
    },
  },
  {
    id: 'wider',
    title: 'Four bytes more',
    tryThis:
      'Fetch twice with 252 and with 256 bytes. Then add nulls: how many bytes do they cost in each layout?',
    setting: { store: 'lance', kind: 'fixed', size: 252, block: local },
    wish: one,
    predict: {
      question:
        'A warm row costs 8,072 bytes where values have 252. What does it cost where they have 256?',
      choices: [
        { text: 'A little more', holds: took(8_073, 20_000) },
        { text: 'About half', holds: took(2_000, 8_071) },
        { text: 'A thirtieth', holds: took(0, 400) },
      ],
      acts: [{ kind: 'set', to: { size: 256 } }, fetch, fetch],
      why: (after) =>
        `${formatBytes(bytesIn(after))}: from 256 bytes on the layout is full-zip, and a value is read alone.`,
    },
  },
  {
    id: 'labels',
    title: 'Labels of differing lengths',
    tryThis:
      'Fetch again: what is gone? Open anew for each row: what does a program pay that does so? Then set one size.',
    setting: { store: 'lance', kind: 'differ', size: 512, block: local },
    wish: one,
    predict: {
      question: 'One label of at most 512 bytes, cold, from Lance. How much is read?',
      choices: [
        { text: 'About 5 kB', holds: took(0, 8_000) },
        { text: 'About 37 kB', holds: took(30_000, 45_000) },
        { text: 'The whole column', holds: took(1_000_000, 1e9) },
      ],
      acts: [fetch],
      why: (after) =>
        `${formatBytes(bytesIn(after))}: where lengths differ, an index has the place of each row, four bytes for each of 8,192. It is read once, and kept.`,
    },
  },
  {
    id: 'pages',
    title: 'A hundred rows, small pages',
    tryThis: 'Compare pages of 1 MiB, 64 KiB and 8 KiB: which number falls, and which rises?',
    setting: { store: 'pages-1m', kind: 'fixed', size: 512, block: local },
    wish: hundred,
    predict: {
      question:
        'With pages of 1 MiB, 100 rows from anywhere took 9 reads. How many with pages of 8 KiB?',
      choices: [
        { text: 'Fewer', holds: (after) => readsOf(after) < 9 },
        { text: 'As many', holds: (after) => readsOf(after) === 9 },
        { text: 'Many more', holds: (after) => readsOf(after) > 20 },
      ],
      acts: [{ kind: 'set', to: { store: 'pages-8k' } }, fetch],
      why: (after) =>
        `${readsOf(after)} reads, of ${formatBytes(bytesIn(after))} instead of some 4 MB: each row now lies in another page. Bytes and reads go opposite ways.`,
    },
  },
  {
    id: 'groups',
    title: 'Whole row groups',
    tryThis:
      'Now 100 rows side by side, then the same in Lance: reads, and bytes. When does a whole row group pay?',
    setting: { store: 'groups', kind: 'fixed', size: 512, block: local },
    wish: one,
    predict: {
      question:
        'pyarrow fetched one row with 1.1 MB, cold. What do 100 rows from anywhere cost, cold?',
      choices: [
        { text: 'A hundred times as much', holds: took(50_000_000, 1e9) },
        { text: 'About four times', holds: took(3_500_000, 6_000_000) },
        { text: 'As much', holds: took(0, 1_500_000) },
      ],
      acts: [{ kind: 'wish', to: { count: 100 } }, fetch],
      why: (after) =>
        `${formatBytes(bytesIn(after))} in ${readsOf(after)} reads: all four row groups, whole and joined. More rows would cost nothing more.`,
    },
  },
  {
    id: 'store',
    title: 'On an object store',
    tryThis:
      'Change the block to and fro: which number falls, and which rises? Then 100 rows side by side.',
    setting: { store: 'lance', kind: 'fixed', size: 512, block: local },
    wish: hundred,
    predict: {
      question:
        'Warm, 100 vectors from anywhere took 88 reads from a disk. How many with blocks of 64 KiB?',
      choices: [
        { text: 'As many', holds: (after) => readsOf(after) > 80 },
        { text: 'About a quarter', holds: (after) => readsOf(after) > 10 && readsOf(after) < 40 },
        { text: 'One', holds: (after) => readsOf(after) === 1 },
      ],
      acts: [{ kind: 'set', to: { block: 64 * 1024 } }, fetch, fetch],
      why: (after) =>
        `${readsOf(after)} reads of ${formatBytes(bytesIn(after))}: ranges at most 64 KiB apart are read in one, with what lies between.`,
    },
  },
];

export const presetState = ({ setting, wish }: Preset): State => begin(setting, wish);
