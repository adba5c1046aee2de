import { describe, expect, it } from 'vitest';
import { nextStep, pathOrder } from '../../../src/domain/next-step.ts';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { catalog } from './catalog-fixture.ts';

const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, { now: 1, by: 'a' });
const pass = (progress: Progress, id: string) =>
  [`${id}-q1`, `${id}-q3`].reduce(
    (sum, item) => addAttempt(sum, item, { second: 1_000, offset: 0, kind: 'first', right: true }),
    progress,
  );

describe('nextStep', () => {
  it('begins with the first module in catalogue order', () => {
    expect(nextStep(catalog, EMPTY)).toEqual({
      kind: 'begin',
      module: 'tables',
      section: 'tables-s1',
    });
  });

  it('continues at the last place while that module is unfinished', () => {
    const placed = write(EMPTY, registerKeys.place, { module: 'flink', section: 'flink-s2' });
    expect(nextStep(catalog, placed)).toEqual({
      kind: 'continue',
      module: 'flink',
      section: 'flink-s2',
    });
    const read = write(placed, registerKeys.read('flink-s2'), 5);
    expect(nextStep(catalog, read)).toEqual({
      kind: 'continue',
      module: 'flink',
      section: 'flink-s1',
    });
    const all = write(read, registerKeys.read('flink-s1'), 5);
    expect(nextStep(catalog, all)).toEqual({ kind: 'check', module: 'flink' });
    expect(nextStep(catalog, pass(all, 'flink'))).toMatchObject({ module: 'tables' });
  });

  it('survives a place that is not in the catalogue', () => {
    const placed = write(EMPTY, registerKeys.place, { module: 'gone', section: 'gone-s1' });
    expect(nextStep(catalog, placed)).toMatchObject({ kind: 'begin', module: 'tables' });
  });

  it('follows the saved plan and skips what is known', () => {
    const planned = write(EMPTY, registerKeys.plan, {
      input: {},
      modules: ['flink', 'gone', 'tables', 'lsm'],
    });
    expect(pathOrder(catalog, planned)).toEqual(['flink', 'tables', 'lsm']);
    expect(nextStep(catalog, write(planned, registerKeys.known('flink'), 1))).toMatchObject({
      module: 'tables',
    });
  });

  it('skips what is ticked off in the plan', () => {
    expect(nextStep(catalog, write(EMPTY, registerKeys.done('tables'), 20_800))).toMatchObject({
      module: 'lsm',
    });
  });

  it('takes a plan without modules for what it is, and one that is all gone for none', () => {
    const plan = (modules: string[]) => write(EMPTY, registerKeys.plan, { input: {}, modules });
    expect(pathOrder(catalog, plan([]))).toEqual([]);
    expect(nextStep(catalog, plan([]))).toEqual({ kind: 'done' });
    expect(pathOrder(catalog, plan(['gone']))).toEqual(['tables', 'lsm', 'flink']);
  });

  it('is done when all is passed or known', () => {
    const known = write(pass(pass(EMPTY, 'tables'), 'lsm'), registerKeys.known('flink'), 1);
    expect(nextStep(catalog, known)).toEqual({ kind: 'done' });
  });
});
