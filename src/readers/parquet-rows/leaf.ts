import type { SchemaElement } from 'hyparquet';
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
  type Plain,
  type TimeUnit,
} from '../plain-value.ts';

const text = new TextDecoder();
const units: Record<string, TimeUnit> = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' };

/**
 * The element without what it stands for, so that the library hands out the stored value. Text stays
 * text: as a map's key it could not be told from bytes any more.
 */
export function withoutMeaning(element: SchemaElement): SchemaElement {
  const { converted_type: converted, logical_type: logical, ...stored } = element;
  return converted === 'UTF8' || logical?.type === 'STRING'
    ? { ...stored, converted_type: 'UTF8' }
    : stored;
}

/**
 * A stored value as its column means it. hyparquet would give decimals as binary fractions and
 * timestamps to the millisecond.
 *
 * @see https://github.com/apache/parquet-format/blob/apache-parquet-format-2.12.0/LogicalTypes.md
 */
export function plainLeaf(element: SchemaElement, value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return plainBytes(element, value);
  if (typeof value !== 'number' && typeof value !== 'bigint') return String(value);
  if (element.type === 'FLOAT' || element.type === 'DOUBLE') {
    const number = Number(value);
    // A 32-bit float says no more than the shortest text that gives it back.
    return plainFloat(element.type === 'FLOAT' ? Number(shortestFloat(number)) : number);
  }
  const { converted_type: converted, logical_type: logical } = element;
  if (element.type === 'INT96') return timestampText(int96Nanos(BigInt(value)), 'ns', true);
  const scale = decimalScale(element);
  if (scale !== null) return decimalText(BigInt(value), scale);
  if (converted === 'DATE' || logical?.type === 'DATE') return dateText(Number(value));
  if (logical?.type === 'TIMESTAMP') {
    return timestampText(BigInt(value), units[logical.unit] ?? 'us', logical.isAdjustedToUTC);
  }
  if (logical?.type === 'TIME') return timeText(BigInt(value), units[logical.unit] ?? 'us');
  switch (converted) {
    case 'TIMESTAMP_MILLIS':
      return timestampText(BigInt(value), 'ms', true);
    case 'TIMESTAMP_MICROS':
      return timestampText(BigInt(value), 'us', true);
    case 'TIME_MILLIS':
      return timeText(BigInt(value), 'ms');
    case 'TIME_MICROS':
      return timeText(BigInt(value), 'us');
    case 'UINT_64':
      return plainInteger(BigInt.asUintN(64, BigInt(value)));
    case 'UINT_32':
      return Number(value) >>> 0;
    default:
      return plainInteger(value);
  }
}

function plainBytes(element: SchemaElement, bytes: Uint8Array): Plain {
  const { converted_type: converted, logical_type: logical } = element;
  const scale = decimalScale(element);
  if (scale !== null) return decimalText(signedInteger(bytes), scale);
  if (logical?.type === 'UUID') return uuidText(bytes);
  if (logical?.type === 'FLOAT16' && bytes.length === 2) return plainFloat(halfFloat(bytes));
  const isText =
    converted === 'UTF8' ||
    converted === 'ENUM' ||
    converted === 'JSON' ||
    logical?.type === 'STRING' ||
    logical?.type === 'ENUM' ||
    logical?.type === 'JSON';
  return isText ? text.decode(bytes) : hexText(bytes);
}

/** The type in few words: `decimal(10,2)`, `timestamp (UTC)`, `string`. */
export function leafTypeText(element: SchemaElement): string {
  const { converted_type: converted, logical_type: logical, type = 'INT32' } = element;
  const scale = decimalScale(element);
  if (scale !== null) {
    const precision = logical?.type === 'DECIMAL' ? logical.precision : element.precision;
    return `decimal(${precision ?? '?'},${scale})`;
  }
  if (logical?.type === 'TIMESTAMP') {
    return logical.isAdjustedToUTC ? 'timestamp (UTC)' : 'timestamp (local)';
  }
  if (type === 'INT96' || converted?.startsWith('TIMESTAMP')) return 'timestamp (UTC)';
  if (converted === 'UTF8' || logical?.type === 'STRING') return 'string';
  if (logical && logical.type !== 'INTEGER') return logical.type.toLowerCase();
  if (converted) return converted.toLowerCase();
  const names: Record<string, string> = {
    BYTE_ARRAY: 'binary',
    FIXED_LEN_BYTE_ARRAY: `fixed(${element.type_length ?? '?'})`,
  };
  return names[type] ?? type.toLowerCase();
}

function decimalScale(element: SchemaElement): number | null {
  const { converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'DECIMAL') return bounded(logical.scale);
  return converted === 'DECIMAL' ? bounded(element.scale) : null;
}

function bounded(scale: number | undefined): number {
  return scale !== undefined && scale > 0 && scale <= 1000 ? scale : 0;
}

/** Days of the Julian calendar and nanoseconds of the day, as Impala and old Spark write them. */
function int96Nanos(stored: bigint): bigint {
  const days = (stored >> 64n) - 2_440_588n;
  return days * 86_400_000_000_000n + BigInt.asUintN(64, stored);
}

function shortestFloat(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}

function halfFloat(bytes: Uint8Array): number {
  const bits = ((bytes[1] ?? 0) << 8) | (bytes[0] ?? 0);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * 2 ** -14 * fraction;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 15) * (1 + fraction);
}
