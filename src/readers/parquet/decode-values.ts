import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit, readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import {
  checkDeltas,
  checkLengths,
  checkPrefixes,
  checkRuns,
  PageFault,
  plainWidth,
} from './check-page.ts';
import type { Page } from './page-header.ts';
import type { Column } from './schema.ts';
import { LONGEST_PAGE } from './unpack-page.ts';
import type { Stored } from './values.ts';

/** Decoding makes an object of each text; these many are some hundred megabytes. */
export const MOST_VALUES = 4_000_000;
export const MOST_TEXTS = 1_000_000;

/** Wider dictionary indexes would count more entries than `MOST_VALUES`. */
const WIDEST_INDEX = 24;

/**
 * The values of a data page (Encodings.md), decoded by hyparquet once all lengths are checked.
 *
 * @param at index of the first byte behind the levels
 * @param count of values, without nulls
 */
export function decodeValues(
  column: Column,
  page: Page,
  bytes: Uint8Array,
  at: number,
  count: number,
  dictionary: readonly Stored[] | undefined,
): Stored[] {
  if (count === 0) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const reader = { view, offset: at };
  const { physical, length } = column;
  const isDictionary = page.encoding === 'PLAIN_DICTIONARY' || page.encoding === 'RLE_DICTIONARY';
  if (isDictionary) return lookUp(decodeIndexes(bytes, at, count), dictionary);
  const isText = physical === 'BYTE_ARRAY' || physical === 'FIXED_LEN_BYTE_ARRAY';
  if (isText && count > MOST_TEXTS) throw new PageFault('it has too many values');

  switch (page.encoding) {
    case 'PLAIN':
      checkWidth(column, bytes.length - at, count);
      return listOf(readPlain(reader, physical, count, length));
    case 'RLE': {
      if (physical !== 'BOOLEAN') break;
      const end = at + 4 + view.getUint32(at, true);
      checkRuns(bytes, at + 4, end, 1, count);
      const bits = new Array<number>(count);
      readRleBitPackedHybrid(reader, 1, bits);
      return bits.map((bit) => bit !== 0);
    }
    case 'DELTA_BINARY_PACKED': {
      if (physical !== 'INT32' && physical !== 'INT64') break;
      checkDeltas(bytes, at, count);
      const numbers = physical === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
      deltaBinaryUnpack(reader, count, numbers);
      return listOf(numbers);
    }
    case 'DELTA_LENGTH_BYTE_ARRAY': {
      if (physical !== 'BYTE_ARRAY') break;
      checkLengths(bytes, at, count);
      const texts = new Array<Uint8Array>(count);
      deltaLengthByteArray(reader, count, texts);
      return texts;
    }
    case 'DELTA_BYTE_ARRAY': {
      if (!isText) break;
      checkPrefixes(bytes, at, count, LONGEST_PAGE);
      const texts = new Array<Uint8Array>(count);
      deltaByteArray(reader, count, texts);
      return texts;
    }
    case 'BYTE_STREAM_SPLIT':
      if (physical === 'BYTE_ARRAY' || physical === 'BOOLEAN' || physical === 'INT96') break;
      checkWidth(column, bytes.length - at, count);
      return listOf(byteStreamSplit(reader, count, physical, length));
    default:
      throw new PageFault(`its encoding, ${page.encoding}, is one that this page does not decode`);
  }
  throw new PageFault(`${page.encoding} is no encoding for ${physical}`);
}

function decodeIndexes(bytes: Uint8Array, at: number, count: number): ArrayLike<number> {
  const width = bytes[at];
  if (width === undefined) throw new PageFault('it is cut off');
  // One entry alone needs no bits to be told from others.
  if (width === 0) return new Uint8Array(count);
  if (width > WIDEST_INDEX) throw new PageFault('its dictionary would be too long');
  checkRuns(bytes, at + 1, bytes.length, width, count);
  const indexes = new Array<number>(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  readRleBitPackedHybrid({ view, offset: at + 1 }, width, indexes, bytes.length - at - 1);
  return indexes;
}

function lookUp(indexes: ArrayLike<number>, dictionary: readonly Stored[] | undefined): Stored[] {
  if (!dictionary) throw new PageFault('it points to a dictionary, and there is none');
  return Array.from(indexes, (index) => {
    const value = dictionary[index];
    if (value === undefined) {
      throw new PageFault(
        `it points to entry ${String(index)} of a dictionary of ${String(dictionary.length)}`,
      );
    }
    return value;
  });
}

function checkWidth(column: Column, length: number, count: number): void {
  if (count * plainWidth(column) > length) throw new PageFault('it has more values than bytes');
}

function listOf(values: ArrayLike<unknown>): Stored[] {
  return Array.from(values as ArrayLike<Stored>);
}
