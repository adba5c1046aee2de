import { Unreadable } from '../unreadable.ts';
import { Binary } from './binary.ts';

/** One mini-block: bytes that are read and unpacked together. */
export interface Chunk {
  /** Of the file. */
  start: number;
  end: number;
  /** Values in it, of lists counted one by one. */
  items: number;
  /** Rows that begin in it, and the first of them, counted within the page. */
  firstRow: number;
  rows: number;
  /** Whether it begins with the rest of a list that the chunk before it began. */
  hasRest: boolean;
}

/** Chunk sizes are counted in so many bytes. */
const ALIGNMENT = 8;
/** The most values of a mini-block, as Lance has it (`miniblock.rs`). */
const MOST_ITEMS = 32_768;
const MOST_CHUNKS = 1_000_000;

/**
 * Reads a page's first buffer: a word for each chunk, with its size and, in the lowest four bits, the
 * logarithm of its number of values. Of the last chunk that is not said: it has what is left.
 *
 * @param isLarge words of 32 bits, since file version 2.2
 * @param start where the chunks begin, in the file
 * @param items of the whole page
 */
export function readChunkTable(
  bytes: Uint8Array,
  isLarge: boolean,
  start: number,
  items: number,
): Chunk[] {
  const words = new Binary(bytes, 'a table of chunks');
  const size = isLarge ? 4 : 2;
  const count = Math.floor(bytes.length / size);
  if (count > MOST_CHUNKS) throw new Unreadable('A page has too many chunks for this page.');
  let at = start;
  let left = items;
  return Array.from({ length: count }, (_, index) => {
    const word = isLarge ? words.u32(index * size) : words.u16(index * size);
    const isLast = index === count - 1;
    const own = isLast ? left : 2 ** (word & 15);
    if (own > left || own > MOST_ITEMS) {
      throw new Unreadable('A table of chunks does not fit its page: the file is damaged.');
    }
    const end = at + ((word >>> 4) + 1) * ALIGNMENT;
    const chunk = { start: at, end, items: own, firstRow: items - left, rows: own, hasRest: false };
    at = end;
    left -= own;
    return chunk;
  });
}

/**
 * Adds which rows begin in each chunk, where values are in lists: from the repetition index, which has,
 * for each chunk, how many lists end in it and how many values are left over.
 *
 * @param depth of the index: `depth` + 1 numbers for each chunk
 */
export function addListRows(chunks: readonly Chunk[], bytes: Uint8Array, depth: number): Chunk[] {
  const index = new Binary(bytes, 'a repetition index');
  const stride = (depth + 1) * 8;
  let firstRow = 0;
  let hasRest = false;
  return chunks.map((chunk, at) => {
    const ends = index.u64(at * stride);
    const isOpen = index.u64(at * stride + 8) > 0;
    const rows = ends + (isOpen ? 1 : 0) - (hasRest ? 1 : 0);
    if (rows < 0)
      throw new Unreadable('A repetition index contradicts itself: the file is damaged.');
    const own = { ...chunk, firstRow, rows, hasRest };
    firstRow += rows;
    hasRest = isOpen;
    return own;
  });
}

/**
 * The chunks that hold rows `from` up to but not including `to`; with those into which the last row
 * goes over.
 */
export function chunksOf(chunks: readonly Chunk[], from: number, to: number): Chunk[] {
  const first = chunks.findIndex(({ firstRow, rows }) => from < firstRow + rows);
  if (first < 0) return [];
  let after = first;
  while (after < chunks.length && (chunks[after]?.firstRow ?? to) < to) after += 1;
  while (after < chunks.length && (chunks[after]?.hasRest ?? false)) {
    after += 1;
    if ((chunks[after - 1]?.rows ?? 0) > 0) break;
  }
  return chunks.slice(first, after);
}
