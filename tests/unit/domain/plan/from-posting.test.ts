import { describe, expect, it } from 'vitest';
import type { MatchLevel } from '../../../../src/domain/match.ts';
import { planPath, plannedModules } from '../../../../src/domain/plan.ts';
import { planFromPosting } from '../../../../src/domain/plan/from-posting.ts';
import { catalog } from '../catalog-fixture.ts';

const match = (levels: Record<string, MatchLevel>) => ({
  skills: Object.entries(levels).map(([id, level]) => ({ id, level, evidence: [] })),
});

/** With a module more, so that a qualification can be asked for in part. */
const wider = {
  ...catalog,
  qualifications: catalog.qualifications.map((one) =>
    one.id === 'formats' ? { ...one, skills: [...one.skills, 'orc'] } : one,
  ),
  modules: [
    ...catalog.modules,
    {
      ...{ id: 'orc', ordinal: 4, minutes: 25, prerequisites: ['tables'] },
      ...{ qualifications: ['formats'], skills: ['orc'] },
    },
  ],
};

describe('planFromPosting', () => {
  it('is the default where a posting asks for everything that is taught', () => {
    const all = planFromPosting(catalog, match({ iceberg: 'minimum', flink: 'preferred' }));
    expect(all.input).toEqual({ qualifications: 'all' });
  });

  it('counts a must 3 and a plus 2, whatever the level of the qualification is by default', () => {
    expect(
      planFromPosting(catalog, match({ iceberg: 'unknown', flink: 'minimum' })).input?.weights,
    ).toEqual({ formats: 2, engines: 3 });
    expect(planFromPosting(catalog, match({ flink: 'preferred' })).input).toEqual({
      qualifications: ['engines'],
    });
  });

  it('counts a qualification as a must where half of its skills are musts', () => {
    const level = (levels: Record<string, MatchLevel>) =>
      planFromPosting(wider, match(levels)).input?.weights?.['formats'] ?? 3;
    expect(level({ orc: 'minimum', iceberg: 'preferred' })).toBe(3);
    expect(level({ orc: 'minimum', iceberg: 'preferred', hudi: 'unknown' })).toBe(2);
  });

  it('narrows a qualification to the skills that are asked for', () => {
    const { input } = planFromPosting(wider, match({ orc: 'minimum', sql: 'minimum' }));
    expect(input).toEqual({ qualifications: ['formats'], skills: ['orc'] });
    const plan = planPath(wider, { start: '2026-12-01', qualifications: 'all', ...input });
    expect(plannedModules(plan)).toEqual(['tables', 'orc']);
    expect(plan.weeks[0]?.entries).toMatchObject([
      { module: 'tables', because: 'needed by orc', askedBy: [] },
      { module: 'orc', because: 'asked for by formats' },
    ]);
    expect(plan.possibleValue).toBeCloseTo(3);
  });

  it('takes the groundwork of a skill without a module, as far as there is some', () => {
    const parts = {
      ...wider,
      qualifications: wider.qualifications.map((one) =>
        one.id === 'formats' ? { ...one, skills: [...one.skills, 'parquet'] } : one,
      ),
      skills: [
        ...catalog.skills,
        { id: 'parquet', within: 'orc' },
        { id: 'kafka', within: 'hudi' },
      ],
    };
    const { input, uncovered } = planFromPosting(
      parts,
      match({ parquet: 'minimum', kafka: 'minimum' }),
    );
    expect(input).toEqual({ qualifications: ['formats'], skills: ['parquet', 'orc'] });
    expect(uncovered.map(({ id, groundwork }) => [id, groundwork])).toEqual([
      ['parquet', 'orc'],
      ['kafka', null],
    ]);
    const plan = planPath(parts, { start: '2026-12-01', qualifications: 'all', ...input });
    expect(plannedModules(plan)).toEqual(['tables', 'orc']);
  });

  it('takes all of a qualification only where all its skills are asked for', () => {
    // "lsm" serves engines, and teaches nothing that engines asks for.
    const both = {
      ...catalog,
      qualifications: catalog.qualifications.map((one) =>
        one.id === 'engines' ? { ...one, skills: ['flink', 'spark'] } : one,
      ),
    };
    const planned = (levels: Record<string, MatchLevel>) => {
      const { input } = planFromPosting(both, match(levels));
      return plannedModules(
        planPath(both, { start: '2026-12-01', qualifications: 'all', ...input }),
      );
    };
    expect(planned({ flink: 'minimum' })).toEqual(['flink']);
    expect(planned({ flink: 'minimum', spark: 'minimum' })).toEqual(['tables', 'lsm', 'flink']);
  });

  it('tells what is taught from what is not', () => {
    const { covered, uncovered } = planFromPosting(
      catalog,
      match({ iceberg: 'minimum', hudi: 'preferred', kafka: 'unknown' }),
    );
    expect(covered.map(({ id }) => id)).toEqual(['iceberg']);
    expect(uncovered.map(({ id }) => id)).toEqual(['hudi', 'kafka']);
  });

  it('is nothing where nothing that is asked for is taught', () => {
    expect(planFromPosting(catalog, match({ kafka: 'minimum', hudi: 'minimum' })).input).toBeNull();
    expect(planFromPosting(catalog, match({})).input).toBeNull();
  });

  it('cannot be planned with skills of no qualification, or of no module', () => {
    const plan = (skills: string[]) => () =>
      planPath(wider, { qualifications: 'all', start: '2026-12-01', skills });
    expect(plan(['kafka'])).toThrow('skills: no qualification has the skill "kafka"');
    expect(plan(['hudi'])).toThrow('skills: no module teaches any of these skills');
  });
});
