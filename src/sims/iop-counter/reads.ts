import { GROUP_ROWS, lengthOf, sum } from './file.ts';
import type { Column, Range } from './file.ts';
import { lancePage } from './lance.ts';
import { pageOf, parquetFile } from './parquet.ts';

/** Where the column is stored, and how it is read. */
export const stores = ['groups', 'pages-1m', 'pages-64k', 'pages-8k', 'lance'] as const;
export type Store = (typeof stores)[number];

/** Bytes that Lance reads at least at a file's end, and over which it reads on to the next wanted range. */
export const blocks = [4 * 1024, 64 * 1024] as const;

export interface Setting extends Column {
  readonly store: Store;
  readonly block: number;
}

/** What of the file a program keeps in memory: nothing, or also so many row groups' offset indexes. */
export interface Known {
  readonly end: boolean;
  /** Lance's table of chunks or places, or the row groups whose offset index was read. */
  readonly tables: readonly number[];
}

export const nothing: Known = { end: false, tables: [] };

export type Part = 'end' | 'table' | 'data';

/** One request. Its place counts within the column's data. */
export interface Read extends Range {
  readonly part: Part;
}

export interface Fetched {
  readonly reads: readonly Read[];
  readonly known: Known;
}

const pageBytes: Readonly<Record<Exclude<Store, 'lance'>, number>> = {
  groups: 1 << 20,
  'pages-1m': 1 << 20,
  'pages-64k': 1 << 16,
  'pages-8k': 1 << 13,
};

/** pyarrow asks for so much of the end at first; the reader by hand for one block of a disk. */
const PYARROW_END = 64 * 1024;
const HAND_END = 4 * 1024;

/** Fetches rows, in ascending order, in one call. */
export function fetchRows(setting: Setting, rows: readonly number[], known: Known): Fetched {
  if (setting.store === 'lance') return byLance(setting, rows, known);
  return setting.store === 'groups'
    ? byGroups(setting, rows, known)
    : byPages(setting, setting.store, rows, known);
}

function byLance(setting: Setting, rows: readonly number[], known: Known): Fetched {
  const { pieces, pieceOf, table } = lancePage(setting);
  const wanted = picked(pieces, rows.map(pieceOf));
  return {
    reads: [
      ...(known.end ? [] : [read('end', setting.block)]),
      ...(table === 0 || known.tables.length > 0 ? [] : [read('table', table)]),
      ...merged(wanted, setting.block).map(({ from, bytes }) => read('data', bytes, from)),
    ],
    known: { end: true, tables: [0] },
  };
}

function byGroups(setting: Setting, rows: readonly number[], known: Known): Fetched {
  const { pages, indexes } = parquetFile(setting, pageBytes.groups);
  const per = pages.length / indexes.length;
  const groups = indexes.map((_, group) => around(pages.slice(group * per, (group + 1) * per)));
  const wanted = picked(
    groups,
    rows.map((row) => Math.floor(row / GROUP_ROWS)),
  );
  return {
    reads: [
      ...(known.end ? [] : [read('end', PYARROW_END)]),
      ...merged(wanted, 0).map(({ from, bytes }) => read('data', bytes, from)),
    ],
    known: { end: true, tables: [] },
  };
}

function byPages(
  setting: Setting,
  store: keyof typeof pageBytes,
  rows: readonly number[],
  known: Known,
): Fetched {
  const file = parquetFile(setting, pageBytes[store]);
  const groups = [...new Set(rows.map((row) => Math.floor(row / GROUP_ROWS)))];
  const fresh = groups.filter((group) => !known.tables.includes(group));
  const wanted = picked(
    file.pages,
    rows.map((row) => pageOf(file, row)),
  );
  return {
    reads: [
      ...(known.end ? [] : [read('end', HAND_END)]),
      ...fresh.map((group) => read('table', file.indexes[group] ?? 0)),
      ...wanted.map(({ from, bytes }) => read('data', bytes, from)),
    ],
    known: { end: true, tables: [...known.tables, ...fresh] },
  };
}

const read = (part: Part, bytes: number, from = 0): Read => ({ part, from, bytes });

/** The pieces at these places, each once. */
const picked = (pieces: readonly Range[], places: readonly number[]): Range[] =>
  [...new Set(places)].flatMap((place) => pieces[place] ?? []);

/** One range from the first to the end of the last. */
function around(ranges: readonly Range[]): Range {
  const from = ranges[0]?.from ?? 0;
  return { from, bytes: sum(ranges.map(({ bytes }) => bytes)) };
}

/** Ranges in ascending order, those joined between which at most so many bytes lie. */
export function merged(ranges: readonly Range[], gap: number): Range[] {
  const all: Range[] = [];
  for (const { from, bytes } of ranges) {
    const last = all.at(-1);
    if (last && from <= last.from + last.bytes + gap)
      all.splice(-1, 1, { from: last.from, bytes: from + bytes - last.from });
    else all.push({ from, bytes });
  }
  return all;
}

/** Bytes of the column's data, without tables and the file's end. */
export function dataBytes(setting: Setting): number {
  const pieces =
    setting.store === 'lance'
      ? lancePage(setting).pieces
      : parquetFile(setting, pageBytes[setting.store]).pages;
  const last = pieces.at(-1);
  return last ? last.from + last.bytes : 0;
}

/** Bytes of the values at these rows; a null has a place of the same size. */
export const wantedBytes = (column: Column, rows: readonly number[]): number =>
  sum(rows.map((row) => lengthOf(column, row)));
