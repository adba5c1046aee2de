import { Inflate } from 'fflate';
import { snappyUncompress } from 'hyparquet';
import { decompressZstd } from 'hyparquet-compressors';
import { Unreadable } from '../unreadable.ts';

/** The most bytes that one block may unpack to: a small file must not fill the tab's memory. */
export const LARGEST_BLOCK = 64 * 1024 * 1024;

/**
 * Unpacks one block by the codecs of Avro 1.12 that table formats write: `null`, `deflate`,
 * `snappy` and `zstandard`.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#required-codecs
 */
export function unpackBlock(codec: string, packed: Uint8Array, file: string): Uint8Array {
  try {
    switch (codec) {
      case 'null':
        return packed;
      case 'deflate':
        return inflate(packed);
      case 'snappy':
        return unsnap(packed);
      case 'zstandard':
        return unzstd(packed);
    }
  } catch {
    throw new Unreadable(`${file}: a block cannot be unpacked (${codec}). The file is damaged.`);
  }
  throw new Unreadable(
    `${file} is packed by the Avro codec "${codec}". This page unpacks null, deflate, snappy and zstandard.`,
  );
}

function inflate(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((part) => {
    size += part.length;
    if (size > LARGEST_BLOCK) throw new RangeError('too large');
    parts.push(part);
  });
  // Piece by piece, so that a bomb is noticed before it has gone off.
  const PIECE = 16 * 1024;
  for (let start = 0; start < packed.length; start += PIECE) {
    stream.push(packed.subarray(start, start + PIECE), start + PIECE >= packed.length);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Snappy's own block, then its CRC-32 in four bytes. */
function unsnap(packed: Uint8Array): Uint8Array {
  const block = packed.subarray(0, -4);
  const output = new Uint8Array(bounded(snappySize(block)));
  snappyUncompress(block, output);
  return output;
}

function snappySize(block: Uint8Array): number {
  let size = 0;
  for (let i = 0; i < 5; i++) {
    const byte = block[i] ?? 0;
    size += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return size;
  }
  throw new RangeError('no size');
}

function unzstd(packed: Uint8Array): Uint8Array {
  bounded(zstdSize(packed) ?? packed.length);
  const output = decompressZstd(packed);
  bounded(output.length);
  return output;
}

/**
 * The size that a frame says it unpacks to, or null where it says none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1.1
 */
function zstdSize(frame: Uint8Array): number | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const descriptor = view.getUint8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const at = 5 + (isSingle ? 0 : 1) + dictionaryBytes;
  if (!isSingle) {
    // The window is allocated before a byte is unpacked.
    const window = view.getUint8(5);
    bounded(2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8));
  }
  switch (descriptor >> 6) {
    case 0:
      return isSingle ? view.getUint8(at) : null;
    case 1:
      return view.getUint16(at, true) + 256;
    case 2:
      return view.getUint32(at, true);
    default:
      return Number(view.getBigUint64(at, true));
  }
}

function bounded(size: number): number {
  if (size > LARGEST_BLOCK) throw new RangeError('too large');
  return size;
}
