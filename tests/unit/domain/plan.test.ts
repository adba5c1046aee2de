import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/domain/day.ts';
import {
  planPath,
  plannedModules,
  readPlanInput,
  PlanError,
  type PlanCatalog,
  type PlanInput,
} from '../../../src/domain/plan.ts';
import { readPlanCatalog } from '../../../src/domain/plan/read-catalog.ts';
import { catalog } from './catalog-fixture.ts';

const input: PlanInput = { qualifications: 'all', start: '2026-12-01', hoursPerWeek: 2, pace: 1 };

/** Catalogues of up to 20 modules whose prerequisites point at lower ordinals. */
const catalogs: fc.Arbitrary<PlanCatalog> = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 20, max: 45 }),
      needs: fc.array(fc.nat(), { maxLength: 3 }),
      serves: fc.subarray(['a', 'b', 'c']),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((drafts) => ({
    qualifications: [
      { id: 'a', level: 'minimum' as const },
      { id: 'b', level: 'preferred' as const },
      { id: 'c', level: 'preferred' as const },
    ],
    modules: drafts.map(({ minutes, needs, serves }, index) => ({
      id: `m${index}`,
      ordinal: index + 1,
      minutes,
      qualifications: serves,
      prerequisites: index === 0 ? [] : [...new Set(needs.map((need) => `m${need % index}`))],
    })),
  }));

const inputs = fc.record({
  qualifications: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  hoursPerWeek: fc.double({ min: 0.5, max: 20, noNaN: true }),
  start: fc.constant('2026-12-01'),
  target: fc.constantFrom(null, '2026-12-04', '2026-12-15', '2027-01-20'),
  pace: fc.constantFrom(1, 1.3, 2),
  known: fc.subarray(['m0', 'm1', 'm2']),
});

describe('planPath', () => {
  it('respects prerequisites, repeats nothing, leaves out the known and stays in the budget', () => {
    fc.assert(
      fc.property(catalogs, inputs, (some, draft) => {
        const wish = {
          ...draft,
          known: draft.known.filter((id) => some.modules.some((module) => module.id === id)),
        };
        const plan = planPath(some, wish);
        const order = plannedModules(plan);
        expect(new Set(order).size).toBe(order.length);
        const done = new Set(wish.known);
        for (const id of order) {
          expect(done.has(id)).toBe(false);
          const module = some.modules.find((candidate) => candidate.id === id);
          for (const needed of module?.prerequisites ?? []) expect(done.has(needed)).toBe(true);
          done.add(id);
        }
        if (plan.budgetMinutes !== null)
          expect(plan.plannedMinutes).toBeLessThanOrEqual(plan.budgetMinutes + 0.01);
        expect(plan.value).toBeLessThanOrEqual(plan.possibleValue + 1e-9);
        const served = some.modules.filter(({ qualifications }) =>
          qualifications.some((id) => wish.qualifications.includes(id)),
        );
        const told = new Set([...order, ...plan.leftOut.map(({ module }) => module)]);
        for (const { id } of served) expect(told.has(id)).toBe(true);
        expect(planPath(some, wish)).toEqual(plan);
      }),
      { numRuns: 500 },
    );
  });

  it('fills no week beyond its hours by more than its last module', () => {
    fc.assert(
      fc.property(catalogs, inputs, (some, wish) => {
        const plan = planPath(some, { ...wish, known: [] });
        const capacity = wish.hoursPerWeek * 60 * 0.7;
        for (const { entries } of plan.weeks) {
          const before = entries.slice(0, -1).reduce((sum, entry) => sum + entry.minutes, 0);
          expect(before).toBeLessThan(capacity + 0.01);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has every week that holds work, and no more', () => {
    fc.assert(
      fc.property(catalogs, inputs, (some, wish) => {
        const plan = planPath(some, { ...wish, known: [] });
        const last = plan.weeks.at(-1);
        if (!last) return;
        expect(last.start < plan.end).toBe(true);
        expect((parseDate(plan.end) ?? 0) - (parseDate(last.start) ?? 0)).toBeLessThanOrEqual(7);
        for (const [i, { start }] of plan.weeks.entries())
          expect(parseDate(start)).toBe((parseDate(wish.start) ?? 0) + 7 * i);
      }),
    );
  });

  it('chooses everything that is asked for where there is no target, and says when it ends', () => {
    const plan = planPath(catalog, input);
    expect(plan).toMatchObject({
      budgetMinutes: null,
      plannedMinutes: 115,
      leftOut: [],
      end: '2026-12-11',
    });
    expect(plan.value).toBeCloseTo(5);
    expect(
      plan.weeks.map(({ start, entries }) => [start, ...entries.map(({ module }) => module)]),
      // The last one goes on into a second week.
    ).toEqual([['2026-12-01', 'tables', 'lsm', 'flink'], ['2026-12-08']]);
  });

  it('says why: asked for, needed, left out', () => {
    expect(
      planPath(catalog, { ...input, qualifications: ['engines'] }).weeks[0]?.entries,
    ).toMatchObject([
      { module: 'tables', because: 'needed by lsm', askedBy: [], neededBy: ['lsm'] },
      { module: 'lsm', because: 'asked for by engines', askedBy: ['engines'], neededBy: [] },
      { module: 'flink', because: 'asked for by engines' },
    ]);
    const known = planPath(catalog, { ...input, known: ['tables'] });
    expect(known.leftOut).toEqual([{ module: 'tables', kind: 'known', because: 'known already' }]);
    // 24 minutes: too few for any; of what is only needed, that is said.
    const tight = planPath(catalog, {
      ...input,
      qualifications: ['engines'],
      target: '2026-12-03',
    });
    expect(tight.leftOut.map(({ module, kind, because }) => [module, kind, because])).toEqual([
      ['tables', 'time', 'needs 30 minutes with what must come first, and 24 are left'],
      ['lsm', 'time', 'needs 70 minutes with what must come first, and 24 are left'],
      ['flink', 'time', 'needs 45 minutes with what must come first, and 24 are left'],
    ]);
    const room = planPath(catalog, { ...input, qualifications: ['engines'], target: '2026-12-08' });
    expect(room.leftOut.map(({ because }) => because)).toContain(
      'only needed by modules that do not fit',
    );
  });

  it('counts known modules in what a qualification holds, and in nothing else', () => {
    const plan = planPath(catalog, { ...input, qualifications: ['formats'], known: ['tables'] });
    expect(plan.possibleValue).toBeCloseTo((3 * 40) / 70);
    expect(plan.value).toBeCloseTo(plan.possibleValue);
    expect(plannedModules(plan)).toEqual(['lsm']);
  });

  it('plans with what is done as with what is known, and tells them apart', () => {
    const done = planPath(catalog, { ...input, done: ['tables'] });
    const known = planPath(catalog, { ...input, known: ['tables'] });
    expect(done.leftOut).toEqual([{ module: 'tables', kind: 'done', because: 'done already' }]);
    expect({ ...done, leftOut: [] }).toEqual({ ...known, leftOut: [] });
  });

  it('counts a part week in proportion and the target as no day of study', () => {
    const plan = planPath(catalog, { ...input, hoursPerWeek: 10, target: '2026-12-11' });
    expect(plan.budgetMinutes).toBeCloseTo((10 / 7) * 420);
  });

  it('puts the weightiest qualification first, and multiplies minutes by the pace', () => {
    const plan = planPath(catalog, { ...input, weights: { engines: 9 }, pace: 2 });
    expect(plannedModules(plan)).toEqual(['tables', 'lsm', 'flink']);
    expect(
      planPath(catalog, { ...input, qualifications: ['engines'], known: ['tables'], pace: 2 })
        .weeks[0]?.entries[0],
    ).toMatchObject({ minutes: 80, low: 40, high: 64 });
  });

  it.each<[PlanError['field'], Partial<PlanInput>]>([
    ['qualifications', { qualifications: [] }],
    ['qualifications', { qualifications: ['nope'] }],
    ['weights', { weights: { nope: 1 } }],
    ['weights', { weights: { formats: 0 } }],
    ['known', { known: ['nope'] }],
    ['done', { done: ['nope'] }],
    ['skills', { skills: ['nope'] }],
    ['hoursPerWeek', { hoursPerWeek: 0 }],
    ['hoursPerWeek', { hoursPerWeek: 200 }],
    ['hoursPerWeek', { hoursPerWeek: Number.NaN }],
    ['start', { start: '2026-02-30' }],
    ['start', { start: '' }],
    ['target', { target: 'soon' }],
    ['target', { target: '2026-12-01' }],
    ['target', { target: '2099-01-01' }],
    ['pace', { pace: 0.5 }],
    ['review', { review: 1 }],
    ['buffer', { review: 0.6, buffer: 0.5 }],
  ])('names the field at fault: %s in %o', (field, fault) => {
    const plan = () => planPath(catalog, { ...input, ...fault });
    expect(plan).toThrow(PlanError);
    expect(plan).toThrow(new RegExp(`^${field}: `));
  });

  it('names a cycle in a foreign catalogue', () => {
    const modules = catalog.modules.map((module) =>
      module.id === 'tables' ? { ...module, prerequisites: ['lsm'] } : module,
    );
    expect(() => planPath({ ...catalog, modules }, input)).toThrow(
      'catalog: prerequisites form a cycle: tables → lsm → tables',
    );
  });
});

describe('readPlanInput', () => {
  it('takes what was stored, and nothing of another shape', () => {
    const full = { ...input, known: ['lsm'], done: ['flink'], skills: ['flink'] };
    for (const one of [input, full])
      expect(readPlanInput(JSON.parse(JSON.stringify(one)))).toEqual(one);
    const faults = [
      null,
      7,
      {},
      { ...input, start: 3 },
      { ...input, qualifications: [1] },
      { ...input, weights: { a: 'x' } },
      { ...input, pace: '1' },
      { ...input, known: 'x' },
      { ...input, done: [1] },
      { ...input, skills: {} },
    ];
    for (const fault of faults) expect(readPlanInput(fault)).toBeNull();
  });
});

describe('readPlanCatalog', () => {
  it('reads our own catalogue', () => {
    expect(
      plannedModules(planPath(readPlanCatalog(JSON.parse(JSON.stringify(catalog))), input)),
    ).toHaveLength(3);
  });

  it.each<[string, unknown]>([
    ['the file must be an object', []],
    ['schemaVersion must be 1', { schemaVersion: 2 }],
    ['modules must be a list', { schemaVersion: 1, qualifications: [] }],
    [
      'modules[0].minutes must be a number above 0',
      { schemaVersion: 1, qualifications: [], modules: [{ id: 'a', ordinal: 1, minutes: '30' }] },
    ],
  ])('says that %s', (message, json) =>
    expect(() => readPlanCatalog(json)).toThrow(`catalog: ${message}`),
  );
});
