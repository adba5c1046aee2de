import { describe, expect, it } from 'vitest';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { readinessOf } from '../../../src/domain/readiness.ts';
import { catalog } from './catalog-fixture.ts';

const pass = (progress: Progress, id: string) =>
  [`${id}-q1`, `${id}-q3`].reduce(
    (sum, item) => addAttempt(sum, item, { second: 1_000, offset: 0, kind: 'first', right: true }),
    progress,
  );

describe('readinessOf', () => {
  it('is per skill, and a skill without a module is never ready', () => {
    const { skills } = readinessOf(catalog, pass(pass(EMPTY, 'tables'), 'flink'));
    expect(skills.get('iceberg')).toMatchObject({
      covered: true,
      ready: false,
      shares: { passed: 0.5 },
    });
    expect(skills.get('flink')).toMatchObject({ ready: true, shares: { passed: 1 } });
    expect(skills.get('hudi')).toMatchObject({
      covered: false,
      ready: false,
      shares: { passed: 0 },
    });
  });

  it('of a qualification is the mean of its skills', () => {
    const { qualifications } = readinessOf(catalog, pass(pass(EMPTY, 'tables'), 'lsm'));
    expect(qualifications.get('formats')).toMatchObject({
      counts: { modules: 2, read: 0, passed: 2, retained: 0, known: 0 },
      shares: { passed: 0.5 },
      skillsReady: 1,
      skillsCovered: 1,
    });
  });

  it('does not mix reading, passing and knowing', () => {
    const known = writeRegister(EMPTY, registerKeys.known('flink'), 1, { now: 1, by: 'a' });
    expect(readinessOf(catalog, known).qualifications.get('engines')).toMatchObject({
      counts: { read: 0, passed: 0, known: 1 },
      shares: { passed: 0 },
    });
  });
});
