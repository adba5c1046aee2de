import { describe, expect, test } from 'vitest';
import {
  addAttempt,
  attemptsOf,
  type AttemptKind,
} from '../../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../../src/domain/progress/format.ts';
import { writeRegister } from '../../../../src/domain/progress/registers.ts';
import { askedFor } from '../../../../src/domain/review/asked-for.ts';
import { comesToRest, reviewCards } from '../../../../src/domain/review/cards.ts';
import { scheduleOf } from '../../../../src/domain/review/schedule.ts';
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

describe('a question whose last counted answer was wrong', () => {
  const missed = answer(EMPTY, 'lsm-q1', today - 1, 'first', false);

  test('is due the next local day in a module that was neither read nor passed', () => {
    expect(reviewCards(catalog, missed, now)).toEqual([
      expect.objectContaining({ item: 'lsm-q1', due: today, unread: true, missed: true }),
    ]);
    // On the day of the miss it is there, for what comes next, and not due.
    expect(cardOf(missed, 'lsm-q1', at(today - 1))).toMatchObject({
      due: today,
      answered: { due: today },
    });
    // It waits.
    expect(cardOf(missed, 'lsm-q1', at(today + 30))?.due).toBe(today);
  });

  test('is due by the reader’s day, not by that of Greenwich', () => {
    const moment = { second: today * 86_400 - 3600, offset: 480 };
    const night = addAttempt(EMPTY, 'lsm-q1', { ...moment, kind: 'first', right: false });
    expect(cardOf(night, 'lsm-q1', at(today + 1))?.due).toBe(today + 1);
  });

  test('goes to rest in such a module when it is answered right; the day still knows of it', () => {
    const recalled = answer(missed, 'lsm-q1', today, 'review');
    const card = cardOf(recalled, 'lsm-q1');
    expect(card).toMatchObject({ reviewedToday: true, missed: false });
    expect(card && comesToRest(card)).toBe(true);
    expect(reviewCards(catalog, recalled, at(today + 1))).toEqual([]);
    // Its next miss brings it back.
    const again = answer(recalled, 'lsm-q1', today + 7, 'first', false);
    expect(cardOf(again, 'lsm-q1', at(today + 8))?.due).toBe(today + 8);
  });

  test('is due the next day in a read module, however well it was remembered before', () => {
    const strong = [60, 57, 43].reduce(
      (progress, ago) => answer(progress, 'tables-q1', today - ago, 'review'),
      readTables,
    );
    const lapsed = answer(strong, 'tables-q1', today - 1, 'review', false);
    // FSRS alone would wait longer.
    expect(scheduleOf(attemptsOf(lapsed, 'tables-q1'))?.due).toBeGreaterThan(today);
    expect(cardOf(lapsed, 'tables-q1')?.due).toBe(today);
    const mended = answer(lapsed, 'tables-q1', today, 'review');
    const memory = scheduleOf(attemptsOf(mended, 'tables-q1'));
    expect(cardOf(mended, 'tables-q1')?.answered).toEqual(memory);
    expect(cardOf(mended, 'tables-q1', at(today + 1))?.due).toBe(memory?.due);
  });

  test('is none by practice or the placement check', () => {
    for (const kind of ['practice', 'placement'] as const)
      expect(reviewCards(catalog, answer(EMPTY, 'lsm-q1', today - 1, kind, false), now)).toEqual(
        [],
      );
    const practised = answer(missed, 'lsm-q1', today, 'practice');
    expect(cardOf(practised, 'lsm-q1')).toEqual(cardOf(missed, 'lsm-q1'));
  });

  test('is a question that is asked today and not one of before', () => {
    expect(reviewCards(catalog, answer(EMPTY, 'gone-q1', today - 1, 'first', false), now)).toEqual(
      [],
    );
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
