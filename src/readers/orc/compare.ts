import type { Plain } from '../plain-value.ts';
import type { OrcColumn } from './column.ts';
import { Type_Kind } from './proto/orc_proto_pb.ts';

/** A value that can be compared with another of its column. */
export type Comparable = bigint | number | string;

/** Digits that all decimals are brought to. */
const SCALE = 40;

const orderless: ReadonlySet<Type_Kind> = new Set([
  Type_Kind.BINARY,
  Type_Kind.LIST,
  Type_Kind.MAP,
  Type_Kind.STRUCT,
  Type_Kind.UNION,
  Type_Kind.GEOMETRY,
  Type_Kind.GEOGRAPHY,
]);

/** Whether the column’s values can be compared: a predicate may ask for them. */
export function hasOrder({ kind }: OrcColumn): boolean {
  return !orderless.has(kind);
}

/**
 * A value, a statistic or what a reader typed, as something that can be compared; null where it is
 * no value of the column's type, or the type has no order that statistics use.
 */
export function comparable(value: Plain, { kind }: OrcColumn): Comparable | null {
  if (value === null || typeof value === 'object') return null;
  const text = String(value).trim();
  switch (kind) {
    case Type_Kind.BYTE:
    case Type_Kind.SHORT:
    case Type_Kind.INT:
    case Type_Kind.LONG:
      return /^[+-]?\d{1,20}$/.test(text) ? BigInt(text.replace('+', '')) : null;
    case Type_Kind.FLOAT:
    case Type_Kind.DOUBLE:
      return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
    case Type_Kind.DECIMAL:
      return scaled(text);
    case Type_Kind.STRING:
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR:
      return String(value);
    case Type_Kind.DATE:
      return /^\d{4,6}-\d\d-\d\d$/.test(text) ? nanoseconds(`${text}T00:00:00`) : null;
    case Type_Kind.TIMESTAMP:
    case Type_Kind.TIMESTAMP_INSTANT:
      return nanoseconds(text.replace(' ', 'T'));
    case Type_Kind.BOOLEAN:
      return text === 'true' ? 1n : text === 'false' ? 0n : null;
    default:
      return null;
  }
}

/** Negative where `a` comes first. Text is compared as its UTF-8 bytes would be. */
export function compare(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareText(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function scaled(text: string): bigint | null {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d{1,40})(?:\.(\d{0,40}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return sign === '-' ? -value : value;
}

function nanoseconds(text: string): bigint | null {
  const [, day, time = '00:00:00', fraction = ''] =
    /^(\d{4,6}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?)?Z?$/.exec(text) ?? [];
  if (day === undefined) return null;
  const milliseconds = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(milliseconds)) return null;
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
