import { readBloomFilter, sbbfContains } from 'hyparquet/src/bloom.js';
import { xxhash64 } from 'hyparquet/src/xxhash.js';
import { Unreadable } from '../unreadable.ts';
import type { Chunk } from './footer.ts';
import type { ParquetFile } from './open.ts';
import type { Column } from './schema.ts';
import { readStruct, ThriftFault } from './thrift.ts';
import type { Value } from './values.ts';
import { toPlain } from './values.ts';
import { chunkInWords } from './walk-pages.ts';

/** A split-block Bloom filter (BloomFilter.md): blocks of eight words of 32 bits. */
export interface Bloom {
  /** Of the file, header included. */
  bytes: number;
  blocks: Uint32Array;
  /** Bits that are set, of all: at a half, about one absent value in 256 is not ruled out. */
  setBits: number;
}

/** parquet-java caps filters at 128 MiB; none is that long in use. */
const LONGEST = 32 * 1024 * 1024;
/** The header takes some 15 bytes. */
const LONGEST_HEADER = 256;

/**
 * Undefined where the chunk has none, or one by an algorithm that this reader does not know.
 *
 * @throws Unreadable where it is damaged
 */
export async function readBloom(file: ParquetFile, chunk: Chunk): Promise<Bloom | undefined> {
  if (!chunk.bloom) return undefined;
  const what = `The Bloom filter of ${chunkInWords(file, chunk)}`;
  const { start } = chunk.bloom;
  const end = chunk.bloom.end ?? (await endOf(file, start, what));
  if (end - start > LONGEST) {
    throw new Unreadable(`${what} has ${String(end - start)} bytes: more than this page reads.`);
  }
  const bytes = await file.source.read(start, end);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let bloom;
  try {
    readStruct(bytes, 0);
    bloom = readBloomFilter({ view, offset: 0 });
  } catch {
    throw new Unreadable(`${what} is damaged.`);
  }
  if (!bloom) return undefined;
  let setBits = 0;
  for (const word of bloom.blocks) setBits += ones(word);
  return { bytes: end - start, blocks: bloom.blocks, setBits };
}

/** Files from before parquet-format 2.10 do not say how long it is: its header does. */
async function endOf(file: ParquetFile, start: number, what: string): Promise<number> {
  const bytes = await file.source.read(start, Math.min(start + LONGEST_HEADER, file.source.size));
  try {
    const { struct, end } = readStruct(bytes, 0);
    const length = struct['field_1'];
    if (typeof length === 'number' && length > 0) return start + end + length;
  } catch (error) {
    if (!(error instanceof ThriftFault)) throw error;
  }
  throw new Unreadable(`${what} is damaged.`);
}

/**
 * Whether the filter has the value's bits. False is certain: no row of the chunk has the value. Undefined
 * where the value's bytes in the file are not known, and so its hash.
 */
export function mayContain(bloom: Bloom, column: Column, value: Value): boolean | undefined {
  const bytes = toPlain(column, value);
  if (!bytes) return undefined;
  if (sbbfContains(bloom.blocks, xxhash64(bytes))) return true;
  // Zero has two encodings, and a filter is of bytes.
  return value === 0 ? sbbfContains(bloom.blocks, xxhash64(otherZero(bytes))) : false;
}

function otherZero(bytes: Uint8Array): Uint8Array {
  const other = bytes.slice();
  const last = other.length - 1;
  other[last] = (other[last] ?? 0) ^ 0x80;
  return other;
}

function ones(word: number): number {
  let rest = word;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}
