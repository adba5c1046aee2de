import { laidOut, lengthOf, ROWS, rowsOf, sum } from './file.ts';
import type { Column, Range } from './file.ts';

// Lance 14.0.2, file format 2.2, without compression: lance-encoding's `is_narrow`, `find_log_vals_per_chunk`,
// `search_next_offset_idx`, `fullzip_decode.rs`.

/** What a page of the column is made of: the pieces that can be read alone, and the table that leads to them. */
export interface LancePage {
  readonly layout: 'mini-block' | 'full-zip';
  /** The piece that holds a row, for each row. */
  readonly pieceOf: (row: number) => number;
  readonly pieces: readonly Range[];
  /** Bytes of the chunk table or the repetition index; 0 where a value's place is computed. */
  readonly table: number;
}

/** Values of fewer bytes, all of them, are narrow. */
const NARROW = 256;
const MAX_CHUNK_VALUES = 4_096;
const MAX_CHUNK_BYTES = 8 * 1024 - 6;
/** For values of differing lengths. */
const CHUNK_AIM = 4 * 1024;
const CHUNK_HEADER = 8;
const OFFSET = 4;

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

export function lancePage(column: Column): LancePage {
  return column.size < NARROW ? miniBlock(column) : fullZip(column);
}

/** Values one by one, each found by its place or by an index of places. */
function fullZip(column: Column): LancePage {
  const { kind, size } = column;
  const length = (row: number) =>
    kind === 'differ' ? OFFSET + lengthOf(column, row) : size + (kind === 'nulls' ? 1 : 0);
  return {
    layout: 'full-zip',
    pieceOf: (row) => row,
    pieces: laidOut(rowsOf(0, ROWS).map(length)),
    table: kind === 'differ' ? OFFSET * (ROWS + 1) : 0,
  };
}

/** Chunks of a power of two of values, each read whole. */
function miniBlock(column: Column): LancePage {
  const starts = column.kind === 'differ' ? variableStarts(column) : fixedStarts(column);
  const bytes = starts.map((start, chunk) => chunkBytes(column, start, starts[chunk + 1] ?? ROWS));
  return {
    layout: 'mini-block',
    pieceOf: (row) => starts.findLastIndex((start) => start <= row),
    pieces: laidOut(bytes),
    table: 4 * starts.length,
  };
}

function fixedStarts({ size }: Column): number[] {
  let values = 1;
  while (2 * values * size < MAX_CHUNK_BYTES && 2 * values <= MAX_CHUNK_VALUES) values *= 2;
  return rowsOf(0, ROWS / values).map((chunk) => chunk * values);
}

/** Doubles the number of values while their bytes and offsets fit. */
function variableStarts(column: Column): number[] {
  const bytes = (from: number, values: number) =>
    sum(rowsOf(from, from + values).map((row) => lengthOf(column, row))) + OFFSET * (values + 1);
  const starts: number[] = [];
  for (let start = 0; start < ROWS;) {
    starts.push(start);
    let values = 2;
    while (start + 2 * values < ROWS && bytes(start, 2 * values) <= CHUNK_AIM) values *= 2;
    start += start + 2 * values >= ROWS && bytes(start, ROWS - start) <= CHUNK_AIM ? ROWS : values;
  }
  return starts;
}

function chunkBytes(column: Column, from: number, to: number): number {
  const values = to - from;
  if (column.kind === 'differ') {
    const all = sum(rowsOf(from, to).map((row) => lengthOf(column, row)));
    return CHUNK_HEADER + padded(OFFSET * (values + 1) + all);
  }
  // Two bytes for each value's level, or packed bits of 1,024.
  const levels = column.kind === 'nulls' ? Math.min(2 * values, 128 * Math.ceil(values / 1024)) : 0;
  return CHUNK_HEADER + levels + padded(values * column.size);
}
