import {
  dateText,
  decimalText,
  hexText,
  plainFloat,
  plainInteger,
  timestampText,
  timeText,
  type Plain,
} from '../plain-value.ts';
import { Unreadable } from '../unreadable.ts';

/** How the bytes of one value become what is shown. */
export interface ValueType {
  /** Bits of a value; of a list of fixed size, of one of its items. Null where lengths differ. */
  bits: number | null;
  /** Items of a list of fixed size; 1 of other values. */
  items: number;
  /** Of one value, or one item, with as many bytes as `bits` says (one for a bit). */
  plain: (bytes: Uint8Array) => Plain;
}

type Fixed = [bits: number, plain: (view: DataView) => Plain];

const LONGEST_LIST = 100_000;

const fixed: Record<string, Fixed> = {
  bool: [1, (view) => view.getUint8(0) === 1],
  int8: [8, (view) => view.getInt8(0)],
  uint8: [8, (view) => view.getUint8(0)],
  int16: [16, (view) => view.getInt16(0, true)],
  uint16: [16, (view) => view.getUint16(0, true)],
  int32: [32, (view) => view.getInt32(0, true)],
  uint32: [32, (view) => view.getUint32(0, true)],
  int64: [64, (view) => plainInteger(view.getBigInt64(0, true))],
  uint64: [64, (view) => plainInteger(view.getBigUint64(0, true))],
  halffloat: [16, (view) => plainFloat(half(view.getUint16(0, true)))],
  float: [32, (view) => plainFloat(view.getFloat32(0, true))],
  double: [64, (view) => plainFloat(view.getFloat64(0, true))],
  'date32:day': [32, (view) => dateText(view.getInt32(0, true))],
  'date64:ms': [64, (view) => timestampText(view.getBigInt64(0, true), 'ms', false)],
};

const perSecond: Record<string, bigint> = { s: 1_000_000n, ms: 1000n, us: 1n };

/**
 * What a logical type stands for (`file.proto`, `Field.logical_type`).
 *
 * @throws Unreadable where values of the type are not decoded here
 */
export function valueType(type: string, field: string): ValueType {
  const [, item, length] = /^fixed_size_list:(.+):(\d+)$/.exec(type) ?? [];
  if (item !== undefined) {
    const items = Number(length);
    const inner = valueType(item, field);
    if (items < 1 || items > LONGEST_LIST || inner.bits === null || inner.items > 1) {
      throw notDecoded(type, field);
    }
    return { bits: inner.bits, items, plain: inner.plain };
  }
  if (/^(large_)?string$/.test(type)) {
    const decoder = new TextDecoder();
    return { bits: null, items: 1, plain: (bytes) => decoder.decode(bytes) };
  }
  if (/^(large_)?binary$/.test(type)) return { bits: null, items: 1, plain: hexText };
  const [bits, plain] = fixedType(type) ?? [];
  if (bits === undefined || plain === undefined) throw notDecoded(type, field);
  return {
    bits,
    items: 1,
    plain: (bytes) => plain(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)),
  };
}

function fixedType(type: string): Fixed | undefined {
  const known = fixed[type];
  if (known) return known;
  const [name = '', first = '', second = '', third = ''] = type.split(':');
  if (name === 'timestamp' || name === 'time32' || name === 'time64') {
    const isNano = first === 'ns';
    const scale = isNano ? 1n : perSecond[first];
    const bits = name === 'time32' ? 32 : 64;
    if (scale === undefined) return undefined;
    const unit = isNano ? 'ns' : 'us';
    const read = (view: DataView) =>
      scale * (bits === 32 ? BigInt(view.getInt32(0, true)) : view.getBigInt64(0, true));
    return name === 'timestamp'
      ? [bits, (view) => timestampText(read(view), unit, second !== '-')]
      : [bits, (view) => timeText(read(view), unit)];
  }
  if (name === 'duration') return [64, (view) => plainInteger(view.getBigInt64(0, true))];
  const scale = Number(third);
  if (name === 'decimal' && (first === '128' || first === '256') && scale >= 0 && scale <= 100) {
    const bits = Number(first);
    return [bits, (view) => decimalText(signed(view, bits), scale)];
  }
  const bytes = Number(first);
  if (name === 'fixed_size_binary' && bytes > 0 && bytes <= LONGEST_LIST) {
    return [
      bytes * 8,
      (view) => hexText(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
    ];
  }
  return undefined;
}

function signed(view: DataView, bits: number): bigint {
  let value = 0n;
  for (let at = bits / 8 - 8; at >= 0; at -= 8) {
    value = (value << 64n) | view.getBigUint64(at, true);
  }
  return BigInt.asIntN(bits, value);
}

/** IEEE 754 with 16 bits. */
function half(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function notDecoded(type: string, field: string): Unreadable {
  return new Unreadable(
    `Column ${field} has the type ${type}: this page shows how it is stored, and does not decode it.`,
  );
}
