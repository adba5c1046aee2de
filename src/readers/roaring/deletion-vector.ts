import { Unreadable } from '../unreadable.ts';
import { readRoaring, type PositionSet } from './bitmap.ts';

/** The magic number of a vector with 64-bit positions, little-endian: Delta, Iceberg 3 and Paimon. */
const MAGIC_64 = 1681511377;
/** Of one with 32-bit positions, big-endian: Paimon's default. */
const MAGIC_32 = 1581511376;

/**
 * Reads a deletion vector from its magic number on: which rows of a data file are deleted.
 *
 * @see Delta PROTOCOL.md, "Deletion Vector Format"; Iceberg puffin-spec.md, "deletion-vector-v1";
 * Paimon 2.0 docs, "Table index: Deletion Vectors"
 */
export function readDeletionVector(bytes: Uint8Array, file: string): PositionSet {
  if (bytes.length >= 4) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0, true) === MAGIC_64) return readRoaring(bytes.subarray(4), 64, file);
    if (view.getUint32(0) === MAGIC_32) return readRoaring(bytes.subarray(4), 32, file);
  }
  throw new Unreadable(`${file}: at the place that the table names there is no deletion vector.`);
}
