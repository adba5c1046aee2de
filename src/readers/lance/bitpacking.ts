import { damagedBlock, fixedBlock, type Block } from './block.ts';

/** Values are packed by so many. */
export const PACKED_AT_ONCE = 1024;

/** The order of eight rows within 1,024 values: FastLanes’ own, so that one CPU instruction unpacks many. */
const rowOrder = [0, 4, 2, 6, 1, 5, 3, 7];

/**
 * Unpacks 1,024 values of `width` bits into words of 8, 16, 32 or 64 bits. The values are spread over
 * lanes: a lane has every value's bits one after another, and words of all lanes alternate (Afroozeh and
 * Boncz, "The FastLanes Compression Layout", VLDB 2023; crate lance-bitpacking 14.0.2).
 */
export function unpackLanes(packed: Uint8Array, width: number, wordBits: number): Uint8Array {
  const wordBytes = wordBits / 8;
  if (![8, 16, 32, 64].includes(wordBits) || width > wordBits) throw damagedBlock();
  if (packed.length < (PACKED_AT_ONCE * width) / 8) throw damagedBlock();
  const output = new Uint8Array(PACKED_AT_ONCE * wordBytes);
  if (width === 0) return output;
  const lanes = PACKED_AT_ONCE / wordBits;
  if (wordBits === 64) unpackWide(packed, width, output);
  else unpackNarrow(packed, width, wordBits, lanes, output);
  return output;
}

/** Words that numbers can hold: with shifts by multiplication, which do not lose the sign bit. */
function unpackNarrow(
  packed: Uint8Array,
  width: number,
  wordBits: number,
  lanes: number,
  output: Uint8Array,
): void {
  const input = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const target = new DataView(output.buffer);
  const bytes = wordBits / 8;
  const read = (word: number, lane: number) => {
    const at = (word * lanes + lane) * bytes;
    if (bytes === 1) return input.getUint8(at);
    return bytes === 2 ? input.getUint16(at, true) : input.getUint32(at, true);
  };
  const limit = 2 ** width;
  for (let row = 0; row < wordBits; row += 1) {
    const word = Math.floor((row * width) / wordBits);
    const shift = (row * width) % wordBits;
    const scale = 2 ** shift;
    const isSplit = shift + width > wordBits;
    for (let lane = 0; lane < lanes; lane += 1) {
      let value = Math.floor(read(word, lane) / scale);
      // What the next word adds stands above the bits that are here.
      if (isSplit)
        value += (read(word + 1, lane) % 2 ** (shift + width - wordBits)) * 2 ** (wordBits - shift);
      value %= limit;
      const at = placeOf(row, lane) * bytes;
      if (bytes === 1) target.setUint8(at, value);
      else if (bytes === 2) target.setUint16(at, value, true);
      else target.setUint32(at, value, true);
    }
  }
}

function unpackWide(packed: Uint8Array, width: number, output: Uint8Array): void {
  const input = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const target = new DataView(output.buffer);
  const lanes = PACKED_AT_ONCE / 64;
  const read = (word: number, lane: number) => input.getBigUint64((word * lanes + lane) * 8, true);
  for (let row = 0; row < 64; row += 1) {
    const word = Math.floor((row * width) / 64);
    const shift = (row * width) % 64;
    const isSplit = shift + width > 64;
    for (let lane = 0; lane < lanes; lane += 1) {
      let value = read(word, lane) >> BigInt(shift);
      if (isSplit) value |= read(word + 1, lane) << BigInt(64 - shift);
      target.setBigUint64(placeOf(row, lane) * 8, BigInt.asUintN(width, value), true);
    }
  }
}

function placeOf(row: number, lane: number): number {
  return (rowOrder[row >> 3] ?? 0) * 16 + (row & 7) * 128 + lane;
}

/** A width in the first word, then the values (`InlineBitpacking`). */
export function decodeInlineBitpacking(wordBits: number, bytes: Uint8Array, count: number): Block {
  if (count === 0) return fixedBlock(wordBits, bytes, 0);
  const wordBytes = wordBits / 8;
  if (count > PACKED_AT_ONCE || ![1, 2, 4, 8].includes(wordBytes) || bytes.length < wordBytes) {
    throw damagedBlock();
  }
  const width = Number(readWord(new DataView(bytes.buffer, bytes.byteOffset), 0, wordBits));
  return fixedBlock(wordBits, unpackLanes(bytes.subarray(wordBytes), width, wordBits), count);
}

/** One width for all, which the description says; the last values may be stored as they are. */
export function decodeOutOfLineBitpacking(
  wordBits: number,
  width: number,
  bytes: Uint8Array,
  count: number,
): Block {
  const wordBytes = wordBits / 8;
  if (![1, 2, 4, 8].includes(wordBytes) || width > wordBits) throw damagedBlock();
  const packedBytes = Math.ceil((PACKED_AT_ONCE * width) / wordBits) * wordBytes;
  const whole = Math.floor(count / PACKED_AT_ONCE);
  const rest = count % PACKED_AT_ONCE;
  if (whole * packedBytes > bytes.length || count > 1_000_000) throw damagedBlock();
  const isRestPlain = rest > 0 && bytes.length === whole * packedBytes + rest * wordBytes;
  const output = new Uint8Array((whole + 1) * PACKED_AT_ONCE * wordBytes);
  const step = PACKED_AT_ONCE * wordBytes;
  for (let at = 0; at < whole + (rest > 0 && !isRestPlain ? 1 : 0); at += 1) {
    const packed = bytes.subarray(at * packedBytes, (at + 1) * packedBytes);
    output.set(unpackLanes(packed, width, wordBits), at * step);
  }
  if (isRestPlain) output.set(bytes.subarray(whole * packedBytes), whole * step);
  return fixedBlock(wordBits, output, count);
}

function readWord(view: DataView, at: number, bits: number): bigint {
  switch (bits) {
    case 8:
      return BigInt(view.getUint8(at));
    case 16:
      return BigInt(view.getUint16(at, true));
    case 32:
      return BigInt(view.getUint32(at, true));
    default:
      return view.getBigUint64(at, true);
  }
}
