import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate, parseDate } from '../../../../src/domain/day.ts';
import { planPath, type PlanInput } from '../../../../src/domain/plan.ts';
import { freeWeeks } from '../../../../src/domain/plan/free-weeks.ts';
import { catalog } from '../catalog-fixture.ts';

// 115 minutes at 84 a week: two weeks of work.
const input: PlanInput = {
  ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 2, pace: 1 },
};
const free = (target: string | null, weak: string[] = []) => {
  const wish = { ...input, target };
  return freeWeeks(planPath(catalog, wish), wish, weak);
};

describe('freeWeeks', () => {
  it('has none without a target date, and none where work fills the time', () => {
    expect(free(null)).toEqual([]);
    expect(free('2026-12-15')).toEqual([]);
  });

  it('fills the last two weeks with the interview, those before with weak modules', () => {
    expect(free('2027-01-12', ['lsm', 'tables', 'flink'])).toEqual([
      {
        ...{ start: '2026-12-15', last: '2026-12-21' },
        ...{ fills: ['review', 'again'], again: ['lsm', 'tables'] },
      },
      {
        ...{ start: '2026-12-22', last: '2026-12-28' },
        ...{ fills: ['review', 'again'], again: ['flink'] },
      },
      {
        ...{ start: '2026-12-29', last: '2027-01-04' },
        ...{ fills: ['review', 'interview'], again: [] },
      },
      {
        ...{ start: '2027-01-05', last: '2027-01-11' },
        ...{ fills: ['review', 'interview'], again: [] },
      },
    ]);
  });

  it('ends on the day before the date, in the middle of a week too', () => {
    expect(free('2026-12-18')).toMatchObject([{ start: '2026-12-15', last: '2026-12-17' }]);
    expect(free('2027-01-09').map(({ fills }) => fills[1])).toEqual([
      ...['again', 'again', 'interview', 'interview'],
    ]);
  });

  it('goes on where the plan’s weeks end, one after the other, up to the date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.subarray(['tables', 'lsm', 'flink']),
        (days, hoursPerWeek, weak) => {
          const start = parseDate(input.start) ?? 0;
          const wish = { ...input, hoursPerWeek, target: isoDate(start + days) };
          const plan = planPath(catalog, wish);
          const weeks = freeWeeks(plan, wish, weak);
          expect(plan.weeks.length + weeks.length).toBe(
            Math.max(plan.weeks.length, Math.ceil(days / 7)),
          );
          weeks.forEach((week, i) => {
            expect(week.start).toBe(isoDate(start + 7 * (plan.weeks.length + i)));
            expect(week.last < wish.target).toBe(true);
          });
          if (weeks.length > 0) expect(weeks.at(-1)?.last).toBe(isoDate(start + days - 1));
          const again = weeks.flatMap((week) => week.again);
          expect(again).toEqual(weak.slice(0, again.length));
          expect(weeks.filter(({ fills }) => fills.includes('interview')).length).toBe(
            Math.min(2, weeks.length),
          );
        },
      ),
    );
  });
});
