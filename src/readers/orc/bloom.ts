import type { Plain } from '../plain-value.ts';
import type { OrcColumn } from './column.ts';
import { comparable } from './compare.ts';
import { Type_Kind, type BloomFilter } from './proto/orc_proto_pb.ts';

/** Bits of a filter and how many of them a value sets (ORC v1, "Bloom Filter Index"). */
export interface Filter {
  bits: Uint8Array;
  hashes: number;
}

export function filterOf({ utf8bitset, bitset, numHashFunctions }: BloomFilter): Filter {
  if (utf8bitset.length > 0 || bitset.length === 0) {
    return { bits: utf8bitset, hashes: numHashFunctions };
  }
  const bits = new Uint8Array(bitset.length * 8);
  const view = new DataView(bits.buffer);
  bitset.forEach((word, at) => {
    view.setBigUint64(at * 8, word, true);
  });
  return { bits, hashes: numHashFunctions };
}

/** Whether a value may be among those that the filter was made of; false is certain. */
export function mayHold({ bits, hashes }: Filter, hash: bigint): boolean {
  const size = bits.length * 8;
  if (size === 0 || hashes < 1 || hashes > 100) return true;
  return bitPlaces(hash, hashes, size).every(
    (place) => (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1,
  );
}

/** The bits that a value sets. */
export function bitPlaces(hash: bigint, hashes: number, size: number): number[] {
  const low = Number(BigInt.asIntN(32, hash));
  const high = Number(BigInt.asIntN(32, hash >> 32n));
  return Array.from({ length: hashes }, (_, at) => {
    const combined = (low + Math.imul(at + 1, high)) | 0;
    return (combined < 0 ? ~combined : combined) % size;
  });
}

/** The hash of a value, or null where the type's values are not asked for here. */
export function bloomHash(value: Plain, column: OrcColumn): bigint | null {
  const compared = comparable(value, column);
  if (compared === null) return null;
  switch (column.kind) {
    case Type_Kind.BYTE:
    case Type_Kind.SHORT:
    case Type_Kind.INT:
    case Type_Kind.LONG:
      return hashInteger(BigInt(compared));
    case Type_Kind.DATE:
      return hashInteger(BigInt(compared) / 86_400_000_000_000n);
    case Type_Kind.FLOAT:
    case Type_Kind.DOUBLE: {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, Number(compared));
      return hashInteger(view.getBigInt64(0));
    }
    case Type_Kind.STRING:
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR:
      return hashBytes(new TextEncoder().encode(String(value)));
    default:
      return null;
  }
}

const word = (value: bigint) => BigInt.asUintN(64, value);

/** Thomas Wang's hash of a 64-bit integer, with arithmetic shifts, as ORC's writers have it. */
export function hashInteger(value: bigint): bigint {
  const shift = (key: bigint, by: bigint) => word(key ^ (BigInt.asIntN(64, key) >> by));
  let key = word(~value + (value << 21n));
  key = shift(key, 24n);
  key = word(key * 265n);
  key = shift(key, 14n);
  key = word(key * 21n);
  key = shift(key, 28n);
  return word(key + (key << 31n));
}

const SEED = 104_729n;
const C1 = 0x87c37b91114253d5n;
const C2 = 0x4cf5ad432745937fn;

/** Murmur3 as ORC uses it for text: blocks of 8 bytes, and one 64-bit state. */
export function hashBytes(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const rotate = (value: bigint, by: bigint) => word((value << by) | (value >> (64n - by)));
  const mix = (block: bigint) => word(rotate(word(block * C1), 31n) * C2);
  let hash = SEED;
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    hash ^= mix(view.getBigUint64(at, true));
    hash = word(rotate(hash, 27n) * 5n + 0x52dce729n);
  }
  let rest = 0n;
  for (let at = bytes.length - 1; at >= whole; at -= 1)
    rest = (rest << 8n) | BigInt(bytes[at] ?? 0);
  if (whole < bytes.length) hash ^= mix(rest);
  hash ^= BigInt(bytes.length);
  hash = word((hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn);
  hash = word((hash ^ (hash >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return hash ^ (hash >> 33n);
}
