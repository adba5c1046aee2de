import { describe, expect, it } from 'vitest';
import { finishedModules } from '../../../src/domain/finished.ts';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { catalog } from './catalog-fixture.ts';

const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, { now: 1, by: 'a' });
const passed = (day: number) => ({ day, objectives: [], items: [] });

describe('finishedModules', () => {
  it('has those passed and those ticked off, with the earlier day', () => {
    let progress = write(EMPTY, registerKeys.passed('tables'), passed(20_800));
    progress = write(progress, registerKeys.done('tables'), 20_795);
    progress = write(progress, registerKeys.passed('lsm'), passed(20_799));
    progress = write(progress, registerKeys.done('lsm'), 20_801);
    expect([...finishedModules(catalog, progress)]).toEqual([
      ['tables', 20_795],
      ['lsm', 20_799],
    ]);
  });

  it('has no known ones, and none whose tick was taken away', () => {
    let progress = write(EMPTY, registerKeys.known('flink'), 1);
    progress = write(progress, registerKeys.done('lsm'), 20_801);
    progress = write(progress, registerKeys.done('lsm'), 0);
    expect(finishedModules(catalog, progress).size).toBe(0);
  });

  it('knows no day where a module was passed on two devices together', () => {
    const progress = ['flink-q1', 'flink-q3'].reduce(
      (sum, item) => addAttempt(sum, item, { second: 9, offset: 0, kind: 'first', right: true }),
      EMPTY,
    );
    expect([...finishedModules(catalog, progress)]).toEqual([['flink', null]]);
  });
});
