import { GROUP_ROWS, isNull, laidOut, lengthOf, ROWS, rowsOf, sum } from './file.ts';
import type { Column, Range } from './file.ts';

// Parquet as pyarrow 26.0.1 writes it: plain values, data pages of version 1, no compression, no statistics.

export interface ParquetFile {
  readonly pageRows: number;
  /** With their headers, in their order, from the file's begin on. */
  readonly pages: readonly Range[];
  /** Bytes of each row group's offset index. */
  readonly indexes: readonly number[];
}

const MAGIC = 4;

export function parquetFile(column: Column, pageBytes: number): ParquetFile {
  const pageRows = Math.min(GROUP_ROWS, Math.floor(pageBytes / column.size));
  const starts = rowsOf(0, ROWS / GROUP_ROWS).flatMap((group) =>
    rowsOf(0, Math.ceil(GROUP_ROWS / pageRows)).map((page) => group * GROUP_ROWS + page * pageRows),
  );
  const rowsIn = (start: number) =>
    rowsOf(start, Math.min(start + pageRows, (Math.floor(start / GROUP_ROWS) + 1) * GROUP_ROWS));
  const pages = laidOut(
    starts.map((start) => pageWithHeader(column, rowsIn(start))),
    MAGIC,
  );
  // Of values of differing lengths the index has each page's bytes, too.
  const raw = starts.map((start) => sum(rowsIn(start).map((row) => lengthOf(column, row))));
  const perGroup = pages.length / (ROWS / GROUP_ROWS);
  const indexes = rowsOf(0, ROWS / GROUP_ROWS).map((group) => {
    const own = [group * perGroup, (group + 1) * perGroup] as const;
    const bytes = column.kind === 'differ' ? raw.slice(...own) : [];
    return indexBytes(pages.slice(...own), pageRows, bytes);
  });
  return { pageRows, pages, indexes };
}

/** The page that holds a row. */
export const pageOf = ({ pageRows, pages }: ParquetFile, row: number): number =>
  (Math.floor(row / GROUP_ROWS) * pages.length) / (ROWS / GROUP_ROWS) +
  Math.floor((row % GROUP_ROWS) / pageRows);

function pageWithHeader(column: Column, rows: readonly number[]): number {
  const prefix = column.kind === 'differ' ? 4 : 0;
  const present = rows.filter((row) => !isNull(column, row));
  const values = sum(present.map((row) => prefix + lengthOf(column, row)));
  // Their length, then bits in runs of at most 504 with a byte before each.
  const bits = Math.ceil(rows.length / 8) + Math.ceil(rows.length / 504);
  const bytes = values + (column.kind === 'nulls' ? 4 + bits : 0);
  // In Thrift's compact protocol: type, both sizes, and of the data page its rows and three encodings.
  const header = 2 + 2 * (1 + varint(bytes)) + 1 + (1 + varint(rows.length)) + 3 * 2 + 2;
  return header + bytes;
}

/** A list of places, each with its length and the row that it begins with, and one of bytes, if there are any. */
function indexBytes(pages: readonly Range[], pageRows: number, raw: readonly number[]): number {
  const list = (values: readonly number[]) =>
    values.length === 0 ? 0 : 2 + (values.length < 15 ? 0 : unsigned(values.length)) + sum(values);
  const places = pages.map(
    ({ from, bytes }, page) => 4 + varint(from) + varint(bytes) + varint(page * pageRows),
  );
  return list(places) + list(raw.map(varint)) + 1;
}

/** Bytes of a signed number, which Thrift doubles before it writes seven bits a byte. */
const varint = (value: number): number => unsigned(2 * value);
const unsigned = (value: number): number => Math.max(1, Math.ceil(Math.log2(value + 1) / 7));
