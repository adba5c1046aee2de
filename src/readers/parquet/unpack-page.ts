import type { CompressionCodec } from 'hyparquet';
import { checkSnappy } from '../check-snappy.ts';
import { Unreadable } from '../unreadable.ts';

/** The most bytes of one page, packed or not. Writers aim at 1 MB; some make one page of a chunk. */
export const LONGEST_PAGE = 64 * 1024 * 1024;

/**
 * Unpacks the values of a page (Compression.md). What a page claims to become is held to `LONGEST_PAGE`
 * before memory is taken, and what it becomes, to what it claims.
 *
 * @param length bytes that the page's header announces
 * @param what names the page in messages
 */
export async function unpackPage(
  codec: CompressionCodec | undefined,
  packed: Uint8Array,
  length: number,
  what: string,
): Promise<Uint8Array> {
  if (length > LONGEST_PAGE || packed.length > LONGEST_PAGE) {
    throw new Unreadable(
      `${what} would take ${String(Math.max(length, packed.length))} bytes: more than this page reads at once (${String(LONGEST_PAGE)}).`,
    );
  }
  if (length === 0) return new Uint8Array(0);
  const unpacked = await unpackAs(codec, packed, length, what);
  if (unpacked.length !== length) {
    throw new Unreadable(
      `${what} becomes ${String(unpacked.length)} bytes, where its header says ${String(length)}: it is damaged.`,
    );
  }
  return unpacked;
}

async function unpackAs(
  codec: CompressionCodec | undefined,
  packed: Uint8Array,
  length: number,
  what: string,
): Promise<Uint8Array> {
  try {
    switch (codec) {
      case 'UNCOMPRESSED':
        return packed;
      case 'SNAPPY': {
        const { snappyUncompress } = await import('hyparquet/src/snappy.js');
        checkSnappy(packed, length);
        const output = new Uint8Array(length);
        snappyUncompress(packed, output);
        return output;
      }
      case 'GZIP':
        return await gunzip(packed, length);
      case 'ZSTD':
        // A stream's blocks may say nothing of its length: this holds the memory, the check below the length.
        return (await import('../unpack.ts')).unpack('zstd', packed, 2 * LONGEST_PAGE);
      case 'LZ4_RAW':
        return (await import('../unpack.ts')).unpack('lz4', packed, length);
      case 'LZ4':
        return (await import('hyparquet-compressors')).decompressLz4(packed, length);
      case 'BROTLI':
        return (await import('hyparquet-compressors')).decompressBrotli(packed, length);
      default:
        throw new Unreadable(
          `${what} is packed with ${codec ?? 'a codec newer than this page'}, which this page cannot unpack.`,
        );
    }
  } catch (error) {
    if (error instanceof Unreadable && codec !== 'ZSTD' && codec !== 'LZ4_RAW') throw error;
    throw new Unreadable(`${what} cannot be unpacked as ${codec ?? ''}: it is damaged.`);
  }
}

async function gunzip(packed: Uint8Array, length: number): Promise<Uint8Array> {
  const { gunzipSync } = await import('fflate');
  const bytes = gunzipSync(packed, { out: new Uint8Array(length) });
  if (bytes.length === length) return bytes;
  // Several members behind each other (RFC 1952, 2.2): fflate reads the first.
  const { decompressGzip } = await import('hyparquet-compressors');
  return decompressGzip(packed, length);
}
