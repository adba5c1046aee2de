import { describe, expect, test } from 'vitest';
import { PredicateFault } from '../../../../src/readers/parquet/predicate/tokens.ts';
import { Unreadable } from '../../../../src/readers/unreadable.ts';
import { readBloom } from '../../../../src/readers/parquet/bloom.ts';
import { readColumnIndex, readOffsetIndex } from '../../../../src/readers/parquet/page-index.ts';
import { walkPages } from '../../../../src/readers/parquet/walk-pages.ts';
import { numbers, tries } from '../damage.ts';
import { fixtureBytes, openBytes, query } from './fixtures.ts';

/** Bytes that stand for large, negative and endless numbers in varints and lengths. */
const EXTREMES = [0x00, 0x7f, 0x80, 0xff, 0xfe, 0x01, 0xf0, 0x15];

function mutate(bytes: Uint8Array<ArrayBuffer>, roll: (below: number) => number) {
  let mutant = bytes.slice();
  const footer = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
  // A quarter of the faults hit the footer, which steers everything; the tail only now and then.
  const place = () =>
    roll(4) === 0 && footer < bytes.length - 8
      ? bytes.length - 8 - footer + roll(footer)
      : roll(bytes.length - 8);
  for (let faults = 1 + roll(3); faults > 0; faults--) {
    const at = place();
    switch (roll(7)) {
      case 0:
        mutant[at] = (mutant[at] ?? 0) ^ (1 << roll(8));
        break;
      case 1:
        mutant[at] = EXTREMES[roll(EXTREMES.length)] ?? 0;
        break;
      case 2:
        mutant.fill(EXTREMES[roll(EXTREMES.length)] ?? 0, at, at + 1 + roll(12));
        break;
      case 3:
        mutant.copyWithin(at, place(), place());
        break;
      case 4:
        if (roll(8) === 0) mutant[mutant.length - 8 + roll(8)] = roll(256);
        break;
      case 5: {
        const cut = roll(40);
        mutant = new Uint8Array([...mutant.subarray(0, at), ...mutant.subarray(at + cut)]);
        break;
      }
      default:
        mutant[at] = roll(256);
    }
  }
  return mutant;
}

/** All that the page can do with a file. */
async function useAll(bytes: Uint8Array<ArrayBuffer>, name: string, where: string) {
  const file = await openBytes(bytes, name);
  const tried = async (job: () => Promise<unknown>) => {
    try {
      await job();
      return 1;
    } catch (error) {
      // Damage may hit a column's name, and then the predicate is at fault.
      if (!(error instanceof Unreadable || error instanceof PredicateFault)) throw error;
      return 0;
    }
  };
  let fine = 0;
  for (const group of file.footer.groups.slice(0, 3)) {
    for (const chunk of group.chunks) {
      fine += await tried(() => walkPages(file, chunk));
      fine += await tried(async () => {
        const pages = await readOffsetIndex(file, chunk);
        return pages && (await readColumnIndex(file, chunk, pages));
      });
      fine += await tried(() => readBloom(file, chunk));
    }
  }
  fine += await tried(() => query(file, '', 50));
  fine += await tried(() => query(file, where));
  return { fine, reads: file.reads.length };
}

/** A long run (`LAKEPATH_FUZZ` times as many) may begin at another seed, and takes minutes. */
const first = Number(process.env['LAKEPATH_SEED'] ?? 1);
const timeout = process.env['LAKEPATH_FUZZ'] ? 3_600_000 : 60_000;

describe('a damaged file gives a result or a plain sentence', () => {
  test.each([
    ['tiny', 600, "country = 'DE' or id between 1009 and 1020 and weight is not nan"],
    ['arrow-orders', 5, "country = 'DE' and weight > 3"],
    ['java-orders', 5, "id in (1000, 1003) or note < 'Please m'"],
    ['arrow-v2', 5, 'id between 1300 and 1400 or amount is null'],
    ['arrow-types', 5, 'i64 < 0 or f32 is nan'],
    ['duck-orders', 5, "at > '2026-03-02' and not express = true"],
    ['encrypted-column', 50, 'id = 2'],
  ])('%s', { timeout }, async (name, few, where) => {
    const runs = tries(few);
    const bytes = fixtureBytes(name);
    let opened = 0;
    for (let seed = first; seed < first + runs; seed++) {
      const mutant = mutate(bytes, numbers(seed * 7919 + name.length));
      try {
        const { reads } = await useAll(mutant, name, where);
        opened++;
        expect(reads).toBeLessThan(5000);
      } catch (error) {
        if (!(error instanceof Unreadable)) {
          throw new Error(`${name}, seed ${String(seed)}`, { cause: error });
        }
        expect(error.message).toMatch(/^[A-Z a-z].*\.$/);
      }
    }
    if (runs >= 50) expect(opened).toBeGreaterThan(runs / 5);
  });

  test('cut off at any length', async () => {
    const bytes = fixtureBytes('arrow-types');
    for (let length = 0; length < bytes.length; length += 97) {
      await expect(openBytes(bytes.slice(0, length), 'cut')).rejects.toThrow(Unreadable);
    }
  });
});
