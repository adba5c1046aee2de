import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../../src/domain/day.ts';
import {
  inputForCatalog,
  planPath,
  plannedModules,
  type PlanInput,
} from '../../../../src/domain/plan.ts';
import { comparePlans, inputFromToday } from '../../../../src/domain/plan/replan.ts';
import { standingOf } from '../../../../src/domain/plan/standing.ts';
import { suggestPace } from '../../../../src/domain/plan/suggest-pace.ts';
import { catalog } from '../catalog-fixture.ts';

// tables (30), lsm (40), flink (45) at 21 minutes a week: they end in weeks 2, 4 and 6.
const input: PlanInput = {
  ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 0.5 },
  ...{ pace: 1 },
};
const plan = planPath(catalog, input);
const day = (iso: string) => parseDate(iso) ?? 0;
const on = (iso: string, ...finished: string[]) =>
  standingOf(plan, input, new Set(finished), day(iso));

describe('standingOf', () => {
  it.each<[string, string[], Partial<ReturnType<typeof standingOf>>]>([
    ['2026-11-30', [], { kind: 'before', week: 0 }],
    ['2026-12-01', [], { kind: 'on-time', week: 1, late: [] }],
    // The first module takes up weeks 1 and 2: it is due when both are over.
    ['2026-12-14', [], { kind: 'on-time', week: 2, late: [] }],
    ['2026-12-15', [], { kind: 'behind', week: 3, late: ['tables'] }],
    ['2026-12-15', ['tables'], { kind: 'on-time', late: [] }],
    ['2026-12-02', ['tables', 'lsm'], { kind: 'ahead', early: ['lsm'] }],
    ['2026-12-20', ['lsm'], { kind: 'behind', late: ['tables'] }],
    ['2027-03-01', ['tables', 'lsm'], { kind: 'behind', late: ['flink'], week: 13 }],
    ['2026-12-02', ['tables', 'lsm', 'flink'], { kind: 'done' }],
    ['2026-11-01', ['tables', 'lsm', 'flink'], { kind: 'done' }],
    // A module that begins as a week does is early before that week, and not in it.
    ['2026-12-14', ['tables', 'flink'], { kind: 'ahead', early: ['flink'] }],
  ])('on %s with %j finished', (today, finished, standing) => {
    expect(on(today, ...finished)).toMatchObject(standing);
  });
});

it('labs are optional: never late, and never what keeps a plan from being done', () => {
  const labs = [
    { id: 'first', minutes: 21, modules: ['tables'] },
    { id: 'last', minutes: 21, modules: ['flink'] },
  ];
  const wish = { ...input, labs: true };
  const withLabs = planPath({ ...catalog, labs }, wish);
  const kind = (iso: string, ...finished: string[]) =>
    standingOf(withLabs, wish, new Set(finished), day(iso)).kind;
  expect(kind('2026-12-14', 'tables')).toBe('on-time');
  // The first lab begins in week 2 and ends in week 3; the last one is all that weeks 7 and 8 hold.
  expect(kind('2026-12-22', 'tables')).toBe('on-time');
  expect(kind('2027-01-20', 'tables', 'lsm', 'flink')).toBe('done');
  expect(kind('2027-03-01', 'tables', 'lsm', 'flink')).toBe('done');
  const { moved, added, dropped, end } = comparePlans(plan, withLabs, new Set());
  expect(moved.map(({ module }) => module)).toEqual(['lsm', 'flink']);
  expect({ added, dropped }).toEqual({ added: [], dropped: [] });
  expect(end.to > end.from).toBe(true);
  const again = planPath({ ...catalog, labs }, { ...wish, labsDone: ['first', 'last'] });
  expect(comparePlans(plan, again, new Set())).toMatchObject({ moved: [], end: { to: plan.end } });
});

it('a plan without modules is done, or has no room for one', () => {
  const standing = (wish: PlanInput) =>
    standingOf(planPath(catalog, wish), wish, new Set(), day('2027-03-01')).kind;
  expect(standing({ ...input, known: ['tables', 'lsm', 'flink'] })).toBe('done');
  expect(standing({ ...input, target: '2026-12-02' })).toBe('nothing-fits');
});

it('a module that begins as a week does is of that week', () => {
  // 42 minutes a week: two modules of 21 a week.
  const modules = ['a', 'b', 'c', 'd'].map((id, i) => ({
    ...{ id, ordinal: i + 1, minutes: 21, prerequisites: [], qualifications: ['formats'] },
  }));
  const wish: PlanInput = { ...input, qualifications: ['formats'], hoursPerWeek: 1 };
  const even = planPath({ qualifications: catalog.qualifications, modules }, wish);
  const kind = (today: string, ...finished: string[]) =>
    standingOf(even, wish, new Set(finished), day(today));
  expect(kind('2026-12-07', 'a', 'b', 'c')).toMatchObject({ kind: 'ahead', early: ['c'] });
  expect(kind('2026-12-08', 'a', 'b', 'c')).toMatchObject({ kind: 'on-time', early: [] });
  expect(kind('2026-12-08', 'a')).toMatchObject({ kind: 'behind', late: ['b'] });
});

describe('inputFromToday', () => {
  it('keeps what is finished as done, and wishes as they were', () => {
    const wish = { ...input, known: ['flink'], target: '2027-02-01', weights: { engines: 4 } };
    expect(inputFromToday(wish, ['lsm', 'flink'], day('2026-12-20'))).toEqual({
      ...wish,
      start: '2026-12-20',
      since: '2026-12-01',
      done: ['lsm'],
    });
  });

  it('keeps labs that are done, those of before too', () => {
    const wish = { ...input, labs: true, labsDone: ['b'] };
    expect(inputFromToday(wish, [], day('2026-12-20'), ['c', 'a', 'b'])).toMatchObject({
      ...{ labs: true, labsDone: ['a', 'b', 'c'] },
    });
    expect(inputFromToday(input, [], day('2026-12-20'))).not.toHaveProperty('labsDone');
  });

  it('remembers the first start, however often it is done again', () => {
    const again = inputFromToday(input, [], day('2026-12-20'));
    expect(inputFromToday(again, [], day('2027-01-20')).since).toBe('2026-12-01');
  });

  it('drops a target date that is past', () => {
    const late = inputFromToday({ ...input, target: '2026-12-20' }, [], day('2026-12-20'));
    expect(late.target).toBeNull();
    expect(() => planPath(catalog, late)).not.toThrow();
  });
});

describe('comparePlans', () => {
  it('says what moves, what goes, what comes, and the end', () => {
    const again = inputFromToday({ ...input, target: '2027-01-10' }, ['tables'], day('2026-12-20'));
    const after = planPath(catalog, again);
    expect(plannedModules(after)).toEqual(['lsm']);
    expect(comparePlans(plan, after, new Set(['tables']))).toEqual({
      moved: [{ module: 'lsm', from: '2026-12-08', to: '2026-12-20' }],
      added: [],
      dropped: ['flink'],
      end: { from: plan.end, to: after.end },
    });
    expect(comparePlans(after, plan, new Set()).added).toEqual(['tables', 'flink']);
  });

  it('finds nothing between a plan and itself', () => {
    expect(comparePlans(plan, plan, new Set())).toMatchObject({
      moved: [],
      added: [],
      dropped: [],
    });
  });
});

describe('suggestPace', () => {
  const modules = Array.from({ length: 6 }, (_, i) => ({
    ...{ id: `m${i}`, ordinal: i + 1, minutes: 30, prerequisites: [], qualifications: ['formats'] },
  }));
  const six = { qualifications: catalog.qualifications, modules };
  // 30 × 1.4 = 42 minutes a module, 42 a week: one module a week.
  const wish: PlanInput = {
    ...{ qualifications: ['formats'], start: '2026-12-01', hoursPerWeek: 1, pace: 1.4 },
  };
  const finishedAfter = (days: number, count = 5) =>
    new Map(modules.slice(0, count).map(({ id }, i) => [id, day(wish.start) + days * (i + 1) - 1]));

  it('waits for five modules, and is silent where the pace fits', () => {
    expect(suggestPace(six, wish, finishedAfter(14, 4))).toBeNull();
    expect(suggestPace(six, wish, finishedAfter(7))).toBeNull();
  });

  it('gives the pace that would have fitted, or the nearest there is', () => {
    expect(suggestPace(six, wish, finishedAfter(8))).toEqual({
      ...{ pace: 1.6, fits: true, modules: 5, labs: 0, actualWeeks: 40 / 7 },
      plannedWeeks: expect.closeTo(5) as number,
    });
    expect(suggestPace(six, wish, finishedAfter(30))).toMatchObject({ pace: 2, fits: false });
    expect(suggestPace(six, wish, finishedAfter(3))).toMatchObject({ pace: 1, fits: false });
    // There is none that is nearer.
    expect(suggestPace(six, { ...wish, pace: 2 }, finishedAfter(30))).toBeNull();
  });

  it('leaves out what was finished before the plan began, and what was known', () => {
    const finished = finishedAfter(14);
    finished.set('m0', day('2026-11-01'));
    expect(suggestPace(six, wish, finished)).toBeNull();
    expect(suggestPace(six, { ...wish, known: ['m0'] }, finishedAfter(14))).toBeNull();
  });

  it('counts labs that were done since the plan began, where labs are planned', () => {
    const labs = ['a', 'b', 'old'].map((id) => ({ id, minutes: 30, modules: ['m0'] }));
    const some = { ...six, labs };
    const labsOn = new Map([
      ['a', day('2026-12-20')],
      ['b', day('2027-01-11')],
      ['old', day('2026-11-01')],
    ]);
    const withLabs = { ...wish, labs: true };
    // Five modules and two labs of a week each, in five weeks and the seven days after them.
    expect(suggestPace(some, withLabs, finishedAfter(7), labsOn)).toMatchObject({
      ...{ modules: 5, labs: 2, fits: true, pace: 1.2, actualWeeks: 6 },
      plannedWeeks: expect.closeTo(7) as number,
    });
    const slower = finishedAfter(8.4);
    expect(suggestPace(some, wish, slower, labsOn)?.pace).toBe(1.7);
    expect(suggestPace(some, withLabs, slower)?.pace).toBe(1.7);
    // Two labs of 30 minutes say why.
    const done = new Map([...labsOn, ['b', day('2026-12-28')]] as const);
    expect(suggestPace(some, { ...withLabs, pace: 1.2 }, slower, done)).toBeNull();
  });

  it('counts on where the plan was laid out anew', () => {
    const again = inputFromToday(wish, ['m0', 'm1', 'm2'], day('2026-12-30'));
    expect(suggestPace(six, again, finishedAfter(10))).toMatchObject({
      ...{ pace: 2, fits: true, modules: 5, actualWeeks: 50 / 7 },
    });
  });
});

describe('inputForCatalog', () => {
  it('leaves out what the catalogue does not have, and nothing else', () => {
    const wish: PlanInput = {
      ...input,
      qualifications: ['engines', 'gone'],
      weights: { engines: 4, gone: 1 },
      known: ['tables', 'gone'],
      done: ['gone'],
      ...{ skills: ['flink', 'gone'], labs: true, labsDone: ['gone', 'there'] },
    };
    const labs = [{ id: 'there', minutes: 20, modules: ['tables'] }];
    expect(inputForCatalog({ ...catalog, labs }, wish)).toEqual({
      ...{ ...input, labs: true, labsDone: ['there'] },
      ...{ qualifications: ['engines'], weights: { engines: 4 } },
      ...{ known: ['tables'], done: [], skills: ['flink'] },
    });
    expect(inputForCatalog(catalog, input)).toEqual(input);
  });
});
