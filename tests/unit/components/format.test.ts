import { expect, test } from 'vitest';
import {
  formatDate,
  formatMinutes,
  formatRange,
  formatShortDate,
} from '../../../src/components/format.ts';
import { isoDate } from '../../../src/domain/day.ts';

test('dates are written as British browsers write them', () => {
  const browsers = (month: 'long' | 'short', withYear = true) => {
    const year = withYear && ({ year: 'numeric' } as const);
    return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month, ...year, timeZone: 'UTC' });
  };
  const [long, dayOfYear, short] = [
    browsers('long'),
    browsers('long', false),
    browsers('short'),
  ] as const;
  // Every day of 2026, and one of each of the years that an ISO date can name.
  const days = Array.from({ length: 365 }, (_, i) => 20_454 + i);
  for (let day = -719_162; day <= 2_932_896; day += 365) days.push(day);
  for (const day of days) {
    const date = new Date(day * 86_400_000);
    const iso = isoDate(day);
    expect(formatDate(iso)).toBe(long.format(date));
    expect(formatDate(iso, false)).toBe(dayOfYear.format(date));
    expect(formatShortDate(iso)).toBe(short.format(date));
  }
});

test('what is no date stays as it is', () => {
  expect(formatDate('2026-02-30')).toBe('2026-02-30');
});

test('a number and its unit stay on one line', () => {
  expect(formatMinutes(35)).toBe('35\u00a0min');
  expect(formatMinutes(120)).toBe('2\u00a0h');
  expect(formatMinutes(4267)).toBe('71\u00a0h 7\u00a0min');
  expect(formatRange(25, 40)).toBe('25 to 40\u00a0min');
});
