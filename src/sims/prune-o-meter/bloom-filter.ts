/**
 * Parquet's split-block Bloom filter, as BloomFilter.md of parquet-format says (commit 24102ed): each key sets eight bits
 * of one block of 256, and answers “perhaps” where all eight are set.
 */
export interface BloomFilter {
  /** 32-bit words, eight a block. */
  readonly words: Uint32Array;
}

/** The factors by which the lower half of a hash chooses a bit in each of a block's words. */
const SALT = [
  0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31,
];

/** A filter of so many bytes, a multiple of 32, with these keys. */
export function bloomFilterOf(keys: readonly number[], bytes: number): BloomFilter {
  const words = new Uint32Array(bytes / 4);
  for (const key of keys)
    for (const [word, bit] of bitsOf(key, bytes)) words[word] = at(words, word) | bit;
  return { words };
}

/** False only where the key is not in it. */
export function mayContain({ words }: BloomFilter, key: number): boolean {
  return bitsOf(key, words.length * 4).every(([word, bit]) => (at(words, word) & bit) !== 0);
}

const at = (words: Uint32Array, word: number): number => words[word] ?? 0;

/** A key's eight bits: the word of the filter, and the bit in it. */
function bitsOf(key: number, bytes: number): readonly (readonly [word: number, bit: number])[] {
  const hash = xxHash64(key);
  const block = Number(((hash >> 32n) * BigInt(bytes / 32)) >> 32n);
  const lower = Number(hash & 0xffffffffn);
  return SALT.map((salt, word) => [block * 8 + word, 1 << (Math.imul(lower, salt) >>> 27)]);
}

const [P1, P2, P3, P5] = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x27d4eb2f165667c5n,
];
const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotate = (value: bigint, by: bigint): bigint => u64(value << by) | (value >> (64n - by));

/** XXH64 with seed 0 of a 32-bit number’s four bytes, the lowest first. */
export function xxHash64(key: number): bigint {
  let hash = P5 + 4n;
  hash ^= u64(BigInt(key >>> 0) * P1);
  hash = u64(rotate(hash, 23n) * P2 + P3);
  hash = u64((hash ^ (hash >> 33n)) * P2);
  hash = u64((hash ^ (hash >> 29n)) * P3);
  return hash ^ (hash >> 32n);
}
