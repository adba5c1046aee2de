import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  isoDate,
  localDay,
  parseDate,
  weekOf,
  weekStart,
} from '../../../src/domain/day.ts';

const second = (iso: string) => Date.parse(iso) / 1000;

describe('localDay', () => {
  it.each([
    ['2026-03-29T00:30:00Z', 60, '2026-03-29'],
    ['2026-03-28T23:30:00Z', 60, '2026-03-29'],
    // Clocks in Berlin went from +60 to +120 between these two.
    ['2026-03-29T21:59:59Z', 120, '2026-03-29'],
    ['2026-03-29T22:00:00Z', 120, '2026-03-30'],
    ['2026-11-23T03:00:00Z', -480, '2026-11-22'],
    ['2026-11-23T10:00:00Z', 840, '2026-11-24'],
    ['2026-11-23T18:20:00Z', 345, '2026-11-24'],
    ['1969-12-31T23:00:00Z', 0, '1969-12-31'],
  ])('%s at %i minutes is %s', (moment, offset, day) => {
    expect(isoDate(localDay({ second: second(moment), offset }))).toBe(day);
  });

  it('is the day on the reader’s wall, for any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e9 }),
        fc.integer({ min: -720, max: 840 }),
        (at, offset) => {
          const wall = new Date((at + offset * 60) * 1000).toISOString().slice(0, 10);
          expect(isoDate(localDay({ second: at, offset }))).toBe(wall);
        },
      ),
    );
  });
});

describe('daysBetween', () => {
  it('counts a clock that went back as no time passed', () => {
    const now = { second: second('2026-11-23T10:00:00Z'), offset: 0 };
    expect(daysBetween(now, { second: now.second + 3 * 86_400, offset: 0 })).toBe(3);
    expect(daysBetween(now, { second: now.second - 400 * 86_400, offset: 0 })).toBe(0);
  });
});

describe('dates', () => {
  it('are read back as written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -719_162, max: 2_932_896 }),
        (day) => parseDate(isoDate(day)) === day,
      ),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', 'tomorrow', '', '2026-01-01T00:00'])(
    '%s is none',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );
});

describe('plan weeks', () => {
  it('are seven days from the start, each day in exactly one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (start, after) => {
          const week = weekOf(start, start + after);
          expect(weekStart(start, week)).toBeLessThanOrEqual(start + after);
          expect(weekStart(start, week + 1)).toBeGreaterThan(start + after);
        },
      ),
    );
    expect(weekOf(100, 99)).toBe(0);
  });
});
