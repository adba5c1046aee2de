import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../src/domain/progress/attempts.ts';
import { reviewCard, scheduleOf } from '../../../../src/domain/review/schedule.ts';

const day = (n: number, right = true, kind: Attempt['kind'] = 'review', offset = 0): Attempt => ({
  second: n * 86_400 + 43_200,
  offset,
  kind,
  right,
});

const attempts = fc
  .array(
    fc.record({
      second: fc.integer({ min: 0, max: 3_000_000_000 }),
      offset: fc.integer({ min: -840, max: 840 }),
      kind: fc.constantFrom('first', 'practice', 'review', 'placement'),
      right: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((list): Attempt[] => list.toSorted((a, b) => a.second - b.second));

describe('a card', () => {
  test('has the intervals of FSRS-6 with its default weights', () => {
    // Initial stabilities w0 and w2 of the default weights, then the reference's own long-term rule.
    const first = reviewCard(null, 100, true);
    expect(first).toMatchObject({ last: 100, due: 103, stability: 2.3065, reviews: 1, lapses: 0 });
    expect(reviewCard(null, 100, false)).toMatchObject({ due: 101, stability: 0.212 });
    const second = reviewCard(first, 103, true);
    expect(second.due - second.last).toBe(14);
    const lapsed = reviewCard(second, 117, false);
    expect(lapsed).toMatchObject({ reviews: 3, lapses: 1 });
    expect(lapsed.due - lapsed.last).toBeLessThan(14);
  });

  test('takes a clock that was set back for no time passed', () => {
    const first = reviewCard(null, 20_000, true);
    const back = reviewCard(first, 19_635, true);
    expect(back.last).toBe(20_000);
    expect(back.due).toBeGreaterThan(20_000);
  });

  test('is not due before its first answer, nor changed by practice', () => {
    expect(scheduleOf([])).toBeNull();
    expect(scheduleOf([day(10, true, 'practice')])).toBeNull();
    expect(scheduleOf([day(10), day(12, false, 'practice')])).toEqual(scheduleOf([day(10)]));
  });

  test('counts the self-check’s first answer and the placement’s as reviews', () => {
    for (const kind of ['first', 'placement'] as const)
      expect(scheduleOf([day(10, true, kind)])).toEqual(reviewCard(null, 10, true));
  });

  test('counts only the first answer of a local day', () => {
    const wrongThenRight = [
      day(10, false, 'first'),
      { ...day(10, true), second: 10 * 86_400 + 50_000 },
    ];
    expect(scheduleOf(wrongThenRight)).toEqual(reviewCard(null, 10, false));
  });

  test('can be asked how it stood before a day', () => {
    expect(scheduleOf([day(10), day(13)], 13)).toEqual(scheduleOf([day(10)]));
    expect(scheduleOf([day(10)], 10)).toBeNull();
  });

  test('never is due before the next local day, whatever the clocks did', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const schedule = scheduleOf(list);
        if (schedule) {
          expect(schedule.due).toBeGreaterThan(schedule.last);
          expect(schedule.stability).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('is not due sooner for a right answer than for a wrong one', () => {
    fc.assert(
      fc.property(attempts, fc.integer({ min: 0, max: 400 }), (list, gap) => {
        const before = scheduleOf(list);
        const on = (before?.last ?? 0) + gap;
        expect(reviewCard(before, on, true).due).toBeGreaterThanOrEqual(
          reviewCard(before, on, false).due,
        );
      }),
    );
  });
});
