import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  follow,
  markRanges,
  MOST_PARTS,
  partsOf,
  place,
} from '../../../src/explorers/shell/parts.ts';
import { bytesIn, mergeRanges } from '../../../src/explorers/shell/ranges.ts';
import type { FilePart } from '../../../src/readers/file-part.ts';

const range = fc.tuple(fc.integer({ min: -50, max: 500 }), fc.integer({ min: -50, max: 200 }));
const span = ([start, length]: [number, number], children?: FilePart[]): FilePart => ({
  start,
  end: start + length,
  kind: 'data',
  label: `at ${String(start)}`,
  children,
});

describe('parts of a span', () => {
  test('whatever a file says of its offsets, parts lie side by side and fill the span', () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 200 }), (ranges) => {
        const parent = span(
          [0, 400],
          ranges.map((one) => span(one)),
        );
        const parts = partsOf(parent);
        if (parts.length === 0) return;
        expect(parts[0]?.start).toBe(0);
        expect(parts.at(-1)?.end).toBe(400);
        parts.slice(1).forEach((part, i) => {
          expect(part.start).toBe(parts[i]?.end);
        });
        expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
      }),
    );
  });

  test('what nothing points to is a gap', () => {
    const parent = span([0, 100], [span([10, 20]), span([60, 40])]);
    expect(partsOf(parent).map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['gap', 0, 10],
      ['data', 10, 30],
      ['gap', 30, 60],
      ['data', 60, 100],
    ]);
  });

  test('a thousand pages are bundled, and each is found within its bundle', () => {
    const pages = Array.from({ length: 1000 }, (_, i) => span([i * 10, 10]));
    const parent = span([0, 10_000], pages);
    const bundles = partsOf(parent);
    expect(bundles.length).toBeLessThanOrEqual(MOST_PARTS);
    expect(bundles.flatMap((one) => partsOf(one))).toHaveLength(1000);
    expect(follow(parent, [2, 3]).at(-1)?.label).toBe('at 450');
    expect(follow(parent, [2, 999])).toHaveLength(2);
  });
});

describe('places', () => {
  test('widths add up, and none is narrower than the least', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 48 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 200, max: 2000 }), (bytes, width) => {
        let at = 0;
        const parts = bytes.map((n) => ({ start: at, end: (at += n) }));
        const placed = place(parts, width, 4);
        expect(placed.reduce((sum, one) => sum + one.width, 0)).toBeCloseTo(width, 3);
        for (const one of placed) expect(one.width).toBeGreaterThan(4 - 1e-6);
      }),
    );
  });

  test('reads are marked on the part that they belong to', () => {
    const parts = [span([0, 10]), span([10, 90])];
    const placed = place(parts, 100, 40);
    expect(placed.map(({ width }) => width)).toEqual([40, 60]);
    expect(markRanges(parts, placed, [{ start: 5, end: 100 }])).toEqual([{ x: 20, width: 80 }]);
  });
});

test('a byte that was read twice counts once', () => {
  const merged = mergeRanges([
    { start: 50, end: 60 },
    { start: 0, end: 10 },
    { start: 5, end: 20 },
    { start: 7, end: 7 },
  ]);
  expect(merged).toEqual([
    { start: 0, end: 20 },
    { start: 50, end: 60 },
  ]);
  expect(bytesIn({ start: 10, end: 55 }, merged)).toBe(15);
});
