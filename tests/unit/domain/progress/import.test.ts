import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAttempt, attemptsOf } from '../../../../src/domain/progress/attempts.ts';
import { countImport } from '../../../../src/domain/progress/count-import.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../../../src/domain/progress/format.ts';
import {
  decodeImportRecord,
  encodeImportRecord,
} from '../../../../src/domain/progress/import-record.ts';
import { importFacts, undoImport } from '../../../../src/domain/progress/import.ts';
import { compareEpochs, mergeProgress } from '../../../../src/domain/progress/merge.ts';
import {
  markedIds,
  registerKeys,
  writeRegister,
} from '../../../../src/domain/progress/registers.ts';
import { resetProgress } from '../../../../src/domain/progress/reset.ts';
import { progress } from './arbitraries.ts';

const at = (second: number) => ({ second, offset: 60, kind: 'first', right: true }) as const;
const write = (sum: Progress, key: string, value: number, now: number) =>
  writeRegister(sum, key, value, { now, by: 'tab' });

const own = write(
  addAttempt({ ...EMPTY, epoch: { count: 3, by: 'tab' } }, 'q1', at(10)),
  registerKeys.known('m1'),
  1,
  100,
);
const answered = addAttempt(addAttempt(EMPTY, 'q1', at(10)), 'q2', at(20));
const file = write(
  write(write(answered, registerKeys.known('m1'), 0, 200), registerKeys.read('s1'), 7, 210),
  registerKeys.lab('levels'),
  7,
  220,
);

describe('importFacts', () => {
  it("takes a file's facts into the current epoch", () => {
    const { progress: both } = importFacts(own, file);
    expect(both.epoch).toEqual(own.epoch);
    expect(attemptsOf(both, 'q1')).toHaveLength(1);
    expect(attemptsOf(both, 'q2')).toHaveLength(1);
    expect(both.registers.get('known:m1')?.value).toBe(0);
  });

  it('counts what is new by kind', () => {
    expect(countImport(importFacts(own, file).record)).toEqual({
      attempts: 1,
      sections: 1,
      bookmarks: 0,
      known: 1,
      done: 0,
      labs: 1,
      ratings: 0,
      settings: 0,
      plan: 0,
      other: 0,
    });
    expect(
      Object.values(countImport(importFacts(own, own).record)).every((count) => count === 0),
    ).toBe(true);
  });

  it('leaves out values longer than a page ever writes', () => {
    const registers = new Map([['setting:x', { at: 1, by: 'a', value: 'y'.repeat(9_000) }]]);
    const { progress: both, leftOut } = importFacts(own, { ...file, registers });
    expect(leftOut).toEqual(['setting:x']);
    expect(both.registers.has('setting:x')).toBe(false);
  });

  it('leaves out ids beyond all measure and fields longer than a page ever writes', () => {
    const long = 'i'.repeat(300);
    const { progress: both, leftOut } = importFacts(own, {
      ...file,
      attempts: new Map([[long, '+0:aF']]),
      registers: new Map([[long, { at: 1, by: 'a', value: 1 }]]),
      extra: new Map<string, string | number>([
        ['later', 1],
        ['heavy', 'y'.repeat(9_000)],
      ]),
    });
    expect(leftOut).toEqual([long, long, 'heavy']);
    expect([...both.extra]).toEqual([['later', 1]]);
    expect(both.attempts.has(long) || both.registers.has(long)).toBe(false);
  });
});

describe('undoImport', () => {
  it('keeps what came before and after, and is a new epoch', () => {
    const { progress: both, record } = importFacts(own, file);
    const later = write(addAttempt(both, 'q3', at(30)), registerKeys.read('s1'), 9, 300);
    const undone = undoImport(later, record, 'tab');
    expect(attemptsOf(undone, 'q1')).toHaveLength(1);
    expect(undone.attempts.has('q2')).toBe(false);
    expect(attemptsOf(undone, 'q3')).toHaveLength(1);
    expect(undone.registers.get('known:m1')?.value).toBe(1);
    expect(undone.registers.get('read:s1')?.value).toBe(9);
    expect(mergeProgress(later, undone)).toBe(undone);
  });

  it('takes back exactly what was brought, whatever the two held', () => {
    fc.assert(
      fc.property(progress, progress, (mine, theirs) => {
        const { progress: both, record } = importFacts(mine, theirs);
        const undone = undoImport(both, record, 'tab');
        expect(compareEpochs(undone.epoch, mine.epoch)).toBeGreaterThan(0);
        expect(encodeProgress({ ...undone, epoch: mine.epoch })).toBe(encodeProgress(mine));
      }),
      { numRuns: 500 },
    );
  });

  it('takes back that a module was passed by what was brought, and no pass from before', () => {
    const mark = (sum: Progress, module: string, items: string[]) =>
      writeRegister(
        sum,
        registerKeys.passed(module),
        { day: 1, objectives: [], items },
        { now: 1, by: 'tab' },
      );
    const { progress: both, record } = importFacts(mark(own, 'before', ['q2']), file);
    const later = mark(mark(both, 'by-import', ['q2', 'q9']), 'by-own', ['q1', 'q9']);
    const stored = decodeImportRecord(encodeImportRecord(record));
    for (const one of [record, stored ?? record])
      expect(markedIds(undoImport(later, one, 'tab'), 'passed:').sort()).toEqual([
        'before',
        'by-own',
      ]);
  });

  it('does nothing after a reset', () => {
    const { progress: both, record } = importFacts(own, file);
    const reset = resetProgress(both, 'tab');
    expect(undoImport(reset, record, 'tab')).toBe(reset);
  });

  it('works from a record that was stored', () => {
    const { record } = importFacts(own, file);
    const stored = decodeImportRecord(encodeImportRecord(record));
    expect(stored && countImport(stored)).toEqual(countImport(record));
    for (const text of [null, '', '[]', '{}', '["a","b"]', '[1,2]'])
      expect(decodeImportRecord(text)).toBeNull();
  });
});

describe('resetProgress', () => {
  it('forgets everything but settings', () => {
    const reset = resetProgress(
      writeRegister(own, registerKeys.setting('shortcuts'), false, { now: 1, by: 'a' }),
      'tab',
    );
    expect(reset.attempts.size).toBe(0);
    expect([...reset.registers.keys()]).toEqual(['setting:shortcuts']);
    expect(reset.epoch).toEqual({ count: 4, by: 'tab' });
  });
});
