import { Unreadable } from '../unreadable.ts';

/** The most bytes that one block may unpack to: a small file must not fill the tab's memory. */
export const LARGEST_BLOCK = 64 * 1024 * 1024;

/**
 * Unpacks one block by the codecs of Avro 1.12 that table formats write: `null`, `deflate`, `snappy`
 * and `zstandard`. What unpacks is loaded when a file needs it.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#required-codecs
 */
export async function unpackBlock(
  codec: string,
  packed: Uint8Array,
  file: string,
): Promise<Uint8Array> {
  try {
    switch (codec) {
      case 'null':
        return packed;
      case 'deflate':
        return await inflate(packed);
      case 'snappy':
        // Snappy's own block, then its CRC-32 in four bytes.
        return (await import('../unpack.ts')).unpack(
          'snappy',
          packed.subarray(0, -4),
          LARGEST_BLOCK,
        );
      case 'zstandard':
        return (await import('../unpack.ts')).unpack('zstd', packed, LARGEST_BLOCK);
    }
  } catch {
    throw new Unreadable(`${file}: a block cannot be unpacked (${codec}). The file is damaged.`);
  }
  throw new Unreadable(
    `${file} is packed by the Avro codec "${codec}". This page unpacks null, deflate, snappy and zstandard.`,
  );
}

/** Without the whole of what it may become being set aside for each small block. */
async function inflate(packed: Uint8Array): Promise<Uint8Array> {
  const { Inflate } = await import('fflate');
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
