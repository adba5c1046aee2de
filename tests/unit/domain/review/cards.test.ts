import { describe, expect, test } from 'vitest';
import { addAttempt, type AttemptKind } from '../../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../../src/domain/progress/format.ts';
import { writeRegister } from '../../../../src/domain/progress/registers.ts';
import { askedFor } from '../../../../src/domain/review/asked-for.ts';
import { reviewCards } from '../../../../src/domain/review/cards.ts';
import { readReviewSettings } from '../../../../src/domain/review/settings.ts';
import { catalog } from '../catalog-fixture.ts';

const today = 20_000;
const at = (day: number, hour = 12) => ({ second: day * 86_400 + hour * 3600, offset: 0 });
const now = at(today);

function write(progress: Progress, entries: Record<string, Json>): Progress {
  return Object.entries(entries).reduce(
    (written, [key, value]) => writeRegister(written, key, value, { now: 1, by: 'a' }),
    progress,
  );
}

function answer(progress: Progress, item: string, day: number, kind: AttemptKind, right = true) {
  return addAttempt(progress, item, { ...at(day), kind, right });
}

const readTables = write(EMPTY, { 'read:tables-s1': today - 5, 'read:tables-s2': today - 3 });
const cardOf = (progress: Progress, item: string, moment = now) =>
  reviewCards(catalog, progress, moment).find((card) => card.item === item);

describe('cards', () => {
  test('are the items of modules that were read or passed, not of known ones or half-read ones', () => {
    expect(reviewCards(catalog, EMPTY, now)).toEqual([]);
    const half = write(EMPTY, { 'read:tables-s1': today - 5, 'known:lsm': 1, 'done:flink': today });
    expect(reviewCards(catalog, half, now)).toEqual([]);
    const read = reviewCards(catalog, readTables, now);
    expect(read.map(({ item }) => item)).toEqual([
      'tables-q1',
      'tables-q2',
      'tables-q3',
      'tables-q4',
    ]);
    expect(read.every(({ module }) => module === 'tables')).toBe(true);
    expect(read.map(({ objective }) => objective)).toContain('tables-o2');
  });

  test('that were never answered are due on the day after the module was read', () => {
    expect(cardOf(readTables, 'tables-q1')).toMatchObject({ opening: null, due: today - 2 });
    const readToday = write(readTables, { 'read:tables-s2': today });
    expect(cardOf(readToday, 'tables-q1')?.due).toBe(today + 1);
  });

  test('have the self-check’s first answer as their first review, due on a later day', () => {
    const passed = ['tables-q1', 'tables-q3'].reduce(
      (progress, item) => answer(progress, item, today - 1, 'first'),
      EMPTY,
    );
    expect(cardOf(passed, 'tables-q1')).toMatchObject({ due: today + 2, answered: null });
    // Answered today: nothing of it is asked again today.
    const sameDay = answer(readTables, 'tables-q1', today, 'first', false);
    expect(cardOf(sameDay, 'tables-q1')).toMatchObject({
      due: today - 2,
      answered: { due: today + 1 },
      reviewedToday: false,
    });
  });

  test('hold what was answered in placement', () => {
    const placed = answer(readTables, 'tables-q2', today - 10, 'placement');
    expect(cardOf(placed, 'tables-q2')?.opening).toMatchObject({ last: today - 10, reviews: 1 });
  });

  test('know what was reviewed today', () => {
    const reviewed = answer(readTables, 'tables-q1', today, 'review');
    expect(cardOf(reviewed, 'tables-q1')?.reviewedToday).toBe(true);
    const later = answer(readTables, 'tables-q1', today, 'practice');
    expect(cardOf(later, 'tables-q1')).toMatchObject({ reviewedToday: false, answered: null });
  });

  test('take a clock that ran ahead for now, and lose none of the day’s share to it', () => {
    const ahead = answer(readTables, 'tables-q1', today + 365, 'review');
    expect(cardOf(ahead, 'tables-q1')).toMatchObject({
      opening: null,
      answered: { last: today },
      reviewedToday: false,
    });
  });

  test('survive a clock that was set back a year', () => {
    const done = answer(readTables, 'tables-q1', today - 1, 'first');
    const back = at(today - 365);
    for (const { due, answered, opening } of reviewCards(catalog, done, back)) {
      expect(opening).toBeNull();
      expect(answered?.due ?? due).toBeGreaterThan(today - 365);
    }
  });
});

describe('review settings', () => {
  test('have a cap of twenty and no date unless they are set', () => {
    expect(readReviewSettings(EMPTY)).toEqual({ cap: 20, catchUp: null, target: null });
    const plan = {
      input: { qualifications: 'all', start: '2024-10-01', target: '2024-12-01' },
      modules: [],
    };
    const set = write(EMPTY, {
      'setting:review-cap': 35,
      'setting:review-catch-up': [today, today + 6],
      plan,
    });
    expect(readReviewSettings(set)).toEqual({
      cap: 35,
      catchUp: { from: today, until: today + 6 },
      target: Date.parse('2024-12-01') / 86_400_000,
    });
  });

  test.each([0, 2.5, 1e9, '20', null, [1]])('take no %j for a cap', (cap) => {
    expect(readReviewSettings(write(EMPTY, { 'setting:review-cap': cap })).cap).toBe(20);
  });

  test.each([[[today]], [[today, today - 1]], ['x'], [[null, 3]]])(
    'take no %j for catching up',
    (value) => {
      expect(
        readReviewSettings(write(EMPTY, { 'setting:review-catch-up': value })).catchUp,
      ).toBeNull();
    },
  );
});

test('a module weighs what its qualifications do, those of the plan where there is one', () => {
  expect([...askedFor(catalog, EMPTY)]).toEqual([
    ['tables', 3],
    ['lsm', 5],
    ['flink', 2],
  ]);
  const plan = {
    input: { qualifications: ['engines'], start: '2024-10-01', weights: { engines: 4 } },
    modules: [],
  };
  expect([...askedFor(catalog, write(EMPTY, { plan }))]).toEqual([
    ['tables', 0],
    ['lsm', 4],
    ['flink', 4],
  ]);
});
