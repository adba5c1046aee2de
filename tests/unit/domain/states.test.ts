import { describe, expect, it } from 'vitest';
import { addAttempt, type Attempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Progress } from '../../../src/domain/progress/format.ts';
import {
  registerKeys,
  writeRegister,
  type PassedMark,
} from '../../../src/domain/progress/registers.ts';
import { moduleProgress, passedMarkDue } from '../../../src/domain/states.ts';
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

function read(progress: Progress, ...sections: string[]): Progress {
  return sections.reduce(
    (sum, id) => writeRegister(sum, registerKeys.read(`lsm-${id}`), 5, writer),
    progress,
  );
}

const passed = answer(answer(EMPTY, 'q1', 10), 'q3', 10);

describe('moduleProgress', () => {
  it('begins new, and is read when all sections are', () => {
    expect(moduleProgress(EMPTY, lsm).state).toBe('new');
    expect(moduleProgress(read(EMPTY, 's1'), lsm)).toMatchObject({
      state: 'new',
      sectionsRead: ['lsm-s1'],
    });
    expect(moduleProgress(read(EMPTY, 's1', 's2'), lsm)).toMatchObject({
      state: 'read',
      passed: false,
    });
  });

  it('is passed when every objective is met, read or not', () => {
    expect(moduleProgress(answer(EMPTY, 'q1', 10), lsm)).toMatchObject({
      state: 'new',
      objectivesMet: ['lsm-o1'],
    });
    expect(moduleProgress(passed, lsm)).toMatchObject({
      state: 'passed',
      read: false,
      passed: true,
      retained: false,
    });
  });

  it.each<[string, Attempt['kind'], boolean]>([
    ['practice', 'practice', true],
    ['placement', 'placement', true],
    ['review', 'review', true],
    ['a wrong answer', 'first', false],
  ])('does not count %s towards an objective', (_, kind, right) => {
    expect(moduleProgress(answer(EMPTY, 'q1', 10, kind, right), lsm).objectivesMet).toEqual([]);
  });

  it('counts a right first answer of a later visit', () => {
    expect(
      moduleProgress(answer(answer(EMPTY, 'q1', 10, 'first', false), 'q1', 11), lsm).objectivesMet,
    ).toEqual(['lsm-o1']);
  });

  it('stays passed when items are added, and says which are new until they are answered', () => {
    const grown = { ...lsm, items: [...lsm.items, 'lsm-q5', 'lsm-q6'] };
    const mark = passedMarkDue(passed, lsm, 10);
    const marked = writeRegister(
      passed,
      registerKeys.passed('lsm'),
      { ...(mark as PassedMark) },
      writer,
    );
    expect(moduleProgress(marked, grown)).toMatchObject({
      state: 'passed',
      newSince: ['lsm-q5', 'lsm-q6'],
      passedDay: 10,
    });
    expect(moduleProgress(answer(marked, 'q5', 20), grown).newSince).toEqual(['lsm-q6']);
  });

  it('stays passed when an objective is added, where the moment was noted', () => {
    const grown = {
      ...lsm,
      objectives: [...lsm.objectives, { id: 'lsm-o3', text: '', items: ['lsm-q7'] }],
    };
    const marked = writeRegister(
      passed,
      registerKeys.passed('lsm'),
      { ...(passedMarkDue(passed, lsm, 10) as PassedMark) },
      writer,
    );
    expect(moduleProgress(passed, grown).passed).toBe(false);
    expect(moduleProgress(marked, grown)).toMatchObject({
      passed: true,
      objectivesMet: ['lsm-o1', 'lsm-o2'],
    });
  });

  it('counts an item that was taken out, and not one whose answer changed', () => {
    const shrunk = { ...lsm, objectives: [{ id: 'lsm-o1', items: ['lsm-q9'] }] };
    const retired = (replacedBy: string | null) => [
      { id: 'lsm-q1', module: 'lsm', objective: 'lsm-o1', replacedBy },
    ];
    expect(moduleProgress(passed, shrunk, retired(null)).objectivesMet).toEqual(['lsm-o1']);
    expect(moduleProgress(passed, shrunk, retired('lsm-q9')).objectivesMet).toEqual([]);
  });

  it('is retained after recall on a later day, until a lapse, and again after the next recall', () => {
    const sameDay = answer(answer(passed, 'q1', 10, 'review'), 'q3', 10, 'review');
    expect(moduleProgress(sameDay, lsm).state).toBe('passed');
    const retained = answer(answer(passed, 'q1', 12, 'review'), 'q4', 12, 'review');
    expect(moduleProgress(retained, lsm).state).toBe('passed');
    const recalled = answer(retained, 'q3', 13, 'review');
    expect(moduleProgress(recalled, lsm).state).toBe('retained');
    const lapsed = answer(recalled, 'q2', 20, 'review', false);
    expect(moduleProgress(lapsed, lsm).state).toBe('passed');
    expect(moduleProgress(answer(lapsed, 'q2', 21, 'review'), lsm).state).toBe('retained');
  });
});

describe('passedMarkDue', () => {
  it('is due once, at the moment of passing', () => {
    expect(passedMarkDue(EMPTY, lsm, 10)).toBeNull();
    const mark = passedMarkDue(passed, lsm, 10);
    expect(mark).toEqual({ day: 10, objectives: ['lsm-o1', 'lsm-o2'], items: lsm.items });
    expect(
      passedMarkDue(
        writeRegister(passed, registerKeys.passed('lsm'), { ...(mark as PassedMark) }, writer),
        lsm,
        11,
      ),
    ).toBeNull();
  });
});
