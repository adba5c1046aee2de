import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/domain/day.ts';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { todayOf } from '../../../src/domain/today.ts';
import { catalog } from './catalog-fixture.ts';

const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, { now: 1, by: 'a' });
const day = (iso: string) => parseDate(iso) ?? 0;
// One module a week: 30, 40 and 45 minutes at a pace of 1.3, of a week's 42.
const plan = (more: object = {}) =>
  write(EMPTY, registerKeys.plan, {
    input: { qualifications: 'all', start: '2026-11-02', hoursPerWeek: 1, pace: 1, ...more },
    modules: ['tables', 'lsm', 'flink'],
  });
const lab = {
  id: 'lab-t',
  title: 'Lab',
  url: '/labs/lab-t/',
  level: 'beginner',
  minutes: 10,
} as const;
const withLab = { ...catalog, labs: [{ ...lab, modules: ['tables'] }] };

describe('todayOf', () => {
  it('has no plan before there is one, and begins at the first module', () => {
    expect(todayOf(catalog, EMPTY, day('2026-11-02'))).toEqual({
      date: '2026-11-02',
      plan: null,
      next: {
        kind: 'begin',
        module: 'TABLES',
        section: '',
        minutes: 30,
        url: '/modules/tables/',
      },
    });
  });

  it('says which week of how many, and lists what it holds', () => {
    const { plan: now } = todayOf(catalog, plan(), day('2026-11-04'));
    expect(now).toMatchObject({ standing: 'on-time', week: 1, target: null });
    expect(now?.of).toBeGreaterThan(1);
    expect(now?.tasks[0]).toEqual({
      kind: 'module',
      id: 'tables',
      title: 'TABLES',
      url: '/modules/tables/',
      minutes: 30,
      isDone: false,
      isFixed: false,
      isLate: false,
    });
  });

  it('puts what is late first, and each thing once', () => {
    for (const date of ['2026-11-09', '2026-11-16', '2026-11-23', '2027-02-01']) {
      const { plan: now } = todayOf(catalog, plan(), day(date));
      expect(now?.standing).toBe('behind');
      const ids = now?.tasks.map(({ id }) => id) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      const late = now?.tasks.map(({ isLate }) => isLate) ?? [];
      expect(late[0]).toBe(true);
      expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  it('ticks what is passed for good, and what was ticked by hand until it is taken back', () => {
    const passed = ['tables-q1', 'tables-q3'].reduce(
      (sum, item) =>
        addAttempt(sum, item, { second: 1_000, offset: 0, kind: 'first', right: true }),
      plan(),
    );
    const of = (progress: Progress) => todayOf(catalog, progress, day('2026-11-04')).plan?.tasks[0];
    expect(of(passed)).toMatchObject({ id: 'tables', isDone: true, isFixed: true });
    const ticked = write(plan(), registerKeys.done('tables'), 20_000);
    expect(of(ticked)).toMatchObject({ id: 'tables', isDone: true, isFixed: false });
    expect(of(write(ticked, registerKeys.done('tables'), 0))).toMatchObject({ isDone: false });
  });

  it('lists the week’s labs behind their module', () => {
    const progress = plan({ labs: true, hoursPerWeek: 4 });
    const { plan: now } = todayOf(withLab, progress, day('2026-11-02'));
    expect(now?.tasks.slice(0, 2).map(({ kind, id }) => [kind, id])).toEqual([
      ['module', 'tables'],
      ['lab', 'lab-t'],
    ]);
    const done = todayOf(withLab, write(progress, registerKeys.lab('lab-t'), 5), day('2026-11-02'));
    expect(done.plan?.tasks[1]).toMatchObject({ kind: 'lab', isDone: true });
  });

  it.each([
    ['2026-11-30', { date: '2026-12-14', days: 14 }],
    ['2026-12-14', { date: '2026-12-14', days: 0 }],
    ['2026-12-15', null],
  ])('on %s the target date is %o', (date, target) => {
    const progress = plan({ target: '2026-12-14' });
    expect(todayOf(catalog, progress, day(date)).plan?.target).toEqual(target);
  });

  it('leads to a section where one was left, to the questions, and to nothing when all is known', () => {
    const placed = write(EMPTY, registerKeys.place, { module: 'lsm', section: 'lsm-s2' });
    expect(todayOf(catalog, placed, 1).next).toMatchObject({
      kind: 'continue',
      url: '/modules/lsm/#lsm-s2',
      minutes: 10,
    });
    const read = ['lsm-s1', 'lsm-s2'].reduce(
      (sum, id) => write(sum, registerKeys.read(id), 1),
      placed,
    );
    expect(todayOf(catalog, read, 1).next).toEqual({
      kind: 'check',
      module: 'LSM',
      section: null,
      minutes: 6,
      url: '/modules/lsm/#self-check',
    });
    const known = ['tables', 'lsm', 'flink'].reduce(
      (sum, id) => write(sum, registerKeys.known(id), 1),
      EMPTY,
    );
    expect(todayOf(catalog, known, 1).next).toBeNull();
  });

  it.each(['no plan', { qualifications: [] }, { qualifications: 'all', start: '2026-02-30' }])(
    'takes %o for no plan',
    (input) => {
      const progress = write(EMPTY, registerKeys.plan, { input, modules: [] });
      expect(todayOf(catalog, progress, 20_000).plan).toBeNull();
    },
  );
});
