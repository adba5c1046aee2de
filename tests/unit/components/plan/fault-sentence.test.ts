import { expect, test } from 'vitest';
import { faultSentence } from '../../../../src/components/plan/fault-sentence.ts';
import { PLAN_LIMITS, PlanError, planPath, type PlanInput } from '../../../../src/domain/plan.ts';
import { catalog } from '../../domain/catalog-fixture.ts';

/** What the form says of an input that is at fault in this. */
function said(change: Partial<PlanInput>): string {
  try {
    planPath(catalog, { qualifications: 'all', start: '2026-12-01', ...change });
  } catch (error) {
    if (error instanceof PlanError) return faultSentence(error, catalog);
  }
  throw new Error('no fault');
}

test.each<[Partial<PlanInput>, string]>([
  [{ qualifications: [] }, 'Choose at least one.'],
  [{ hoursPerWeek: 0 }, 'Must be between 0.5 and 100 hours a week, not 0.'],
  [{ hoursPerWeek: Number.NaN }, 'Must be between 0.5 and 100 hours a week.'],
  [{ weights: { formats: 0 } }, 'Must be between 0.01 and 100 for Formats, not 0.'],
  [{ review: 0.95 }, 'Must be between 0 and 90 %.'],
  [{ buffer: Number.NaN }, 'Must be between 0 and 90 %.'],
  [{ pace: 3 }, 'Must be between 1 and 2, not 3.'],
  [{ start: '' }, 'Choose the first day.'],
  [{ start: '1999-12-31' }, '31 December 1999 is not a year of this century.'],
  [{ target: '2026-11-01' }, '1 November 2026 must come after the start, 1 December 2026.'],
  [{ target: '2036-11-01' }, '1 November 2036 is more than five years after the start.'],
  [{ known: ['gone'] }, 'There is no module "gone".'],
  [{ skills: ['gone'] }, 'No qualification has the skill "gone".'],
])('the form says of %o: %s', (change, sentence) => {
  expect(said(change)).toBe(sentence);
});

test('a fault carries its limits as data', () => {
  const plan = () => planPath(catalog, { qualifications: 'all', start: '2026-12-01', pace: 3 });
  const fault = { kind: 'out-of-range', value: 3, ...PLAN_LIMITS.pace };
  expect(plan).toThrow(expect.objectContaining({ field: 'pace', fault }));
});
