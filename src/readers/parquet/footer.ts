import { CompressionCodecs, Encodings, PageTypes } from 'hyparquet/src/constants.js';
import type { CompressionCodec, Encoding, PageType } from 'hyparquet';
import type { ByteRange } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import type { Fields } from './fields.ts';
import { readSchema } from './schema.ts';
import type { Schema } from './schema.ts';

/** Bounds and counts as they are stored (parquet.thrift, `Statistics`), in PLAIN bytes. */
export interface StoredStatistics {
  min: Uint8Array | undefined;
  max: Uint8Array | undefined;
  /** The deprecated fields, ordered by signed comparison whatever the type. */
  oldMin: Uint8Array | undefined;
  oldMax: Uint8Array | undefined;
  isMinExact: boolean | undefined;
  isMaxExact: boolean | undefined;
  nulls: number | undefined;
  nans: number | undefined;
  distinct: number | undefined;
}

/** A column of one row group: where its pages lie, and what is said of them. */
export interface Chunk {
  column: number;
  group: number;
  codec: CompressionCodec | undefined;
  encodings: (Encoding | string)[];
  /** Values, nulls and empty lists too. */
  values: number;
  uncompressed: number;
  /** From its first page, the dictionary's if there is one, with headers. */
  pages: ByteRange;
  dictionaryAt: number | undefined;
  dataAt: number;
  statistics: StoredStatistics | undefined;
  encodingStats: { page: PageType | undefined; encoding: Encoding | string; count: number }[];
  /** The end is unknown in files written before parquet-format 2.10. */
  bloom: { start: number; end: number | undefined } | undefined;
  offsetIndex: ByteRange | undefined;
  columnIndex: ByteRange | undefined;
  isEncrypted: boolean;
}

export interface RowGroup {
  index: number;
  rows: number;
  uncompressed: number;
  chunks: Chunk[];
  sorting: { column: number; isDescending: boolean; areNullsFirst: boolean }[];
}

/** By what a column's `min_value` and `max_value` are ordered (parquet.thrift, `ColumnOrder`). */
export type ColumnOrder = 'type' | 'ieee754' | 'int96' | 'unknown' | 'missing';

export interface Footer {
  version: number;
  createdBy: string | undefined;
  rows: number;
  schema: Schema;
  groups: RowGroup[];
  keyValues: { key: string; value: string | undefined }[];
  /** For each column. */
  orders: ColumnOrder[];
  /** The footer can be read, but some columns are encrypted. */
  isPartlyEncrypted: boolean;
}

const MOST_CHUNKS = 200_000;

/**
 * What the footer says (parquet.thrift, `FileMetaData`), held to what it must say to be read.
 *
 * @param what names the footer in messages: `the footer of orders.parquet`
 * @throws Unreadable
 */
export function readFooterFields(file: Fields, what: string): Footer {
  const schema = readSchema(file.must(2, file.structs(2)), what);
  const groups = file.must(4, file.structs(4));
  if (groups.length * schema.columns.length > MOST_CHUNKS) {
    throw new Unreadable(
      `${what} lists ${String(groups.length)} row groups of ${String(schema.columns.length)} columns: more than this page shows (${String(MOST_CHUNKS)} chunks).`,
    );
  }
  const orders = file.structs(7);
  return {
    version: file.must(1, file.int(1)),
    createdBy: file.text(6),
    rows: file.must(3, file.long(3)),
    schema,
    groups: groups.map((group, index) => readGroup(group, index, schema, what)),
    keyValues: (file.structs(5) ?? []).map((pair) => ({
      key: pair.must(1, pair.text(1)),
      value: pair.text(2),
    })),
    orders: schema.columns.map(({ index }) => orderOf(orders, index)),
    isPartlyEncrypted: file.struct(8) !== undefined,
  };
}

function orderOf(orders: readonly Fields[] | undefined, column: number): ColumnOrder {
  if (!orders) return 'missing';
  const id = orders[column]?.ids[0];
  if (id === 1) return 'type';
  if (id === 2) return 'ieee754';
  return id === 3 ? 'int96' : 'unknown';
}

function readGroup(group: Fields, index: number, schema: Schema, what: string): RowGroup {
  const chunks = group.must(1, group.structs(1));
  if (chunks.length !== schema.columns.length) {
    throw new Unreadable(
      `${what} is damaged: row group ${String(index + 1)} has ${String(chunks.length)} columns, the schema ${String(schema.columns.length)}.`,
    );
  }
  return {
    index,
    rows: group.must(3, group.long(3)),
    uncompressed: group.must(2, group.long(2)),
    chunks: chunks.map((chunk, column) => readChunk(chunk, index, column, schema, what)),
    sorting: (group.structs(4) ?? []).map((sorting) => ({
      column: sorting.must(1, sorting.int(1)),
      isDescending: sorting.bool(2) ?? false,
      areNullsFirst: sorting.bool(3) ?? false,
    })),
  };
}

function readChunk(
  chunk: Fields,
  group: number,
  column: number,
  schema: Schema,
  what: string,
): Chunk {
  const name = schema.columns[column]?.name ?? '';
  if (chunk.text(1)) {
    throw new Unreadable(
      `${what} keeps column ${name} in another file (${chunk.text(1) ?? ''}): open that one.`,
    );
  }
  const isEncrypted = chunk.struct(8) !== undefined;
  const meta = chunk.struct(3);
  if (!meta) {
    if (isEncrypted) return encryptedChunk(group, column);
    throw new Unreadable(`${what} is damaged: it says nothing of column ${name}.`);
  }
  const dataAt = meta.must(9, meta.long(9));
  // Some writers store 0 where there is no dictionary.
  const dictionary = meta.long(11) ?? 0;
  const isAhead = dictionary > 0 && (dictionary < dataAt || dataAt === 0);
  const dictionaryAt = isAhead ? dictionary : undefined;
  const start = dictionaryAt ?? dataAt;
  const bloomAt = meta.countIfKnown(14);
  const bloomBytes = meta.countIfKnown(15);
  return {
    column,
    group,
    codec: CompressionCodecs[meta.must(4, meta.int(4))],
    encodings: meta.must(2, meta.ints(2)).map(encodingName),
    values: meta.must(5, meta.long(5)),
    uncompressed: meta.must(6, meta.long(6)),
    pages: { start, end: start + meta.must(7, meta.long(7)) },
    dictionaryAt,
    dataAt,
    statistics: readStatistics(meta.struct(12)),
    encodingStats: (meta.structs(13) ?? []).map((one) => ({
      page: PageTypes[one.must(1, one.int(1))],
      encoding: encodingName(one.must(2, one.int(2))),
      count: one.must(3, one.int(3)),
    })),
    bloom:
      bloomAt === undefined
        ? undefined
        : {
            start: bloomAt,
            end: bloomBytes !== undefined && bloomBytes > 0 ? bloomAt + bloomBytes : undefined,
          },
    offsetIndex: rangeOf(chunk.long(4), chunk.int(5)),
    columnIndex: rangeOf(chunk.long(6), chunk.int(7)),
    isEncrypted,
  };
}

/** All that can be said of a chunk whose metadata is encrypted too. */
function encryptedChunk(group: number, column: number): Chunk {
  return {
    column,
    group,
    codec: undefined,
    encodings: [],
    values: 0,
    uncompressed: 0,
    pages: { start: 0, end: 0 },
    dictionaryAt: undefined,
    dataAt: 0,
    statistics: undefined,
    encodingStats: [],
    bloom: undefined,
    offsetIndex: undefined,
    columnIndex: undefined,
    isEncrypted: true,
  };
}

function rangeOf(start: number | undefined, length: number | undefined): ByteRange | undefined {
  if (start === undefined || length === undefined || length <= 0) return undefined;
  return { start, end: start + length };
}

/** An encoding newer than hyparquet keeps its number: `encoding 10` is ALP. */
export function encodingName(id: number): Encoding | string {
  return Encodings[id] ?? `encoding ${String(id)}`;
}

export function readStatistics(stats: Fields | undefined): StoredStatistics | undefined {
  return (
    stats && {
      oldMax: stats.bytes(1),
      oldMin: stats.bytes(2),
      nulls: stats.countIfKnown(3),
      distinct: stats.countIfKnown(4),
      max: stats.bytes(5),
      min: stats.bytes(6),
      isMaxExact: stats.bool(7),
      isMinExact: stats.bool(8),
      nans: stats.countIfKnown(9),
    }
  );
}
