import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planPath, type PlanInput } from '../../../../src/domain/plan.ts';
import { coverageOf } from '../../../../src/domain/plan/coverage.ts';
import { catalog } from '../catalog-fixture.ts';

// tables (30) and lsm (40) teach iceberg, flink (45) teaches flink; hudi has no module.
const input: PlanInput = {
  ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 0.5, pace: 1 },
};
const coverage = (wish: PlanInput, ...finished: string[]) =>
  coverageOf(catalog, wish, planPath(catalog, wish), new Set(finished));

describe('coverageOf', () => {
  it('has each skill of each selected qualification, with the shares of its modules’ minutes', () => {
    expect(coverage(input, 'tables')).toEqual([
      {
        qualification: 'formats',
        skills: [
          { skill: 'iceberg', hasModule: true, now: expect.closeTo(30 / 70) as number, end: 1 },
          { skill: 'hudi', hasModule: false, now: 0, end: 0 },
        ],
      },
      {
        qualification: 'engines',
        skills: [{ skill: 'flink', hasModule: true, now: 0, end: 1 }],
      },
    ]);
  });

  it('counts what is known now, and of a plan that is too short only what is in it', () => {
    const [formats, engines] = coverage({ ...input, target: '2026-12-12', known: ['flink'] });
    expect(engines?.skills).toMatchObject([{ now: 1, end: 1 }]);
    expect(formats?.skills[0]).toMatchObject({ now: 0, end: expect.closeTo(30 / 70) as number });
  });

  it('is of the skills that are asked for, where those are narrowed', () => {
    const [formats] = coverage({ ...input, qualifications: ['formats'], skills: ['iceberg'] });
    expect(formats?.skills.map(({ skill }) => skill)).toEqual(['iceberg']);
  });

  it('is 1 where all modules are behind the reader and nowhere else, whatever their minutes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 90, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.nat(),
        (minutes, left) => {
          const modules = minutes.map((each, i) => ({
            ...{ id: `m${i}`, ordinal: i + 1, minutes: each, prerequisites: [] },
            ...{ qualifications: ['formats'], skills: ['iceberg'] },
          }));
          const own = { qualifications: catalog.qualifications, modules };
          const wish = { ...input, qualifications: ['formats'] };
          const now = (finished: string[]) =>
            coverageOf(own, wish, planPath(own, wish), new Set(finished))[0]?.skills[0]?.now;
          const all = modules.map(({ id }) => id);
          expect(now(all)).toBe(1);
          expect(now(all.toSpliced(left % all.length, 1))).toBeLessThan(1);
        },
      ),
    );
  });
});
