import { readWhole, type ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import type { PositionSet } from './bitmap.ts';
import { readDeletionVector } from './deletion-vector.ts';

/** One vector of a file that holds several. */
export interface PlacedVector {
  /** Where its length stands; what Delta and Paimon name as its offset. */
  start: number;
  set: PositionSet;
}

const VERSION = 1;
const MOST_VECTORS = 10_000;
const LARGEST = 32 * 1024 * 1024;

/**
 * All vectors of a deletion vector file of Delta, or of an index file of Paimon: a byte for the version,
 * then of each its length, itself, and its checksum.
 */
export async function readVectorFile(source: ByteSource): Promise<PlacedVector[]> {
  const bytes = await readWhole(source, LARGEST);
  const view = new DataView(bytes.buffer);
  if (bytes[0] !== VERSION) throw new Unreadable(`${source.name} holds no deletion vectors.`);
  const vectors: PlacedVector[] = [];
  for (let start = 1; start < bytes.length;) {
    const size = start + 4 <= bytes.length ? view.getUint32(start) : bytes.length;
    const end = start + 4 + size;
    if (end + 4 > bytes.length || vectors.length >= MOST_VECTORS) {
      throw new Unreadable(`${source.name} is cut off or damaged: a vector ends beyond the file.`);
    }
    vectors.push({ start, set: readDeletionVector(bytes.subarray(start + 4, end), source.name) });
    start = end + 4;
  }
  return vectors;
}
