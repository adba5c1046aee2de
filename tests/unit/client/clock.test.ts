import { expect, test } from 'vitest';
import { dayNow, momentNow, todayIso, type Clock } from '../../../src/client/clock.ts';

const at = (iso: string, offset: number): Clock => ({
  now: () => Date.parse(iso),
  offsetAt: () => offset,
});

test('the day is the reader’s, not that of Greenwich', () => {
  const late = '2026-11-30T23:30:00.900Z';
  expect(todayIso(at(late, 0))).toBe('2026-11-30');
  expect(todayIso(at(late, 60))).toBe('2026-12-01');
  expect(todayIso(at('2026-12-01T00:30:00Z', -60))).toBe('2026-11-30');
  expect(dayNow(at(late, 60)) - dayNow(at(late, 0))).toBe(1);
  expect(momentNow(at(late, 60))).toEqual({
    second: Date.parse(late.slice(0, 19) + 'Z') / 1000,
    offset: 60,
  });
});
