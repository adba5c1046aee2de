import { expect, test } from 'vitest';
import { readRows } from '../../../../src/readers/orc/rows.ts';
import { readStripe } from '../../../../src/readers/orc/stripe.ts';
import { readTail } from '../../../../src/readers/orc/tail.ts';
import { countReads, type ByteSource } from '../../../../src/readers/source.ts';
import { openOrc, orcRows } from './fixture.ts';

/** The same file with two gigabytes of nothing between its stripes and its tail. */
function stretched(source: ByteSource, at: number, hole: number): ByteSource {
  return {
    name: 'large.orc',
    size: source.size + hole,
    async read(start, end) {
      if (end <= at) return source.read(start, end);
      if (start >= at + hole) return source.read(start - hole, end - hole);
      const bytes = new Uint8Array(end - start);
      if (start < at) bytes.set(await source.read(start, at));
      if (end > at + hole) bytes.set(await source.read(at, end - hole), at + hole - start);
      return bytes;
    },
  };
}

test('of a file of two gigabytes, its tail and what is asked for are read', async () => {
  const { source: small, tail: ownTail } = await openOrc('full');
  const { source, reads } = countReads(stretched(small, ownTail.places.metadata, 2 ** 31));
  const tail = await readTail(source);
  const stripe = await readStripe(source, tail, 0);
  expect((await readRows(source, tail, stripe, 0, 10)).rows).toEqual(orcRows('full').slice(0, 10));
  expect(reads.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThan(60_000);
});
