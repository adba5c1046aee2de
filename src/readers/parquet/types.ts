import { ConvertedTypes, ParquetTypes } from 'hyparquet/src/constants.js';
import type { ConvertedType, ParquetType } from 'hyparquet';
import type { TimeUnit } from '../plain-value.ts';
import type { Fields } from './fields.ts';

/** How a value's bytes are laid out (parquet.thrift, `Type`). */
export type Physical = ParquetType;

/** What the bytes mean (parquet.thrift, `LogicalType`; older files say it by `ConvertedType`). */
export type Logical =
  | { is: 'string' | 'enum' | 'json' | 'bson' | 'uuid' | 'float16' | 'date' | 'interval' | 'null' }
  | { is: 'list' | 'map' | 'variant' | 'geometry' | 'geography' | 'file' }
  | { is: 'decimal'; precision: number; scale: number }
  | { is: 'time' | 'timestamp'; unit: TimeUnit; isUtc: boolean }
  | { is: 'integer'; bits: number; isSigned: boolean }
  /** Newer than this reader. */
  | { is: 'unknown'; id: number };

const UNIONS: Record<number, Logical['is']> = {
  1: 'string',
  2: 'map',
  3: 'list',
  4: 'enum',
  6: 'date',
  11: 'null',
  12: 'json',
  13: 'bson',
  14: 'uuid',
  15: 'float16',
  16: 'variant',
  17: 'geometry',
  18: 'geography',
  19: 'file',
};

export function physicalType(id: number | undefined): Physical | undefined {
  return id === undefined ? undefined : ParquetTypes[id];
}

/** @param element of the schema (parquet.thrift, `SchemaElement`) */
export function logicalType(element: Fields): Logical | undefined {
  const union = element.struct(10);
  return union ? fromUnion(union, element) : fromConverted(element);
}

function fromUnion(union: Fields, element: Fields): Logical | undefined {
  const [id] = union.ids;
  if (id === undefined) return undefined;
  const inner = union.struct(id);
  if (!inner) return undefined;
  switch (id) {
    case 5:
      return decimal(inner.int(2), inner.int(1));
    case 7:
    case 8:
      return {
        is: id === 7 ? 'time' : 'timestamp',
        unit: timeUnit(inner.struct(2)?.ids[0]),
        isUtc: inner.bool(1) ?? false,
      };
    case 10:
      return {
        is: 'integer',
        bits: inner.int(1) ?? bitsOf(element),
        isSigned: inner.bool(2) ?? true,
      };
    default: {
      const is = UNIONS[id];
      return is === undefined ? { is: 'unknown', id } : ({ is } as Logical);
    }
  }
}

function bitsOf(element: Fields): number {
  return physicalType(element.int(1)) === 'INT64' ? 64 : 32;
}

function timeUnit(id: number | undefined): TimeUnit {
  if (id === 3) return 'ns';
  return id === 1 ? 'ms' : 'us';
}

const PLAIN_CONVERTED: Partial<Record<ConvertedType, Logical>> = {
  UTF8: { is: 'string' },
  MAP: { is: 'map' },
  MAP_KEY_VALUE: { is: 'map' },
  LIST: { is: 'list' },
  ENUM: { is: 'enum' },
  DATE: { is: 'date' },
  JSON: { is: 'json' },
  BSON: { is: 'bson' },
  INTERVAL: { is: 'interval' },
  // The old annotations say nothing of zones: they always meant an instant (LogicalTypes.md).
  TIME_MILLIS: { is: 'time', unit: 'ms', isUtc: true },
  TIME_MICROS: { is: 'time', unit: 'us', isUtc: true },
  TIMESTAMP_MILLIS: { is: 'timestamp', unit: 'ms', isUtc: true },
  TIMESTAMP_MICROS: { is: 'timestamp', unit: 'us', isUtc: true },
};

function fromConverted(element: Fields): Logical | undefined {
  const id = element.int(6);
  const converted = id === undefined ? undefined : ConvertedTypes[id];
  if (converted === undefined) return undefined;
  if (converted === 'DECIMAL') return decimal(element.int(8), element.int(7));
  const match = /^(U?)INT_(\d+)$/.exec(converted);
  if (match) return { is: 'integer', bits: Number(match[2]), isSigned: match[1] === '' };
  return PLAIN_CONVERTED[converted];
}

/** A scale of a million digits would take as long to write out. */
const MOST_DIGITS = 1000;

function decimal(precision = 0, scale = 0): Logical | undefined {
  const isSound = scale >= 0 && scale <= MOST_DIGITS && precision >= 0 && precision <= MOST_DIGITS;
  return isSound ? { is: 'decimal', precision, scale } : undefined;
}

/** `INT64, timestamp in microseconds, UTC` */
export function typeInWords(
  physical: Physical,
  logical: Logical | undefined,
  length?: number,
): string {
  const bytes = physical === 'FIXED_LEN_BYTE_ARRAY' ? `${physical}(${String(length)})` : physical;
  return logical ? `${bytes}, ${logicalInWords(logical)}` : bytes;
}

const UNITS: Record<TimeUnit, string> = {
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
};

export function logicalInWords(logical: Logical): string {
  switch (logical.is) {
    case 'decimal':
      return `decimal(${String(logical.precision)}, ${String(logical.scale)})`;
    case 'time':
    case 'timestamp':
      return `${logical.is} in ${UNITS[logical.unit]}, ${logical.isUtc ? 'UTC' : 'local'}`;
    case 'integer':
      return `${logical.isSigned ? 'signed' : 'unsigned'} integer of ${String(logical.bits)} bits`;
    case 'unknown':
      return `logical type ${String(logical.id)}, newer than this page`;
    default:
      return logical.is;
  }
}
