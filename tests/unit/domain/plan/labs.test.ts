import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planPath,
  plannedLabs,
  plannedModules,
  PlanError,
  readPlanInput,
  type Plan,
  type PlanCatalog,
  type PlanInput,
} from '../../../../src/domain/plan.ts';
import { readPlanCatalog } from '../../../../src/domain/plan/read-catalog.ts';
import { carriedInto, weekParts } from '../../../../src/domain/plan/week-parts.ts';
import { catalog } from '../catalog-fixture.ts';
import { cases } from './lab-cases.ts';

const labs = [
  { id: 'anatomy', minutes: 30, modules: ['tables'] },
  { id: 'levels', minutes: 25, modules: ['lsm', 'tables'] },
  { id: 'rescale', minutes: 20, modules: ['flink'] },
];
const withLabs: PlanCatalog = { ...catalog, labs };
// tables (30), lsm (40), flink (45) and labs (75): 190 minutes, at 84 a week.
const input: PlanInput = {
  ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 2, pace: 1, labs: true },
};

/** Modules and labs by their ids, week by week. */
function weeksOf({ weeks }: Plan): string[][] {
  return weeks.map((week) =>
    weekParts(week).flatMap(({ entry, labs: own }) => [
      ...(entry ? [entry.module] : []),
      ...own.map(({ lab }) => lab),
    ]),
  );
}

describe('planPath with labs', () => {
  it('places nothing where labs are off, or there are none', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const { qualifications, modules } = some;
        const without = { qualifications, modules };
        const off = planPath(some, wish);
        expect(planPath(some, { ...wish, labs: false })).toEqual(off);
        const bare = { ...wish, labsDone: [] };
        expect(planPath(without, bare)).toEqual(off);
        expect(planPath({ ...some, labs: [] }, { ...bare, labs: true })).toEqual(off);
        expect(off).toMatchObject({ labMinutes: 0, labsLeftOut: [] });
        expect(plannedLabs(off)).toEqual([]);
      }),
    );
  });

  it('never changes which modules are chosen, their order, or what is said of them', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const off = planPath(some, wish);
        const on = planPath(some, { ...wish, labs: true });
        const why = (plan: Plan) =>
          plan.weeks.flatMap(({ entries }) =>
            entries.map((entry) => ({ ...entry, begins: 0, ends: 0 })),
          );
        expect(why(on)).toEqual(why(off));
        for (const field of ['budgetMinutes', 'plannedMinutes', 'leftOut', 'value'] as const)
          expect(on[field]).toEqual(off[field]);
        expect(on.dropNext).toBe(off.dropNext);
      }),
      { numRuns: 300 },
    );
  });

  it('stays in the budget, takes what fits, and says what does not', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const plan = planPath(some, { ...wish, labs: true });
        const placed = plannedLabs(plan);
        expect(plan.labMinutes).toBeCloseTo(placed.reduce((sum, { minutes }) => sum + minutes, 0));
        const all = [...placed.map(({ lab }) => lab), ...plan.labsLeftOut];
        expect(new Set(all).size).toBe(all.length);
        for (const id of wish.labsDone) expect(all).not.toContain(id);
        const { budgetMinutes } = plan;
        if (budgetMinutes === null) expect(plan.labsLeftOut).toEqual([]);
        else {
          const left = budgetMinutes - plan.plannedMinutes - plan.labMinutes;
          expect(left).toBeGreaterThanOrEqual(-0.01);
          for (const id of plan.labsLeftOut) {
            const lab = some.labs?.find((one) => one.id === id);
            expect((lab?.minutes ?? 0) * wish.pace).toBeGreaterThan(left);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('places each lab after all planned ones of its modules, the first of which is there', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const plan = planPath(some, { ...wish, labs: true });
        const order = weeksOf(plan).flat();
        const modules = plannedModules(plan);
        for (const { lab, module, begins } of plannedLabs(plan)) {
          const all = some.labs?.find(({ id }) => id === lab)?.modules ?? [];
          const [first = ''] = all.filter((id) => some.modules.some((one) => one.id === id));
          expect([...modules, ...wish.done]).toContain(first);
          const planned = all.filter((id) => modules.includes(id));
          for (const id of planned) expect(order.indexOf(lab)).toBeGreaterThan(order.indexOf(id));
          // Right after the last of them, but for labs; or before all modules.
          const before = order.slice(0, order.indexOf(lab)).filter((id) => modules.includes(id));
          expect(before.at(-1)).toBe(planned.length > 0 ? module : undefined);
          if (planned.length === 0) expect(module).toBe(first);
          expect(begins).toBeGreaterThanOrEqual(0);
        }
        expect(planPath(some, { ...wish, labs: true })).toEqual(plan);
        const backwards = { ...some, labs: some.labs?.toReversed() ?? [] };
        expect(planPath(backwards, { ...wish, labs: true })).toEqual(plan);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no gap, and counts labs in the weeks and the end', () => {
    fc.assert(
      fc.property(cases, ({ some, wish }) => {
        const plan = planPath(some, { ...wish, labs: true });
        let at = 0;
        for (const [i, week] of plan.weeks.entries()) {
          const works = weekParts(week).flatMap(({ entry, labs: own }) =>
            entry ? [entry, ...own] : own,
          );
          for (const { begins, ends } of works) {
            expect(begins).toBeCloseTo(at, 4);
            expect(Math.floor(begins + 1e-5)).toBe(i);
            at = ends;
          }
          expect(week.low).toBeCloseTo(works.reduce((sum, { low }) => sum + low, 0));
          expect(week.high).toBeCloseTo(1.6 * week.low);
        }
        expect(plan.weeks).toHaveLength(Math.ceil(at - 1e-5));
      }),
    );
  });

  it('lays them among the modules', () => {
    const plan = planPath(withLabs, input);
    expect(weeksOf(plan)).toEqual([
      // `levels` is of `tables` too: it waits for both.
      ['tables', 'anatomy', 'lsm'],
      ['levels', 'flink'],
      ['rescale'],
    ]);
    expect(plan).toMatchObject({ plannedMinutes: 115, labMinutes: 75, labsLeftOut: [] });
    expect(plan.weeks[0]?.labs).toEqual([
      {
        ...{ lab: 'anatomy', module: 'tables', minutes: 30, low: 30, high: 48 },
        ...{ begins: expect.closeTo(30 / 84, 5), ends: expect.closeTo(60 / 84, 5) },
      },
    ]);
    expect(plan.weeks[0]).toMatchObject({ low: 100, high: 160 });
    expect(plan.end).toBe('2026-12-17');
    expect(planPath(withLabs, { ...input, labs: false }).end).toBe('2026-12-11');
  });

  it('has the shorter of two labs of a module first, then by id', () => {
    const three = ['long', 'b', 'a'].map((id) => ({
      ...{ id, minutes: id === 'long' ? 40 : 10, modules: ['tables'] },
    }));
    const plan = planPath({ ...catalog, labs: three }, { ...input, hoursPerWeek: 40 });
    expect(weeksOf(plan)).toEqual([['tables', 'a', 'b', 'long', 'lsm', 'flink']]);
  });

  it('takes what is left of the time, in the plan’s order', () => {
    // 120 a week: 115 for modules, and 5 minutes are left; then 25 more, then 20.
    const wish = { ...input, hoursPerWeek: 10, review: 0, buffer: 0.8 };
    const on = (target: string) => planPath(withLabs, { ...wish, target });
    expect(on('2026-12-08')).toMatchObject({
      ...{ labMinutes: 0, labsLeftOut: ['anatomy', 'levels', 'rescale'] },
      leftOut: [],
    });
    const more = on('2026-12-10');
    // 39 minutes: `anatomy` fits, and nothing after it does.
    expect(more).toMatchObject({ labMinutes: 30, labsLeftOut: ['levels', 'rescale'] });
    // 56: `anatomy`, and `levels` at 25; where that one is done, `rescale`.
    expect(on('2026-12-11')).toMatchObject({ labMinutes: 55, labsLeftOut: ['rescale'] });
    expect(
      planPath(withLabs, { ...wish, target: '2026-12-11', labsDone: ['levels'] }),
    ).toMatchObject({ labMinutes: 50, labsLeftOut: [] });
  });

  it('has labs of done modules at the beginning, and none of known ones', () => {
    const done = { ...input, done: ['tables', 'lsm'] };
    expect(weeksOf(planPath(withLabs, done))).toEqual([
      ['anatomy', 'levels', 'flink'],
      ['rescale'],
    ]);
    expect(plannedLabs(planPath(withLabs, done)).map(({ module }) => module)).toEqual([
      ...['tables', 'lsm', 'flink'],
    ]);
    expect(weeksOf(planPath(withLabs, { ...done, labsDone: ['anatomy'] }))[0]).toEqual([
      ...['levels', 'flink', 'rescale'],
    ]);
    // Its first module is done, another one is planned: it follows that one.
    expect(weeksOf(planPath(withLabs, { ...input, done: ['lsm'], hoursPerWeek: 40 }))).toEqual([
      ['tables', 'levels', 'anatomy', 'flink', 'rescale'],
    ]);
    for (const known of [['tables', 'lsm', 'flink'], ['tables']]) {
      const plan = planPath(withLabs, { ...input, known, done: known });
      expect(weeksOf(plan).flat()).not.toContain('anatomy');
    }
    // Of modules that nobody asked for there is none.
    const formats = planPath(withLabs, { ...input, qualifications: ['formats'] });
    expect(plannedLabs(formats).map(({ lab }) => lab)).toEqual(['anatomy', 'levels']);
  });

  it('can hold weeks of labs alone, and weeks that go on with one', () => {
    const long = [{ id: 'long', minutes: 100, modules: ['flink'] }];
    const plan = planPath(
      { ...catalog, labs: long },
      { ...input, done: ['tables', 'lsm', 'flink'], hoursPerWeek: 1 },
    );
    expect(weeksOf(plan)).toEqual([['long'], [], []]);
    expect(plan).toMatchObject({ plannedMinutes: 0, labMinutes: 100, dropNext: null });
    expect(carriedInto(plan, 2)).toMatchObject({ lab: 'long' });
    expect(carriedInto(plan, 0)).toBeNull();
    const modules = planPath(catalog, { ...input, hoursPerWeek: 0.5 });
    expect(carriedInto(modules, 1)).toMatchObject({ module: 'tables' });
  });

  it('refuses labs that are not there, and faulty ones of a foreign catalogue', () => {
    const plan = (some: PlanCatalog, wish: PlanInput) => () => planPath(some, wish);
    expect(plan(withLabs, { ...input, labsDone: ['nope'] })).toThrow(PlanError);
    for (const areWanted of [true, false])
      expect(plan(withLabs, { ...input, labs: areWanted, labsDone: ['nope'] })).toThrow(
        'labsDone: there is no lab "nope"',
      );
    const [lab] = labs;
    if (!lab) throw new Error('no lab');
    expect(plan({ ...catalog, labs: [lab, lab] }, input)).toThrow('catalog: two labs share an id');
    expect(plan({ ...catalog, labs: [{ ...lab, minutes: Infinity }] }, input)).toThrow(
      'catalog: lab "anatomy" has no minutes',
    );
  });
});

describe('what is read of labs', () => {
  it('in stored input', () => {
    const stored = { ...input, labsDone: ['levels'] };
    expect(readPlanInput(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
    for (const labChoice of ['none', 'one', 'all'])
      expect(readPlanInput({ ...input, labChoice })).toEqual({ ...input, labChoice });
    for (const fault of [
      ...[{ labs: 1 }, { labs: null }, { labsDone: 'x' }, { labsDone: [1] }],
      ...[{ labChoice: 'some' }, { labChoice: true }, { labChoice: null }],
    ])
      expect(readPlanInput({ ...input, ...fault })).toBeNull();
  });

  it('in a catalogue: none, ours, and names of modules that it does not have', () => {
    const read = (json: unknown) => readPlanCatalog(JSON.parse(JSON.stringify(json)));
    expect(read({ ...catalog, labs: undefined }).labs).toBeUndefined();
    const [lab] = labs;
    const titled = { ...lab, title: 'Anatomy', url: '/labs/anatomy/', level: 'beginner' };
    expect(read({ ...catalog, labs: [titled] }).labs).toEqual([
      { ...lab, title: 'Anatomy', url: '/labs/anatomy/', level: 'beginner' },
    ]);
    expect(read({ ...catalog, labs: [{ ...lab, level: 'easy' }] }).labs).toEqual([lab]);
    const foreign = { ...catalog, labs: [{ ...lab, modules: ['gone', 'tables'] }] };
    expect(plannedLabs(planPath(read(foreign), input))).toMatchObject([{ module: 'tables' }]);
    const lost = { ...catalog, labs: [{ ...lab, modules: ['gone'] }] };
    expect(plannedLabs(planPath(read(lost), input))).toEqual([]);
    expect(() => read({ ...catalog, labs: {} })).toThrow('catalog: labs must be a list');
    expect(() => read({ ...catalog, labs: [{ ...lab, minutes: 0 }] })).toThrow(
      'catalog: labs[0].minutes must be a number above 0',
    );
  });
});
