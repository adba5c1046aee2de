import { hashText } from './hash-text.ts';

/**
 * The same list in an order that depends on `seed` only: each entry draws a number, and the numbers
 * are sorted.
 */
export function shuffle<T>(list: readonly T[], seed: string): T[] {
  const random = seededRandom(seed);
  const drawn = list.map((value) => ({ value, rank: random() }));
  return drawn.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
}

/**
 * Like `shuffle`, but never the order given, where there are two or more: an ordering item must not
 * come solved.
 */
export function shuffleApart<T>(list: readonly T[], seed: string): T[] {
  const places = shuffle([...list.keys()], seed);
  const solved = places.every((place, index) => place === index);
  const apart = solved ? [...places.slice(1), ...places.slice(0, 1)] : places;
  return apart.flatMap((place) => list.slice(place, place + 1));
}

/**
 * Numbers in [0, 1), the same for the same seed everywhere: a hash for the start, then mulberry32.
 */
export function seededRandom(seed: string): () => number {
  let state = hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
