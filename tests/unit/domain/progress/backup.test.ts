import { describe, expect, it } from 'vitest';
import { addAttempt } from '../../../../src/domain/progress/attempts.ts';
import {
  backupPoint,
  factsSince,
  isReminderDue,
  NO_BACKUP,
} from '../../../../src/domain/progress/backup.ts';
import { EMPTY, type Progress } from '../../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../../src/domain/progress/registers.ts';
import { resetProgress } from '../../../../src/domain/progress/reset.ts';

const answer = (progress: Progress, second: number) =>
  addAttempt(progress, 'q', { second, offset: 0, kind: 'first', right: true });
const write = (progress: Progress, key: string, now: number, value = 1) =>
  writeRegister(progress, key, value, { now, by: 'tab' });

describe('factsSince', () => {
  it('counts answers and what a reader would miss, not places, settings and marks that follow', () => {
    let progress = answer(answer(EMPTY, 5), 6);
    for (const key of [
      registerKeys.read('s'),
      registerKeys.bookmark({ kind: 'module', id: 'm' }),
      registerKeys.known('m'),
      registerKeys.done('m'),
      registerKeys.open('o'),
      registerKeys.plan,
    ])
      progress = write(progress, key, 100);
    expect(factsSince(progress, NO_BACKUP)).toBe(8);
    for (const key of [registerKeys.place, registerKeys.setting('x'), registerKeys.passed('m')])
      progress = write(progress, key, 100);
    expect(factsSince(progress, NO_BACKUP)).toBe(8);
  });

  it('starts again at a backup, with a clock set back by a year too', () => {
    const before = write(answer(EMPTY, 40_000_000), registerKeys.read('s1'), 40_000_000_000);
    const point = backupPoint(before);
    expect(factsSince(before, point)).toBe(0);
    const after = write(answer(before, 8_000_000), registerKeys.read('s2'), 8_000_000_000);
    expect(factsSince(after, point)).toBe(2);
    // The same mark written again is one that the backup does not have.
    expect(factsSince(write(after, registerKeys.read('s1'), 1, 0), point)).toBe(3);
  });

  it('counts all that there is after a reset', () => {
    const before = answer(answer(EMPTY, 5), 6);
    const fresh = answer(resetProgress(before, 'tab'), 7);
    expect(factsSince(fresh, backupPoint(before))).toBe(1);
  });
});

describe('isReminderDue', () => {
  it('is from 20 facts on', () => {
    expect(isReminderDue(19, null, 100)).toBe(false);
    expect(isReminderDue(20, null, 100)).toBe(true);
  });

  it('is silent for a week after the day it was shown', () => {
    const days = [100, 101, 106, 107, 200].map((today) => isReminderDue(50, 100, today));
    expect(days).toEqual([true, false, false, true, true]);
  });

  it('is not silenced by a day to come', () => {
    expect(isReminderDue(50, 500, 100)).toBe(true);
  });
});
