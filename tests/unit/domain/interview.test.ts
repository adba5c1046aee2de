import { describe, expect, it } from 'vitest';
import { isoDate, parseDate } from '../../../src/domain/day.ts';
import { daysToInterview, rankOpenQuestions } from '../../../src/domain/interview.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';

const writer = { now: 1, by: 'tab' };
const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, writer);

describe('daysToInterview', () => {
  const day = parseDate('2026-12-20') ?? 0;
  const planned = (input: Json) => write(EMPTY, registerKeys.plan, { input, modules: [] });
  const plan = planned({ qualifications: 'all', start: '2026-11-02', target: isoDate(day) });

  it.each([
    [-15, null],
    [-14, 14],
    [-1, 1],
    [0, 0],
    [1, null],
  ])('%i days after the target date: %s', (after, left) => {
    expect(daysToInterview(plan, day + after)).toBe(left);
  });

  it('is null without a plan, without a date, and for what is no plan', () => {
    expect(daysToInterview(EMPTY, day)).toBeNull();
    for (const input of [
      { qualifications: 'all', start: '2026-11-02' },
      { qualifications: 'all', start: '2026-11-02', target: null },
      { qualifications: 'all', start: '2026-11-02', target: '2026-12-45' },
      { qualifications: 'all', start: '2026-11-02', target: day },
      'a plan',
    ])
      expect(daysToInterview(planned(input), day)).toBeNull();
  });
});

describe('rankOpenQuestions', () => {
  const rate = (progress: Progress, id: string, ...points: number[]) =>
    write(progress, registerKeys.open(id), points);

  it('puts weak ones first, then those not rated, then the others', () => {
    let progress = rate(EMPTY, 'all', 1, 1, 1, 1);
    progress = rate(progress, 'half', 1, 0, 1, 0);
    progress = rate(progress, 'none', 0, 0, 0, 0);
    progress = rate(progress, 'most', 1, 1, 1, 0);
    const ids = ['all', 'half', 'new', 'none', 'most', 'newer'];
    expect(rankOpenQuestions(progress, ids).map(({ id }) => id)).toEqual([
      ...['none', 'half', 'new', 'newer', 'most', 'all'],
    ]);
    expect(rankOpenQuestions(progress, ['half'])).toEqual([
      { id: 'half', rating: { met: 2, of: 4 }, weak: true },
    ]);
  });

  it('keeps the order given where nothing was rated', () => {
    expect(rankOpenQuestions(EMPTY, ['b', 'a']).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
