import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate, parseDate } from '../../../src/domain/day.ts';
import { studyCalendar } from '../../../src/domain/study-calendar.ts';

const activity = (day: number, answers: number) => ({
  day,
  answers,
  right: 0,
  items: [],
  sections: ['s'],
});

test('weeks begin on Mondays and end with today', () => {
  const today = parseDate('2026-11-25') ?? 0; // a Wednesday
  const weeks = studyCalendar([activity(today, 3), activity(today - 2, 1)], today, 2);
  expect(weeks.map(({ start }) => isoDate(start))).toEqual(['2026-11-16', '2026-11-23']);
  expect(weeks.map(({ days }) => days.length)).toEqual([7, 3]);
  expect(weeks[1]?.days.map(({ amount }) => amount)).toEqual([2, 0, 4]);
});

test('every day is there once, nothing done is level 0, anything done at least 1', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 50_000 }),
      fc.uniqueArray(fc.tuple(fc.nat(180), fc.nat(60)), { selector: ([ago]) => ago }),
      (today, list) => {
        const days = studyCalendar(
          list.map(([ago, answers]) => activity(today - ago, answers)),
          today,
          26,
        ).flatMap((week) => week.days);
        expect(days.map(({ day }) => day)).toEqual(days.map((_, i) => today - days.length + 1 + i));
        for (const { amount, level } of days) expect(level > 0).toBe(amount > 0);
        const shown = list.filter(([ago]) => ago < days.length).length;
        expect(days.filter(({ amount }) => amount > 0)).toHaveLength(shown);
      },
    ),
  );
});
