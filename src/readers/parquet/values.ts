import {
  dateText,
  decimalText,
  hexText,
  plainFloat,
  plainInteger,
  signedInteger,
  timestampText,
  timeText,
  uuidText,
} from '../plain-value.ts';
import type { Plain } from '../plain-value.ts';
import type { Column } from './schema.ts';

/**
 * A value in a form that can be compared: integers, decimals (unscaled), dates, times and timestamps as
 * bigint, floats as number, text and the rest as bytes.
 */
export type Value = boolean | bigint | number | Uint8Array;

/** By what values of a column are ordered: `none` where the format defines no order. */
export type Order = 'boolean' | 'integer' | 'float' | 'bytes' | 'none';

/** Longer decimals than this stay bytes: no type of 1,000 digits has more. */
const MOST_DECIMAL_BYTES = 512;

/** The order that parquet.thrift gives a type (`ColumnOrder`, TYPE_ORDER). */
export function orderOf({ physical, logical }: Column): Order {
  switch (logical?.is) {
    case 'interval':
    case 'list':
    case 'map':
    case 'variant':
    case 'geometry':
    case 'geography':
    case 'file':
    case 'unknown':
      return 'none';
    case 'decimal':
      return physical === 'FLOAT' || physical === 'DOUBLE' ? 'none' : 'integer';
    case 'float16':
      return 'float';
  }
  switch (physical) {
    case 'BOOLEAN':
      return 'boolean';
    case 'INT32':
    case 'INT64':
    case 'INT96':
      return 'integer';
    case 'FLOAT':
    case 'DOUBLE':
      return 'float';
    default:
      return 'bytes';
  }
}

/** Whether a value of the column may be NaN. */
export function isFloating(column: Column): boolean {
  return orderOf(column) === 'float';
}

/** A value as hyparquet decodes it, without regard to its logical type. */
export type Stored = boolean | number | bigint | Uint8Array;

export function fromStored(column: Column, stored: Stored): Value {
  const { physical, logical } = column;
  if (typeof stored === 'boolean') return stored;
  if (physical === 'INT96' && typeof stored === 'bigint') return int96Nanos(stored);
  if (physical === 'INT32' || physical === 'INT64') {
    const bits = physical === 'INT32' ? 32 : 64;
    const isUnsigned = logical?.is === 'integer' && !logical.isSigned;
    const value = BigInt(stored as number | bigint);
    return isUnsigned ? BigInt.asUintN(bits, value) : value;
  }
  if (stored instanceof Uint8Array) {
    if (logical?.is === 'decimal' && stored.length <= MOST_DECIMAL_BYTES)
      return signedInteger(stored);
    if (logical?.is === 'float16' && stored.length === 2) return float16(stored);
  }
  return stored;
}

/** hyparquet joins the day (Julian, 32 bits) and the nanoseconds of it (64 bits) in one number. */
function int96Nanos(joined: bigint): bigint {
  const nanos = BigInt.asIntN(64, joined);
  // A negative lower half has borrowed from the day.
  const day = (joined - nanos) >> 64n;
  return (day - 2_440_588n) * 86_400_000_000_000n + nanos;
}

function float16(bytes: Uint8Array): number {
  const bits = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * A value of statistics: PLAIN bytes, and for BYTE_ARRAY without the length. Undefined where there are
 * too few or too many bytes for the type.
 */
export function fromPlain(column: Column, bytes: Uint8Array): Value | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (column.physical) {
    case 'BOOLEAN':
      return bytes.length === 1 ? bytes[0] !== 0 : undefined;
    case 'INT32':
      return bytes.length === 4 ? fromStored(column, view.getInt32(0, true)) : undefined;
    case 'INT64':
      return bytes.length === 8 ? fromStored(column, view.getBigInt64(0, true)) : undefined;
    case 'INT96':
      return bytes.length === 12
        ? (BigInt(view.getInt32(8, true)) - 2_440_588n) * 86_400_000_000_000n +
            view.getBigInt64(0, true)
        : undefined;
    case 'FLOAT':
      return bytes.length === 4 ? view.getFloat32(0, true) : undefined;
    case 'DOUBLE':
      return bytes.length === 8 ? view.getFloat64(0, true) : undefined;
    default:
      return isFloating(column) && bytes.length !== 2 ? undefined : fromStored(column, bytes);
  }
}

/**
 * A value's PLAIN bytes, without a length: what a Bloom filter hashes. Undefined where several
 * encodings are possible, as for a decimal of free length.
 */
export function toPlain(column: Column, value: Value): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'boolean') return new Uint8Array([value ? 1 : 0]);
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  switch (column.physical) {
    case 'INT32':
      if (typeof value !== 'bigint') return undefined;
      view.setInt32(0, Number(BigInt.asIntN(32, value)), true);
      return bytes.subarray(0, 4);
    case 'INT64':
      if (typeof value !== 'bigint') return undefined;
      view.setBigInt64(0, BigInt.asIntN(64, value), true);
      return bytes;
    case 'FLOAT':
      view.setFloat32(0, Number(value), true);
      return bytes.subarray(0, 4);
    case 'DOUBLE':
      view.setFloat64(0, Number(value), true);
      return bytes;
    case 'FIXED_LEN_BYTE_ARRAY':
      return typeof value === 'bigint' ? bigEndian(value, column.length ?? 0) : undefined;
    default:
      return undefined;
  }
}

function bigEndian(value: bigint, length: number): Uint8Array | undefined {
  if (BigInt.asIntN(length * 8, value) !== value) return undefined;
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

/**
 * Below 0, 0 or above: the order of parquet.thrift's TYPE_ORDER. −0 equals 0. Neither may be NaN.
 */
export function compare(a: Value, b: Value): number {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareBytes(a, b);
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** Byte by byte, unsigned: for UTF-8 that is the order of code points. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function isNaNValue(value: Value): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

const decoder = new TextDecoder();

/** A value as it is shown, and as labs' `rows.json` has it. */
export function toPlainValue({ physical, logical }: Column, value: Value): Plain {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return plainFloat(value);
  if (typeof value === 'bigint') {
    if (physical === 'INT96') return timestampText(value, 'ns', false);
    switch (logical?.is) {
      case 'decimal':
        return decimalText(value, logical.scale);
      case 'date':
        return dateText(Number(value));
      case 'time':
        return timeText(value, logical.unit);
      case 'timestamp':
        return timestampText(value, logical.unit, logical.isUtc);
      default:
        return plainInteger(value);
    }
  }
  switch (logical?.is) {
    case 'string':
    case 'enum':
    case 'json':
      return decoder.decode(value);
    case 'uuid':
      return uuidText(value);
    case 'interval':
      return intervalText(value);
    default:
      return hexText(value);
  }
}

function intervalText(bytes: Uint8Array): string {
  if (bytes.length !== 12) return hexText(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12);
  const [months, days, ms] = [0, 4, 8].map((at) => String(view.getUint32(at, true)));
  return `${months ?? ''} months ${days ?? ''} days ${ms ?? ''} ms`;
}
