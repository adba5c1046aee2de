import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgePath, type Card } from '../../../src/client/modules/edge-path.ts';

const [width, height, gap] = [200, 80, 14];

/** The card at a place of a grid. */
function cardAt(row: number, column: number): Card {
  const left = column * (width + gap);
  const top = row * (height + gap);
  return { left, top, right: left + width, bottom: top + height };
}

/** The corners that an edge turns at, or would if they were not round, with its two ends; its head left out. */
function pointsOf(path: string): [number, number][] {
  const [line = ''] = path.split(/(?=M)/);
  const parts = [...line.matchAll(/([MLQ])([-\d. ]+)/g)].map(([, kind, numbers = '']) => ({
    kind,
    numbers: numbers.trim().split(' ').map(Number),
  }));
  const ends = [parts[0], parts.at(-1)].map((part) => part?.numbers.slice(-2) ?? []);
  const turns = parts.filter(({ kind }) => kind === 'Q').map(({ numbers }) => numbers.slice(0, 2));
  return [ends[0], ...turns, ends[1]].map((point) => [point?.[0] ?? NaN, point?.[1] ?? NaN]);
}

const touches = ({ left, top, right, bottom }: Card, [x, y]: [number, number]) =>
  x >= left - 0.1 && x <= right + 0.1 && y >= top - 0.1 && y <= bottom + 0.1;

const place = fc.record({ row: fc.nat(6), column: fc.nat(3) });

describe('edgePath', () => {
  test('leads from the edge of the one card to the edge of the other, across and down alone, and over no card', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a.row !== b.row || a.column !== b.column);
        const [from, to] = [cardAt(a.row, a.column), cardAt(b.row, b.column)];
        const points = pointsOf(edgePath(from, to, gap));
        const [first, last] = [points[0], points.at(-1)];
        expect(first && touches(from, first)).toBe(true);
        expect(last && touches(to, last)).toBe(true);
        for (const [i, [x, y]] of points.slice(1).entries()) {
          const [x0, y0] = points[i] ?? [NaN, NaN];
          expect(Math.min(Math.abs(x - x0), Math.abs(y - y0))).toBeLessThan(0.11);
          for (const [row, column] of Array.from(
            { length: 32 },
            (_, n) => [n >> 2, n & 3] as const,
          )) {
            const { left, top, right, bottom } = cardAt(row, column);
            const over =
              Math.min(x, x0) < right - 1 &&
              Math.max(x, x0) > left + 1 &&
              Math.min(y, y0) < bottom - 1 &&
              Math.max(y, y0) > top + 1;
            expect(over, `over the card of row ${row}, column ${column}`).toBe(false);
          }
        }
      }),
    );
  });

  test('ends in a head that opens against its way', () => {
    const down = edgePath(cardAt(0, 0), cardAt(1, 0), gap);
    expect(down).toBe('M100 80L100 94M95 89L100 94L105 89');
    const up = edgePath(cardAt(1, 0), cardAt(0, 0), gap);
    expect(up).toBe('M100 94L100 80M105 85L100 80L95 85');
    const right = edgePath(cardAt(0, 0), cardAt(0, 1), gap);
    expect(right).toBe('M200 40L214 40M209 45L214 40L209 35');
  });
});
