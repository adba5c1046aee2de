import { describe, expect, it } from 'vitest';
import { activityByDay } from '../../../src/domain/activity.ts';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';

const DAY = 86_400;

describe('activityByDay', () => {
  it('gathers answers and sections by local day, the latest first', () => {
    let progress = addAttempt(EMPTY, 'q1', {
      second: 10 * DAY - 60,
      offset: 60,
      kind: 'first',
      right: false,
    });
    progress = addAttempt(progress, 'q1', {
      second: 10 * DAY + 60,
      offset: 60,
      kind: 'practice',
      right: true,
    });
    progress = addAttempt(progress, 'q2', {
      second: 8 * DAY,
      offset: 0,
      kind: 'review',
      right: true,
    });
    progress = writeRegister(progress, registerKeys.read('s1'), 10, { now: 1, by: 'a' });
    progress = writeRegister(progress, registerKeys.read('s2'), 0, { now: 1, by: 'a' });
    expect(activityByDay(progress)).toEqual([
      { day: 10, answers: 2, right: 1, items: ['q1'], sections: ['s1'] },
      { day: 8, answers: 1, right: 1, items: ['q2'], sections: [] },
    ]);
  });

  it('takes a clock that ran ahead for today', () => {
    const progress = addAttempt(EMPTY, 'q', {
      second: 400 * DAY,
      offset: 0,
      kind: 'first',
      right: true,
    });
    expect(activityByDay(progress, 12).map(({ day }) => day)).toEqual([12]);
  });
});
