import { expect, test } from 'vitest';
import type { Catalog, CatalogLab } from '../../../src/domain/catalog.ts';
import { labsOnPath } from '../../../src/domain/labs-on-path.ts';
import { EMPTY, type Json } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { catalog } from './catalog-fixture.ts';

const lab = (id: string, ...modules: string[]): CatalogLab => ({
  ...{ id, title: id, url: `/labs/${id}/`, level: 'beginner', minutes: 10, modules },
});
const labs = [lab('late', 'flink'), lab('one', 'tables'), lab('two', 'tables', 'lsm')];
const withLabs: Catalog = { ...catalog, labs };
const of = (input: Json, modules: string[] = []) =>
  labsOnPath(
    withLabs,
    writeRegister(EMPTY, registerKeys.plan, { input, modules }, { now: 1, by: 'a' }),
  );
const all = { qualifications: 'all', start: '2026-11-02' };

test('without a plan nothing is on a path', () => {
  expect(labsOnPath(withLabs, EMPTY)).toBeNull();
});

test('all labs are on it where the plan has all, in the plan’s order', () => {
  expect(of({ ...all, labChoice: 'all' })).toEqual({
    planned: ['one', 'two', 'late'],
    following: 3,
  });
});

test('with one a qualification those alone are on it, however many follow its modules', () => {
  const { planned = [], following } = of({ ...all, labChoice: 'one' }) ?? {};
  expect(planned.length).toBeLessThanOrEqual(catalog.qualifications.length);
  expect(planned.length).toBeGreaterThan(0);
  expect(following).toBe(3);
});

test('with none planned none is on it, and what follows its modules is counted', () => {
  expect(of({ ...all, labChoice: 'none' })).toEqual({ planned: [], following: 3 });
  expect(of({ ...all, qualifications: ['formats'] })).toEqual({ planned: [], following: 2 });
});

test('a plan of before the choice means what it meant', () => {
  expect(of({ ...all, labs: true })?.planned).toEqual(['one', 'two', 'late']);
});

test('a kept plan that cannot be planned has the modules that it was kept with', () => {
  expect(of({}, ['flink', 'gone'])).toEqual({ planned: [], following: 1 });
});
