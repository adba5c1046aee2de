import { describe, expect, test } from 'vitest';
import { rowColumns } from '../../../../src/readers/orc/column.ts';
import { fileParts } from '../../../../src/readers/orc/layout.ts';
import { integerStreams, readRuns } from '../../../../src/readers/orc/runs.ts';
import { readRows } from '../../../../src/readers/orc/rows.ts';
import { scan } from '../../../../src/readers/orc/scan.ts';
import { readStripe } from '../../../../src/readers/orc/stripe.ts';
import { readTail } from '../../../../src/readers/orc/tail.ts';
import { bytesSource, type ByteSource } from '../../../../src/readers/source.ts';
import { Unreadable } from '../../../../src/readers/unreadable.ts';
import { damaged, tries, watched } from '../damage.ts';
import { orcBytes } from './fixture.ts';

/** All that the explorer asks of a file. */
async function readAll(source: ByteSource): Promise<number> {
  const tail = await readTail(source);
  fileParts(tail, new Map());
  for (const { index } of tail.stripes.slice(0, 3)) {
    const stripe = await readStripe(source, tail, index);
    fileParts(tail, new Map([[index, stripe]]));
    await readRows(source, tail, stripe, 0, 20);
    await readRows(source, tail, stripe, Math.max(0, stripe.place.rows - 5), 5);
    for (const column of rowColumns(tail.root)) {
      for (const kind of integerStreams(column, stripe)) {
        await readRuns(source, tail, stripe, column, kind, '');
      }
    }
  }
  const [column] = rowColumns(tail.root);
  if (column) await scan(source, tail, { column, operator: '=', value: '3' }, () => undefined);
  return tail.rows;
}

describe('a damaged file gives rows or a sentence', () => {
  test.each([
    ['full', 300],
    ['zlib', 80],
    ['none', 100],
    ['snappy', 300],
    ['lz4-runs-of-version-1', 200],
  ] as const)('%s', async (name, count) => {
    const bytes = orcBytes(name);
    let read = 0;
    for (let seed = 0; seed < tries(count); seed += 1) {
      try {
        await readAll(watched(damaged(bytes, seed, 3000), name, 2000));
        read += 1;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    // The damage is neither so small nor so great that nothing is tried.
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(tries(count));
  });
});

describe('what is no ORC file gets a sentence', () => {
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(60).fill(7)];
  test.each([
    ['empty', [], 'is empty'],
    ['short', [1, 2], 'too few'],
    ['picture.png', png, 'is no ORC file'],
    [
      'orders.parquet',
      [...new TextEncoder().encode(`PAR1${'x'.repeat(300)}PAR1`)],
      'is no ORC file',
    ],
    ['cut.orc', [...orcBytes('full').subarray(0, 9000)], 'cut off'],
  ])('%s', async (name, bytes, words) => {
    const reading = readTail(bytesSource(new Uint8Array(bytes), name));
    await expect(reading).rejects.toThrow(Unreadable);
    await expect(reading).rejects.toThrow(words);
  });
});
