import { BoundaryOrders } from 'hyparquet/src/constants.js';
import type { BoundaryOrder } from 'hyparquet';
import type { ByteRange } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { mayUse, NO_BOUNDS, readBound } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import { Fields } from './fields.ts';
import type { Chunk, ColumnOrder } from './footer.ts';
import type { ParquetFile } from './open.ts';
import type { Column } from './schema.ts';
import { compare, fromPlain, isFloating, isNaNValue } from './values.ts';
import { readStruct, ThriftFault } from './thrift.ts';
import { chunkInWords } from './walk-pages.ts';

/** Where a data page lies, with its header, and its rows: as counted in the row group, the end excluded. */
export interface PageLocation extends ByteRange {
  firstRow: number;
  endRow: number;
}

/** Bounds of each page of a chunk; in the order of the offset index. */
export interface ColumnIndex {
  order: BoundaryOrder | undefined;
  pages: Bounds[];
}

/**
 * The offset index (parquet.thrift, `OffsetIndex`): where each page lies, and with which row it begins.
 * Undefined where none was written.
 */
export async function readOffsetIndex(
  file: ParquetFile,
  chunk: Chunk,
): Promise<PageLocation[] | undefined> {
  if (!chunk.offsetIndex) return undefined;
  const what = `The offset index of ${chunkInWords(file, chunk)}`;
  const index = await readIndex(file, chunk.offsetIndex, what);
  const rows = file.footer.groups[chunk.group]?.rows ?? 0;
  const pages = index.must(1, index.structs(1)).map((location) => {
    const start = location.must(1, location.long(1));
    const firstRow = location.must(3, location.long(3));
    return {
      start,
      end: start + location.must(2, location.int(2)),
      firstRow,
      endRow: rows,
    };
  });
  pages.forEach((page, i) => {
    const next = pages[i + 1];
    if (next) page.endRow = next.firstRow;
    const isWithin = page.start >= chunk.pages.start && page.end <= chunk.pages.end;
    const isFirst = i > 0 || page.firstRow === 0;
    // Arrow wrote empty pages at an end; a page without rows is only never read.
    if (!isWithin || !isFirst || page.end <= page.start || page.endRow < page.firstRow) {
      throw new Unreadable(`${what} does not add up: the file is damaged.`);
    }
  });
  return pages;
}

/**
 * The column index (parquet.thrift, `ColumnIndex`): bounds and counts of each page. Undefined where none
 * was written, or it does not fit the pages.
 */
export async function readColumnIndex(
  file: ParquetFile,
  chunk: Chunk,
  pages: readonly PageLocation[],
): Promise<ColumnIndex | undefined> {
  const column = file.footer.schema.columns[chunk.column];
  if (!chunk.columnIndex || !column) return undefined;
  const what = `The column index of ${chunkInWords(file, chunk)}`;
  const index = await readIndex(file, chunk.columnIndex, what);
  const nullPages = index.must(1, index.bools(1));
  const mins = index.must(2, index.bytesList(2));
  const maxes = index.must(3, index.bytesList(3));
  const nulls = index.countsIfKnown(5);
  const nans = index.countsIfKnown(8);
  const lists = [nullPages, mins, maxes, nulls ?? nullPages, nans ?? nullPages];
  if (lists.some(({ length }) => length !== pages.length)) {
    throw new Unreadable(
      `${what} does not speak of as many pages as there are: the file is damaged.`,
    );
  }
  const order = file.footer.orders[chunk.column] ?? 'missing';
  const orderNotes: string[] = [];
  const isUsable = mayUse(column, order, orderNotes);
  return {
    order: BoundaryOrders[index.int(4) ?? 0],
    pages: pages.map((_, i) =>
      pageBounds(column, order, {
        isUsable,
        orderNotes,
        isNullPage: nullPages[i] ?? false,
        min: mins[i],
        max: maxes[i],
        nulls: nulls?.[i],
        nans: isFloating(column) ? nans?.[i] : 0,
      }),
    ),
  };
}

interface StoredPage {
  isUsable: boolean;
  orderNotes: string[];
  isNullPage: boolean;
  min: Uint8Array | undefined;
  max: Uint8Array | undefined;
  nulls: number | undefined;
  nans: number | undefined;
}

function pageBounds(column: Column, order: ColumnOrder, page: StoredPage): Bounds {
  if (page.isNullPage) {
    return { ...NO_BOUNDS, nulls: page.nulls, nans: 0, hasValues: false };
  }
  const notes = [...page.orderNotes];
  const counts = { nulls: page.nulls, nans: page.nans };
  if (!page.isUsable) return { ...NO_BOUNDS, ...counts, notes };
  // By IEEE 754 total order a NaN among the bounds says that every value of the page is NaN.
  if (order === 'ieee754' && [page.min, page.max].some((bytes) => isNaNBound(column, bytes))) {
    return { ...NO_BOUNDS, ...counts, hasValues: false, notes };
  }
  const min = readBound(column, page.min, 'min', notes);
  const max = readBound(column, page.max, 'max', notes);
  if (min !== undefined && max !== undefined && compare(min, max) > 0) {
    notes.push('Its min is above its max, so neither is used.');
    return { ...NO_BOUNDS, ...counts, notes };
  }
  // The page holds a value that is not null; whether it is NaN, only a count tells.
  const hasValues = page.nans === 0 ? true : undefined;
  return { ...NO_BOUNDS, ...counts, min, max, hasValues, notes };
}

function isNaNBound(column: Column, bytes: Uint8Array | undefined): boolean {
  const value = bytes && fromPlain(column, bytes);
  return value !== undefined && isNaNValue(value);
}

async function readIndex(file: ParquetFile, range: ByteRange, what: string): Promise<Fields> {
  const bytes = await file.source.read(range.start, range.end);
  try {
    return new Fields(readStruct(bytes, 0).struct, what);
  } catch (error) {
    if (error instanceof ThriftFault) throw new Unreadable(`${what} is damaged: ${error.message}.`);
    throw error;
  }
}
