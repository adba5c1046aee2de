import { unpack, type Packing } from '../unpack.ts';
import { Unreadable } from '../unreadable.ts';
import { CompressionKind } from './proto/orc_proto_pb.ts';

/** How all parts of a file but its postscript are compressed. */
export interface Codec {
  kind: CompressionKind;
  /** `zlib`, `zstd` …, or `none`. */
  name: string;
  /** The most bytes that one chunk has unpacked. */
  blockSize: number;
}

/** Every chunk begins with its length and whether it is stored as it is (ORC v1, "Compression"). */
export const CHUNK_HEADER = 3;

/** Writers use 64 kB to 256 kB; a chunk's 23-bit length would allow no more than this anyway. */
const LARGEST_BLOCK = 8 * 1024 * 1024;

/** Of a file that does not say it (ORC v1, "Compression"). */
const DEFAULT_BLOCK = 256 * 1024;

const packings: Partial<Record<CompressionKind, Packing>> = {
  [CompressionKind.ZLIB]: 'deflate',
  [CompressionKind.SNAPPY]: 'snappy',
  [CompressionKind.LZ4]: 'lz4',
  [CompressionKind.ZSTD]: 'zstd',
};

const names: Record<CompressionKind, string> = {
  [CompressionKind.NONE]: 'none',
  [CompressionKind.ZLIB]: 'zlib',
  [CompressionKind.SNAPPY]: 'snappy',
  [CompressionKind.LZO]: 'lzo',
  [CompressionKind.LZ4]: 'lz4',
  [CompressionKind.ZSTD]: 'zstd',
  [CompressionKind.BROTLI]: 'brotli',
};

/** @throws Unreadable where the file's compression is none that this page unpacks */
export function codecOf(kind: CompressionKind, blockSize: bigint, file: string): Codec {
  const name = names[kind] ?? `number ${String(kind)}`;
  if (kind !== CompressionKind.NONE && !packings[kind]) {
    throw new Unreadable(
      `${file} is compressed with ${name}. This page unpacks zlib, snappy, lz4 and zstd.`,
    );
  }
  const size = Number(blockSize) || DEFAULT_BLOCK;
  if (kind !== CompressionKind.NONE && (size < 1 || size > LARGEST_BLOCK)) {
    throw new Unreadable(
      `${file} says that its compression blocks have ${blockSize} bytes; up to ${LARGEST_BLOCK} can be read. It is damaged.`,
    );
  }
  return { kind, name, blockSize: size };
}

export interface ChunkHeader {
  /** Bytes after the header. */
  length: number;
  isOriginal: boolean;
}

export function chunkHeader(bytes: Uint8Array, at: number): ChunkHeader {
  const [a, b, c] = bytes.subarray(at, at + CHUNK_HEADER);
  if (a === undefined || b === undefined || c === undefined) throw cutOff();
  const value = a | (b << 8) | (c << 16);
  return { length: value >>> 1, isOriginal: (value & 1) === 1 };
}

/** The chunk whose header begins at `at`, unpacked, and where the next one begins. */
export function unpackChunk(codec: Codec, bytes: Uint8Array, at: number) {
  const { length, isOriginal } = chunkHeader(bytes, at);
  const start = at + CHUNK_HEADER;
  const end = start + length;
  if (end > bytes.length) throw cutOff();
  const stored = bytes.subarray(start, end);
  const packing = packings[codec.kind];
  const unpacked = isOriginal || !packing ? stored : unpack(packing, stored, codec.blockSize);
  return { unpacked, next: end };
}

/**
 * All of a section that is a protobuf message: a footer, an index.
 *
 * @param most bytes that it may have unpacked
 */
export function unpackSection(codec: Codec, bytes: Uint8Array, most: number): Uint8Array {
  if (codec.kind === CompressionKind.NONE) return bytes;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const { unpacked, next } = unpackChunk(codec, bytes, at);
    at = next;
    length += unpacked.length;
    if (length > most) {
      throw new Unreadable(
        `A section becomes longer than ${most} bytes when it is unpacked: that is more than this page reads.`,
      );
    }
    chunks.push(unpacked);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function cutOff(): Unreadable {
  return new Unreadable('A compressed stream ends within a chunk: the file is damaged.');
}
