import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  labChoiceOf,
  planPath,
  plannedLabs,
  plannedModules,
  type PlanCatalog,
  type PlanInput,
} from '../../../../src/domain/plan.ts';
import { catalog } from '../catalog-fixture.ts';
import { cases } from './lab-cases.ts';

describe('one lab a qualification', () => {
  it('takes at most one for each, and a quarter of the modules’ minutes for all', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const all = planPath(some, { ...wish, labs: true });
        const one = planPath(some, { ...wish, labChoice: 'one' });
        const labs = plannedLabs(one).map(({ lab }) => lab);
        expect(one.labMinutes).toBeLessThanOrEqual(one.plannedMinutes / 4 + 0.01);
        expect(labs.length + one.labsLeftOut.length).toBeLessThanOrEqual(
          wish.qualifications.length,
        );
        // Each is one of all that have a place, and serves what is asked for.
        const placed = [...plannedLabs(all).map(({ lab }) => lab), ...all.labsLeftOut];
        for (const lab of [...labs, ...one.labsLeftOut]) {
          expect(placed).toContain(lab);
          const [own] = (some.labs?.find(({ id }) => id === lab)?.modules ?? []).filter((id) =>
            some.modules.some((module) => module.id === id),
          );
          const module = some.modules.find(({ id }) => id === own);
          expect(module?.qualifications.some((id) => wish.qualifications.includes(id))).toBe(true);
        }
        // Modules are those of a plan without labs.
        expect(plannedModules(one)).toEqual(plannedModules(planPath(some, wish)));
      }),
      { numRuns: 500 },
    );
  });

  it('does not hang on the order of the catalogue’s labs', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const backwards = { ...some, labs: some.labs?.toReversed() ?? [] };
        const input = { ...wish, labChoice: 'one' as const };
        expect(planPath(backwards, input)).toEqual(planPath(some, input));
      }),
    );
  });

  const lab = (id: string, module: string, level: 'beginner' | 'advanced', minutes = 10) => ({
    ...{ id, minutes, level, modules: [module] },
  });
  const input: PlanInput = {
    ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 6, pace: 1, labChoice: 'one' },
  };
  const labsOf = (labs: PlanCatalog['labs'], wish: Partial<PlanInput> = {}) =>
    plannedLabs(planPath({ ...catalog, labs: labs ?? [] }, { ...input, ...wish })).map(
      (one) => one.lab,
    );

  it('takes the easiest, of equals the first on the path, then the shorter', () => {
    expect(labsOf([lab('hard', 'tables', 'advanced'), lab('easy', 'lsm', 'beginner')])).toEqual([
      'easy',
    ]);
    expect(
      labsOf([lab('later', 'lsm', 'beginner'), lab('first', 'tables', 'beginner')], {
        qualifications: ['formats'],
      }),
    ).toEqual(['first']);
    expect(
      labsOf([lab('long', 'tables', 'beginner', 12), lab('short', 'tables', 'beginner')]),
    ).toEqual(['short']);
  });

  it('gives a lab to one qualification only, and the next one another', () => {
    // `lsm` is of both.
    expect(labsOf([lab('both', 'lsm', 'beginner'), lab('flink', 'flink', 'advanced')])).toEqual([
      'both',
      'flink',
    ]);
    expect(labsOf([lab('both', 'lsm', 'beginner')])).toEqual(['both']);
  });

  it('leaves one that is too long for the quarter, and takes the next', () => {
    // A quarter of 115 minutes is 28.75.
    expect(
      labsOf([lab('long', 'tables', 'beginner', 29), lab('fits', 'tables', 'advanced', 28)]),
    ).toEqual(['fits']);
  });

  it('counts what was done: its qualification has its lab', () => {
    const labs = [lab('done', 'tables', 'advanced'), lab('open', 'tables', 'beginner')];
    const wish = { qualifications: ['formats'] };
    expect(labsOf(labs, wish)).toEqual(['open']);
    expect(labsOf(labs, { ...wish, labsDone: ['done'] })).toEqual([]);
    expect(labsOf(labs, { ...wish, labsDone: ['done'], known: ['tables'] })).toEqual([]);
  });
});

describe('what an input says of labs', () => {
  it.each<[Partial<PlanInput>, string]>([
    [{}, 'none'],
    [{ labs: false }, 'none'],
    [{ labs: true }, 'all'],
    [{ labChoice: 'one' }, 'one'],
    [{ labs: true, labChoice: 'none' }, 'none'],
    [{ labs: false, labChoice: 'all' }, 'all'],
  ])('%j is %s', (parts, choice) => {
    expect(labChoiceOf(parts)).toBe(choice);
  });

  it('all is what `labs: true` was, none what it was without', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        expect(planPath(some, { ...wish, labChoice: 'all' })).toEqual(
          planPath(some, { ...wish, labs: true }),
        );
        expect(planPath(some, { ...wish, labs: true, labChoice: 'none' })).toEqual(
          planPath(some, wish),
        );
      }),
    );
  });
});
