/** A small seeded generator (mulberry32): a fuzz run that fails can be run again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The file with one to four faults: flipped bits, a cut, a splice, bytes set to extremes. */
export function mutate(
  bytes: Uint8Array<ArrayBuffer>,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  let changed = bytes.slice();
  const below = (limit: number) => Math.floor(random() * limit);
  for (let faults = 1 + below(4); faults > 0 && changed.length > 0; faults--) {
    const at = below(changed.length);
    switch (below(5)) {
      case 0:
        changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
        break;
      case 1:
        changed = changed.slice(0, at);
        break;
      case 2:
        changed.copyWithin(at, below(changed.length), below(changed.length));
        break;
      case 3:
        changed.fill(random() < 0.5 ? 0xff : 0, at, at + 1 + below(9));
        break;
      default:
        changed = changed.slice(at);
    }
  }
  return changed;
}
