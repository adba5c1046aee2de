import { assembleLists } from 'hyparquet/src/assemble.js';
import type { SchemaTree } from 'hyparquet';
import type { ByteRange } from '../source.ts';
import { decodeDataPage, orUnreadable } from './decode-page.ts';
import type { ChunkDecoder, PageValues } from './decode-page.ts';
import type { ParquetFile } from './open.ts';
import type { PageLocation } from './page-index.ts';
import { readPages } from './read-pages.ts';
import { rowsWithin, touches } from './row-ranges.ts';
import type { Column } from './schema.ts';
import { fromStored, toPlainValue } from './values.ts';
import type { Stored, Value } from './values.ts';
import { chunkInWords } from './walk-pages.ts';

/** What to read of one column of one row group. */
export interface ColumnRead {
  group: number;
  column: Column;
  /** From the offset index; without it all pages are read. */
  locations: readonly PageLocation[] | undefined;
  /** Sorted ranges of rows of the row group whose pages are read. */
  rows: readonly ByteRange[];
}

/** Values or cells of some rows of the row group, in order. */
export interface Batch<T> {
  rows: number[];
  values: T[];
}

function decoderOf(file: ParquetFile, { group, column }: ColumnRead): ChunkDecoder | undefined {
  const chunk = file.footer.groups[group]?.chunks[column.index];
  return chunk && { column, chunk, what: chunkInWords(file, chunk) };
}

/** A column without lists, page by page, as values that can be compared; null where there is none. */
export async function* readValues(
  file: ParquetFile,
  wanted: ColumnRead,
): AsyncGenerator<Batch<Value | null>> {
  const decoder = decoderOf(file, wanted);
  if (!decoder) return;
  const { column, locations, rows } = wanted;
  let at = 0;
  for await (const read of readPages(file, decoder, locations, rows)) {
    const first = read.firstRow ?? at;
    at = first + read.page.values;
    if (!touches(rows, first, at)) continue;
    const page = await decodeDataPage(decoder, read.page, read.body, read.dictionary);
    const stored = spread(column, page);
    const here = rowsWithin(rows, first, first + stored.length);
    yield {
      rows: here,
      values: here.map((row) => {
        const value = stored[row - first];
        return value == null ? null : fromStored(column, value);
      }),
    };
  }
}

/** One for each entry: its value, or null. */
function spread(column: Column, { definitions, values, entries }: PageValues): (Stored | null)[] {
  if (definitions.length === 0) return values.slice(0, entries);
  let next = 0;
  return definitions.map((level) =>
    level === column.maxDefinition ? (values[next++] ?? null) : null,
  );
}

/**
 * A column's cells, page by page, as they are shown; of a nested column as hyparquet's `assembleLists`
 * nests them. Pages that hold no shown row are read like the others, and not decoded.
 *
 * @param shown sorted ranges of rows, within those that are read
 */
export async function* readCells(
  file: ParquetFile,
  wanted: ColumnRead,
  shown: readonly ByteRange[],
): AsyncGenerator<Batch<unknown>> {
  const decoder = decoderOf(file, wanted);
  if (!decoder) return;
  const { column } = wanted;
  const trail = file.footer.schema.trails[column.index] ?? [];
  const hasLists = column.maxRepetition > 0;
  let at = 0;
  /** The last row so far, where it may go on in the next page. */
  let open: unknown[] = [];
  for await (const read of readPages(file, decoder, wanted.locations, wanted.rows)) {
    const count = hasLists ? read.page.rows : read.page.values;
    const first = read.firstRow ?? at;
    // Pages begin with a row where there is an offset index, and in version 2 (parquet.thrift).
    const beginsWithRow = read.firstRow !== undefined || count !== undefined;
    if (count !== undefined && !touches(shown, first, first + count)) {
      at = first + count;
      continue;
    }
    const page = await decodeDataPage(decoder, read.page, read.body, read.dictionary);
    const where = `The page at byte ${String(read.page.start)} of ${decoder.what}`;
    const cells = orUnreadable(where, () => assemble(column, trail, page, open));
    const whole = beginsWithRow ? cells.length : cells.length - 1;
    yield pick(cells, first, rowsWithin(shown, first, first + whole));
    open = beginsWithRow ? [] : cells.slice(whole);
    at = first + whole;
  }
  if (open.length > 0) yield pick(open, at, rowsWithin(shown, at, at + open.length));
}

function pick(cells: readonly unknown[], first: number, rows: number[]): Batch<unknown> {
  return { rows, values: rows.map((row) => cells[row - first]) };
}

function assemble(
  column: Column,
  trail: readonly SchemaTree[],
  page: PageValues,
  open: unknown[],
): unknown[] {
  const shown = (stored: Stored) => toPlainValue(column, fromStored(column, stored));
  if (column.path.length === 1 && column.maxRepetition === 0) {
    return spread(column, page).map((stored) => (stored === null ? null : shown(stored)));
  }
  const { definitions, repetitions, values } = page;
  const nested = assembleLists(open, definitions, repetitions, values.map(shown), [...trail]);
  return Array.from(nested as ArrayLike<unknown>);
}
