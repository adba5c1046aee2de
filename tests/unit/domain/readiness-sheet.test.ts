import { expect, it } from 'vitest';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { isBegun, readinessSheet } from '../../../src/domain/readiness-sheet.ts';
import { catalog } from './catalog-fixture.ts';

const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, { now: 1, by: 'tab' });
const answer = (progress: Progress, item: string, day: number, kind: 'first' | 'review') =>
  addAttempt(progress, item, { second: day * 86_400, offset: 0, kind, right: true });

function lsmOf(progress: Progress, today?: number) {
  const lsm = readinessSheet(catalog, progress, today).modules.get('lsm');
  if (!lsm) throw new Error('no such module');
  return lsm;
}

it('says nothing of a module that was not begun', () => {
  expect(lsmOf(EMPTY)).toEqual({
    ...{ id: 'lsm', sections: { read: 0, of: 2 }, objectives: { met: 0, of: 2 } },
    ...{ known: false },
    ...{ read: null, passed: null, retained: null, ticked: null },
  });
  expect(isBegun(lsmOf(EMPTY))).toBe(false);
});

it('dates reading by the last section, and passing by its mark', () => {
  let progress = write(EMPTY, registerKeys.read('lsm-s1'), 20);
  expect(lsmOf(progress)).toMatchObject({ sections: { read: 1, of: 2 }, read: null });
  progress = write(progress, registerKeys.read('lsm-s2'), 17);
  expect(lsmOf(progress).read).toEqual({ day: 20 });
  progress = answer(progress, 'lsm-q1', 21, 'first');
  expect(lsmOf(progress)).toMatchObject({ objectives: { met: 1, of: 2 }, passed: null });
  progress = answer(progress, 'lsm-q3', 21, 'first');
  // Passed on two devices together: no mark says when.
  expect(lsmOf(progress).passed).toEqual({ day: null });
  const mark = { day: 21, objectives: [], items: [] };
  progress = write(progress, registerKeys.passed('lsm'), mark);
  expect(lsmOf(progress).passed).toEqual({ day: 21 });
  progress = answer(answer(progress, 'lsm-q1', 30, 'review'), 'lsm-q3', 33, 'review');
  expect(lsmOf(progress).retained).toEqual({ day: 33 });
  expect(lsmOf(progress, 31).retained).toEqual({ day: 31 });
});

it('never counts what is known or ticked as passed', () => {
  const progress = write(write(EMPTY, registerKeys.known('lsm'), 1), registerKeys.done('lsm'), 40);
  const lsm = lsmOf(progress);
  expect(lsm).toMatchObject({ known: true, ticked: { day: 40 }, passed: null, read: null });
  expect(isBegun(lsm)).toBe(true);
  expect(lsmOf(write(progress, registerKeys.done('lsm'), 0)).ticked).toBeNull();
});

it('lists labs that were done by their days, and none that was taken back', () => {
  let progress = write(EMPTY, registerKeys.lab('rescale'), 50);
  progress = write(progress, registerKeys.lab('merge'), 44);
  progress = write(progress, registerKeys.lab('taken-back'), 0);
  expect(readinessSheet(catalog, progress).labs).toEqual([
    { id: 'merge', day: 44 },
    { id: 'rescale', day: 50 },
  ]);
});
