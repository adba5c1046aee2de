import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { allColumns, rowColumns, type OrcColumn } from './column.ts';
import { openColumn, type OpenStream } from './column-values.ts';
import { Stream_Kind, Type_Kind, type RowIndexEntry } from './proto/orc_proto_pb.ts';
import { readRowIndexes } from './row-index.ts';
import { OrcStream } from './stream.ts';
import { isDictionary, streamOf, type Stripe } from './stripe.ts';
import type { OrcTail } from './tail.ts';
import { planWindows, readWindows, type StreamWindow } from './window.ts';

export interface Rows {
  columns: string[];
  rows: Plain[][];
}

/** Rows of one call: what a table on a page can hold, and a worker decode while someone waits. */
export const MOST_ROWS = 1000;

/** Rows before the first wanted one that are decoded and dropped, where no index leads nearer. */
const MOST_SKIPPED = 1_000_000;

type Indexes = ReadonlyMap<number, readonly RowIndexEntry[]>;

/**
 * Decodes rows of one stripe. Where the stripe has a row index, reading begins at the row group that
 * holds the first of them.
 *
 * @param from counted within the stripe
 * @param count at most `MOST_ROWS`
 * @param wanted numbers of top-level columns; all where it is left out
 */
export async function readRows(
  source: ByteSource,
  tail: OrcTail,
  stripe: Stripe,
  from: number,
  count: number,
  wanted?: readonly number[],
): Promise<Rows> {
  const columns = rowColumns(tail.root).filter(({ id }) => wanted?.includes(id) ?? true);
  const rows = Math.max(0, Math.min(count, MOST_ROWS, stripe.place.rows - from));
  const values = await readColumns(source, tail, stripe, columns, from, rows);
  return {
    columns: columns.map(({ name }) => (name === '' ? 'value' : name)),
    rows: Array.from({ length: rows }, (_, row) => values.map((column) => column[row] ?? null)),
  };
}

/**
 * Decodes values of columns, for rows that are within the stripe.
 *
 * @param known row indexes that were read already
 */
export async function readColumns(
  source: ByteSource,
  tail: OrcTail,
  stripe: Stripe,
  columns: readonly OrcColumn[],
  from: number,
  rows: number,
  known?: Indexes,
): Promise<Plain[][]> {
  if (rows === 0) return columns.map(() => []);
  if (tail.root.kind === Type_Kind.STRUCT && streamOf(stripe, 0, Stream_Kind.PRESENT)) {
    throw new Unreadable(
      `Stripe ${stripe.place.index + 1} has rows that are null as a whole: this page does not read such files.`,
    );
  }
  const stride = tail.stride;
  const first = stride > 0 ? Math.floor(from / stride) : 0;
  const after = stride > 0 ? Math.floor((from + rows - 1) / stride) + 1 : 1;
  const all = columns.flatMap(allColumns);
  const ids = all.map(({ id }) => id);
  const indexes =
    known ??
    (stride > 0 ? await readRowIndexes(source, tail, stripe, ids) : new Map<number, never[]>());
  const plan = planColumns(tail, stripe, all, indexes, first, after);
  const skipped = from - (plan.isSought ? first * stride : 0);
  if (skipped > MOST_SKIPPED) {
    throw new Unreadable(
      `Row ${from + 1} cannot be reached: the stripe has no row index that leads near to it, and this page decodes no more than ${MOST_SKIPPED} rows to get to one.`,
    );
  }

  const bytes = await readWindows(source, plan.windows);
  const streams = new Map<string, OpenStream>();
  plan.windows.forEach((window, at) => {
    const stream = new OrcStream(bytes[at] ?? new Uint8Array(), tail.codec);
    streams.set(`${window.place.column} ${window.place.kind}`, { stream, window });
  });
  return columns.map((column) => {
    const take = openColumn(column, stripe, (id, kind) => streams.get(`${id} ${kind}`));
    // By pieces, so that what is dropped takes no memory.
    for (let left = skipped; left > 0; left -= MOST_ROWS) take(Math.min(left, MOST_ROWS));
    return take(rows);
  });
}

function planColumns(
  tail: OrcTail,
  stripe: Stripe,
  columns: readonly OrcColumn[],
  indexes: Indexes,
  first: number,
  after: number,
): { windows: StreamWindow[]; isSought: boolean } {
  const sought = columns.map((column) =>
    planWindows(tail, stripe, column, indexes.get(column.id) ?? [], first, after),
  );
  // All columns begin at the same row, so one that cannot be sought holds back all.
  const isSought = sought.every((windows) => windows !== undefined);
  const plan = isSought
    ? sought
    : columns.map((column) => planWindows(tail, stripe, column, [], 0, 1));
  const windows = plan.flatMap((some) => some ?? []);
  return { windows: [...windows, ...dictionaryWindows(stripe, columns)], isSought };
}

/** What is read whole, whichever rows are wanted. */
function dictionaryWindows(stripe: Stripe, columns: readonly OrcColumn[]): StreamWindow[] {
  return columns
    .filter(({ id }) => isDictionary(stripe.encodings[id]))
    .flatMap(({ id }) => [
      streamOf(stripe, id, Stream_Kind.DICTIONARY_DATA),
      streamOf(stripe, id, Stream_Kind.LENGTH),
    ])
    .flatMap((place) =>
      place
        ? [{ place, start: place.start, end: place.end, skipBytes: 0, skipValues: 0, skipBits: 0 }]
        : [],
    );
}
