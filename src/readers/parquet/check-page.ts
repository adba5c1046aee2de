import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import type { Column } from './schema.ts';

/**
 * Walks over the runs and blocks of a page's encodings (Encodings.md) before hyparquet decodes them, and
 * holds their counts to what is there: a hostile run of a billion would fill the memory, and a block of
 * none would never end.
 */
export class PageFault extends Error {
  override name = 'PageFault';
}

/** A bit-packed run is filled up to eight values; some writers fill more. */
const PADDING = 512;

/**
 * Runs of the RLE and bit-packing hybrid, until `count` values are seen.
 *
 * @returns how many values equal `counted`
 */
export function checkRuns(
  bytes: Uint8Array,
  start: number,
  end: number,
  width: number,
  count: number,
): void {
  if (width > 32 || end > bytes.length) throw new PageFault('a width or length is too large');
  let at = start;
  let seen = 0;
  while (seen < count) {
    const header = varint(bytes, at, end);
    at = header.end;
    const length = Math.floor(header.value / 2);
    const values = header.value % 2 === 1 ? length * 8 : length;
    if (values === 0 || values > count - seen + PADDING) {
      throw new PageFault('a run has another length than the values that are left');
    }
    // A last bit-packed run may be cut off where only padding follows.
    at += header.value % 2 === 1 ? Math.min(length * width, end - at) : (width + 7) >> 3;
    seen += values;
    if (at > end) throw new PageFault('a run is cut off');
  }
}

const MOST_IN_BLOCK = 1 << 16;

/** Blocks of DELTA_BINARY_PACKED that hold `count` values; gives the index behind them. */
export function checkDeltas(bytes: Uint8Array, start: number, count: number): number {
  const end = bytes.length;
  const block = varint(bytes, start, end);
  const minis = varint(bytes, block.end, end);
  const total = varint(bytes, minis.end, end);
  const first = varint(bytes, total.end, end);
  const each = block.value / minis.value;
  if (
    block.value === 0 ||
    block.value > MOST_IN_BLOCK ||
    !Number.isInteger(each) ||
    each % 8 !== 0 ||
    total.value < count
  ) {
    throw new PageFault('a block of deltas has an impossible size');
  }
  let at = first.end;
  let seen = 1;
  while (seen < count) {
    at = varint(bytes, at, end).end;
    const widths = at;
    at += minis.value;
    if (at > end) throw new PageFault('a block of deltas is cut off');
    for (let i = 0; i < minis.value && seen < count; i++) {
      const width = bytes[widths + i] ?? 0;
      if (width > 64) throw new PageFault('a delta has more than 64 bits');
      at += (each * width) / 8;
      seen += each;
    }
    if (at > end) throw new PageFault('a block of deltas is cut off');
  }
  return at;
}

/** Prefix and suffix lengths of DELTA_BYTE_ARRAY: together, its values may be far longer than the page. */
export function checkPrefixes(bytes: Uint8Array, start: number, count: number, most: number): void {
  const suffixesAt = checkDeltas(bytes, start, count);
  const bodyAt = checkDeltas(bytes, suffixesAt, count);
  const prefixes = lengths(bytes, start, count);
  const suffixes = lengths(bytes, suffixesAt, count);
  let before = 0;
  let sum = 0;
  let body = 0;
  for (let i = 0; i < count; i++) {
    const prefix = prefixes[i] ?? 0;
    const suffix = suffixes[i] ?? 0;
    if (prefix < 0 || suffix < 0 || prefix > before) throw new PageFault('a prefix is too long');
    before = prefix + suffix;
    sum += before;
    body += suffix;
    if (sum > most || bodyAt + body > bytes.length) throw new PageFault('its values are too long');
  }
}

export function checkLengths(bytes: Uint8Array, start: number, count: number): void {
  const bodyAt = checkDeltas(bytes, start, count);
  let end = bodyAt;
  for (const length of lengths(bytes, start, count)) {
    if (length < 0) throw new PageFault('a length is below zero');
    end += length;
    if (end > bytes.length) throw new PageFault('its values are cut off');
  }
}

function lengths(bytes: Uint8Array, start: number, count: number): Int32Array {
  const output = new Int32Array(count);
  if (count === 0) return output;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  deltaBinaryUnpack({ view, offset: start }, count, output);
  return output;
}

/** Bytes of a value in PLAIN encoding; at least, for those that vary. */
export function plainWidth({ physical, length }: Column): number {
  switch (physical) {
    case 'BOOLEAN':
      return 1 / 8;
    case 'INT32':
    case 'FLOAT':
    case 'BYTE_ARRAY':
      return 4;
    case 'INT64':
    case 'DOUBLE':
      return 8;
    case 'INT96':
      return 12;
    case 'FIXED_LEN_BYTE_ARRAY':
      return length ?? 1;
  }
}

function varint(bytes: Uint8Array, start: number, end: number): { value: number; end: number } {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[start + i];
    if (byte === undefined || start + i >= end) break;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) {
      // hyparquet reads counts with 32 bits; a zigzag of 64 is none.
      return { value, end: start + i + 1 };
    }
  }
  throw new PageFault('a number is cut off, or has more than ten bytes');
}
