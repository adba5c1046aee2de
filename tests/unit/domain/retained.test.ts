import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAttempt, type Attempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Progress } from '../../../src/domain/progress/format.ts';
import {
  registerKeys,
  writeRegister,
  type PassedMark,
} from '../../../src/domain/progress/registers.ts';
import { retainedDay } from '../../../src/domain/retained.ts';
import { moduleProgress } from '../../../src/domain/states.ts';
import { moduleOf } from './catalog-fixture.ts';

const DAY = 86_400;
const lsm = moduleOf('lsm');
const writer = { now: 1, by: 'tab' };

function answer(
  progress: Progress,
  item: string,
  day: number,
  kind: Attempt['kind'] = 'first',
  right = true,
): Progress {
  return addAttempt(progress, `lsm-${item}`, { second: day * DAY + 1_000, offset: 0, kind, right });
}

const passed = answer(answer(EMPTY, 'q1', 10), 'q3', 10);

describe('retainedDay', () => {
  const recalled = answer(answer(passed, 'q1', 12, 'review'), 'q3', 14, 'review');

  it('is the day of the last recall that was needed', () => {
    expect(retainedDay(answer(passed, 'q1', 12, 'review'), lsm)).toBeNull();
    expect(retainedDay(recalled, lsm)).toBe(14);
    expect(retainedDay(answer(recalled, 'q1', 20, 'review'), lsm)).toBe(14);
  });

  it('ends with a lapse, and begins anew with the next recall', () => {
    const lapsed = answer(recalled, 'q2', 20, 'review', false);
    expect(retainedDay(lapsed, lsm)).toBeNull();
    const mended = answer(lapsed, 'q2', 25, 'review');
    expect(retainedDay(answer(mended, 'q2', 30, 'review'), lsm)).toBe(25);
  });

  it('does not come before the module is passed', () => {
    const mark: PassedMark = { day: 18, objectives: [], items: [] };
    const marked = writeRegister(recalled, registerKeys.passed('lsm'), { ...mark }, writer);
    expect(retainedDay(marked, lsm)).toBe(18);
  });

  it('is the day since when every shorter history had the state too', () => {
    const step = fc.record({
      item: fc.constantFrom('q1', 'q2', 'q3', 'q4'),
      day: fc.integer({ min: 10, max: 25 }),
      kind: fc.constantFrom<Attempt['kind']>('first', 'review', 'review', 'practice'),
      right: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const history = steps.toSorted((a, b) => a.day - b.day);
        let progress = EMPTY;
        let since: number | null = null;
        for (const [at, { item, day, kind, right }] of history.entries()) {
          const second = day * DAY + at;
          progress = addAttempt(progress, `lsm-${item}`, { second, offset: 0, kind, right });
          since = moduleProgress(progress, lsm).retained ? (since ?? day) : null;
        }
        expect(retainedDay(progress, lsm)).toBe(since);
      }),
      { numRuns: 500 },
    );
  });
});
