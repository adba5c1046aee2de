import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle, shuffleApart } from '../../../src/domain/shuffle.ts';

const list = fc.uniqueArray(fc.integer(), { maxLength: 8 });

describe('shuffle', () => {
  it('keeps every entry, and gives the same order for the same seed', () => {
    fc.assert(
      fc.property(list, fc.string(), (entries, seed) => {
        expect([...shuffle(entries, seed)].sort()).toEqual([...entries].sort());
        expect(shuffle(entries, seed)).toEqual(shuffle(entries, seed));
      }),
    );
  });

  it('puts each entry in each place about equally often', () => {
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < 4_000; seed++) {
      const place = shuffle(['a', 'b', 'c', 'd'], `item-${seed}`).indexOf('a');
      counts[place] = (counts[place] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe('shuffleApart', () => {
  it('never gives the order given, where there are two or more', () => {
    fc.assert(
      fc.property(list, fc.string(), (entries, seed) => {
        const apart = shuffleApart(entries, seed);
        expect([...apart].sort()).toEqual([...entries].sort());
        if (entries.length > 1) expect(apart).not.toEqual(entries);
      }),
    );
  });
});
