import type { FileTree } from '../../file-tree.ts';
import { readDeletionVector } from '../../roaring/deletion-vector.ts';
import type { PositionSet } from '../../roaring/bitmap.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Locate } from '../locate.ts';
import { hexText, uuidText } from '../../plain-value.ts';
import type { Vector } from './actions.ts';

/** Base85 in ZeroMQ's alphabet. @see https://rfc.zeromq.org/spec/32/ */
const ALPHABET =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const UUID_CHARACTERS = 20;
const LARGEST = 32 * 1024 * 1024;

/** The file that holds a vector, as the table names it; null where the log itself holds it. */
export function vectorFile({ storage, place }: Vector): string | null {
  if (storage === 'p') return place;
  if (storage !== 'u') return null;
  const prefix = place.slice(0, -UUID_CHARACTERS);
  const uuid = uuidText(decodeBase85(place.slice(-UUID_CHARACTERS)));
  return `${prefix === '' ? '' : `${prefix}/`}deletion_vector_${uuid}.bin`;
}

/** Which rows of its data file are deleted. */
export async function readVector(
  tree: FileTree,
  locate: Locate,
  vector: Vector,
): Promise<PositionSet> {
  if (vector.storage === 'i') {
    const bytes = decodeBase85(vector.place);
    return readDeletionVector(bytes.subarray(0, vector.size || bytes.length), 'The log');
  }
  const named = vectorFile(vector);
  const path = named === null ? null : locate(named);
  if (path === null) {
    throw new Unreadable(
      `The deletion vector ${named ?? vector.place} is missing: without it, rows that were deleted would come back.`,
    );
  }
  if (vector.size > LARGEST) throw new Unreadable(`${path} holds a vector too large to read here.`);
  // Its length in four bytes, then the vector itself.
  const start = (vector.offset ?? 1) + 4;
  return readDeletionVector(await tree.open(path).read(start, start + vector.size), path);
}

/** Throws `Unreadable` for other characters. Five characters are four bytes. */
export function decodeBase85(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(text.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at * 5 + 5 <= text.length; at++) {
    let word = 0;
    for (const character of text.slice(at * 5, at * 5 + 5)) {
      const digit = ALPHABET.indexOf(character);
      if (digit < 0) throw new Unreadable(`The log names a deletion vector by no base85: ${text}`);
      word = word * 85 + digit;
    }
    view.setUint32(at * 4, word);
  }
  return bytes;
}

/** For a card: `deletion vector ab12…`, by its bytes. */
export function vectorName(vector: Vector): string {
  return vectorFile(vector) ?? `inline ${hexText(decodeBase85(vector.place.slice(0, 10)))}…`;
}
