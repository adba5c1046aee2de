import { expect, test } from 'vitest';
import { pathStart } from '../../../src/domain/path-start.ts';
import { planPath, plannedModules } from '../../../src/domain/plan.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { writeRegister } from '../../../src/domain/progress/registers.ts';
import { catalog } from './catalog-fixture.ts';

const today = 20_787;
const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, { now: 1, by: 'a' });

test('a path starts where the plan does that is made with the same modules known', () => {
  const plan = planPath(catalog, { qualifications: 'all', start: '2026-11-30', known: ['tables'] });
  const [first] = plannedModules(plan);
  expect(pathStart(catalog, EMPTY, ['tables'], today)).toEqual({
    module: first,
    modules: 2,
    minutes: 85,
  });
});

test('what is finished is behind the reader; with all of it nothing is left', () => {
  const done = write(EMPTY, 'done:tables', today);
  expect(pathStart(catalog, done, [], today)?.modules).toBe(2);
  expect(pathStart(catalog, done, ['lsm', 'flink'], today)).toBeNull();
});

test('a kept plan’s own choice counts, and one that cannot be made does not', () => {
  const kept = (input: Json) => write(EMPTY, 'plan', { input, modules: [] });
  const engines = { qualifications: ['engines'], start: '2026-11-01' };
  expect(pathStart(catalog, kept(engines), ['lsm'], today)).toMatchObject({ module: 'flink' });
  expect(pathStart(catalog, kept({ ...engines, hoursPerWeek: -1 }), [], today)?.modules).toBe(3);
});
