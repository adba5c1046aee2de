import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../../src/sims/rescale-ring/model.ts';
import {
  bandPath,
  placeNames,
  ring,
  toneOf,
} from '../../../../src/sims/rescale-ring/ring-shape.ts';

describe('the ring’s picture', () => {
  it('gives neighbouring ranges different fills, also across the top', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), (parallelism) => {
        for (let i = 0; i < parallelism; i++)
          expect(toneOf(i, parallelism)).not.toBe(toneOf((i + 1) % parallelism, parallelism));
      }),
    );
  });

  it('keeps names inside of the picture and apart, with as many as there may be on one side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1024 }),
        fc.array(fc.nat(), { maxLength: limits.keys }),
        (groups, picks) => {
          const names = picks.map((pick) => ({ text: 'x', group: pick % groups }));
          const placed = placeNames(names, groups);
          expect(placed.length).toBe(names.length);
          for (const side of ['left', 'right'] as const) {
            const ys = placed.filter((name) => name.side === side).map(({ y }) => y);
            ys.forEach((y, i) => {
              expect(y).toBeGreaterThanOrEqual(ring.name.top);
              expect(y).toBeLessThanOrEqual(ring.name.bottom);
              if (i > 0) expect(y - (ys[i - 1] ?? 0)).toBeGreaterThan(ring.name.step - 0.2);
            });
          }
        },
      ),
    );
  });

  it('draws a range that is the whole ring', () => {
    expect(bandPath({ first: 0, last: 7 }, 8, ring.now).match(/A/g)).toHaveLength(4);
    expect(bandPath({ first: 0, last: 3 }, 8, ring.now)).not.toMatch(/NaN/);
  });
});
