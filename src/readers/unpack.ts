import { inflateSync } from 'fflate';
import { snappyUncompress } from 'hyparquet/src/snappy.js';
import { decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';
import { checkSnappy } from './check-snappy.ts';
import { Unreadable } from './unreadable.ts';

/** General compression of a block of bytes, as formats name it. */
export type Packing = 'deflate' | 'snappy' | 'lz4' | 'zstd';

/**
 * Unpacks one block. Formats say how long a block may become, and that is checked before memory is
 * taken: a few hostile bytes can claim, or become, gigabytes.
 *
 * `deflate` is without a zlib header (RFC 1951), `lz4` is the block format, `snappy` the raw format.
 *
 * @param most bytes that the block may have unpacked
 * @throws Unreadable where the block is damaged, or becomes longer
 */
export function unpack(packing: Packing, packed: Uint8Array, most: number): Uint8Array {
  let bytes;
  try {
    bytes = unpackers[packing](packed, most);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged(packing);
  }
  if (bytes.length > most) throw tooLong(packing, most);
  return bytes;
}

const unpackers: Record<Packing, (packed: Uint8Array, most: number) => Uint8Array> = {
  // One byte more than allowed: what does not fit is dropped, and the length then says so.
  deflate: (packed, most) => inflateSync(packed, { out: new Uint8Array(most + 1) }),
  snappy(packed, most) {
    const length = within('snappy', snappyLength(packed), most);
    checkSnappy(packed, length);
    const output = new Uint8Array(length);
    snappyUncompress(packed, output);
    return output;
  },
  lz4: (packed, most) => decompressLz4Raw(packed, within('lz4', lz4Length(packed), most)),
  zstd(packed, most) {
    within('zstd', zstdLength(packed), most);
    return decompressZstd(packed);
  },
};

function within(packing: Packing, length: number, most: number): number {
  if (length > most) throw tooLong(packing, most);
  return length;
}

/** The length that a block claims: a varint at its start. */
function snappyLength(packed: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = packed[at];
    if (byte === undefined) break;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return length;
  }
  throw damaged('snappy');
}

/** The length that a block's sequences add up to (LZ4 block format, 1.6.1). */
function lz4Length(packed: Uint8Array): number {
  let at = 0;
  let length = 0;
  const next = () => {
    const byte = packed[at];
    if (byte === undefined) throw damaged('lz4');
    at += 1;
    return byte;
  };
  const extended = (nibble: number) => {
    let count = nibble;
    if (nibble === 15) {
      let byte;
      do {
        byte = next();
        count += byte;
      } while (byte === 255);
    }
    return count;
  };
  while (at < packed.length) {
    const token = next();
    const literals = extended(token >> 4);
    at += literals;
    length += literals;
    if (at > packed.length) throw damaged('lz4');
    // The last sequence is literals alone.
    if (at === packed.length) break;
    at += 2;
    length += extended(token & 15) + 4;
  }
  return length;
}

const ZSTD_BLOCK = 128 * 1024;

/**
 * The length of all frames (RFC 8878): as their headers say, which the unpacker allocates. Where they
 * do not, by counting blocks; and blocks may not become more than the headers said.
 */
function zstdLength(packed: Uint8Array): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  let at = 0;
  let length = 0;
  while (at < packed.length) {
    if ((view.getUint32(at, true) & 0xfffffff0) >>> 0 === 0x184d2a50) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (view.getUint32(at, true) !== 0xfd2fb528) throw damaged('zstd');
    const flags = view.getUint8(at + 4);
    const isSingle = (flags & 0x20) !== 0;
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
    const window = isSingle ? 0 : 2 ** (10 + (view.getUint8(at + 5) >> 3));
    at += 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0);
    let claimed;
    if (sizeBytes === 1) claimed = view.getUint8(at);
    else if (sizeBytes === 2) claimed = view.getUint16(at, true) + 256;
    else if (sizeBytes === 4) claimed = view.getUint32(at, true);
    else if (sizeBytes === 8) claimed = Number(view.getBigUint64(at, true));
    at += sizeBytes;
    let blocks = 0;
    let stored = 0;
    for (let isLast = false; !isLast;) {
      const header =
        view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
      isLast = (header & 1) === 1;
      const kind = (header >> 1) & 3;
      const size = header >> 3;
      at += 3 + (kind === 1 ? 1 : size);
      if (kind === 2) blocks += 1;
      else stored += size;
    }
    if ((flags & 4) !== 0) at += 4;
    if (at > packed.length) throw damaged('zstd');
    if (claimed === undefined) {
      // The unpacker takes a window's memory where it is not told the size.
      if (window > 64 * ZSTD_BLOCK) throw damaged('zstd');
      length += stored + blocks * ZSTD_BLOCK;
    } else {
      if (stored > claimed) throw damaged('zstd');
      length += claimed;
    }
  }
  return length;
}

function damaged(packing: Packing): Unreadable {
  return new Unreadable(`A block of ${packing} bytes cannot be unpacked: the file is damaged.`);
}

function tooLong(packing: Packing, most: number): Unreadable {
  return new Unreadable(
    `A block of ${packing} bytes becomes longer than the ${most} bytes that were announced: the file is damaged.`,
  );
}
