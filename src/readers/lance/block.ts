import { Unreadable } from '../unreadable.ts';

/** Values side by side, unpacked. */
export type Block =
  | { kind: 'fixed'; bits: number; bytes: Uint8Array; count: number }
  | { kind: 'variable'; offsets: readonly number[]; bytes: Uint8Array; count: number }
  | {
      /** Lists of one size, whose items follow one another; `valid` has a bit for each item. */
      kind: 'lists';
      size: number;
      items: Block;
      valid: Uint8Array | null;
      count: number;
    }
  | { kind: 'null'; count: number };

/** More values than any chunk or page has of which this page shows rows. */
export const MOST_VALUES = 1_000_000;

/** Values of so many bits each; checked to be all there. A bit less than a byte is for booleans. */
export function fixedBlock(bits: number, bytes: Uint8Array, count: number): Block {
  if (count > MOST_VALUES || bits < 1 || Math.ceil((bits * count) / 8) > bytes.length) {
    throw damagedBlock();
  }
  return { kind: 'fixed', bits, bytes, count };
}

/** Values between offsets; checked to rise, and to end within the bytes. */
export function variableBlock(offsets: readonly number[], bytes: Uint8Array): Block {
  let last = 0;
  for (const offset of offsets) {
    if (offset < last || offset > bytes.length) throw damagedBlock();
    last = offset;
  }
  return { kind: 'variable', offsets, bytes, count: Math.max(0, offsets.length - 1) };
}

/** The bytes of one value; a bit is one byte, 0 or 1. Null in a block of nulls. */
export function valueAt(block: Block, at: number): Uint8Array | null {
  if (at >= block.count) throw damagedBlock();
  switch (block.kind) {
    case 'null':
      return null;
    case 'variable':
      return block.bytes.subarray(block.offsets[at], block.offsets[at + 1]);
    case 'lists':
      throw damagedBlock();
    case 'fixed': {
      if (block.bits === 1) return new Uint8Array([bitAt(block.bytes, at) ? 1 : 0]);
      const size = block.bits / 8;
      return block.bytes.subarray(at * size, (at + 1) * size);
    }
  }
}

/** Whole numbers without a sign, of at most 32 bits, or of 64 that are small. */
export function numbersOf(block: Block): number[] {
  if (block.kind !== 'fixed') throw damagedBlock();
  const { bits, bytes, count } = block;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, at) => {
    switch (bits) {
      case 8:
        return view.getUint8(at);
      case 16:
        return view.getUint16(at * 2, true);
      case 32:
        return view.getUint32(at * 4, true);
      case 64:
        return Number(view.getBigUint64(at * 8, true));
      default:
        throw damagedBlock();
    }
  });
}

/** Arrow's order: the least significant bit first. */
export function bitAt(bytes: Uint8Array, at: number): boolean {
  return (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
}

export function damagedBlock(): Unreadable {
  return new Unreadable(
    'A page’s bytes do not fit what its description says: the file is damaged.',
  );
}
