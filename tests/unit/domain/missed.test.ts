import { expect, it } from 'vitest';
import { localDay } from '../../../src/domain/day.ts';
import { missedItems } from '../../../src/domain/missed.ts';
import { addAttempt, type AttemptKind } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Progress } from '../../../src/domain/progress/format.ts';
import { catalog } from './catalog-fixture.ts';

/** `answers`: a letter each, `r` for right and `w` for wrong, one a minute from `start`. */
function answered(
  progress: Progress,
  item: string,
  answers: string,
  { kind = 'first' as AttemptKind, start = 0 } = {},
): Progress {
  return [...answers].reduce(
    (sum, letter, i) =>
      addAttempt(sum, item, { second: start + i * 60, offset: 0, kind, right: letter === 'r' }),
    progress,
  );
}

it('lists nothing before anything was missed', () => {
  expect(missedItems(EMPTY, catalog)).toEqual([]);
  expect(missedItems(answered(EMPTY, 'lsm-q1', 'rr'), catalog)).toEqual([]);
});

it('counts first answers, reviews and placements, and no practice', () => {
  let progress = answered(EMPTY, 'lsm-q1', 'w');
  progress = answered(progress, 'lsm-q1', 'www', { kind: 'practice', start: 1000 });
  progress = answered(progress, 'lsm-q1', 'rw', { kind: 'review', start: 2000 });
  progress = answered(progress, 'lsm-q1', 'w', { kind: 'placement', start: 3000 });
  expect(missedItems(progress, catalog)).toEqual([
    { item: 'lsm-q1', module: 'lsm', asked: 4, missed: 3, last: { second: 3000, offset: 0 } },
  ]);
  expect(missedItems(answered(EMPTY, 'lsm-q2', 'w', { kind: 'practice' }), catalog)).toEqual([]);
});

it('puts share and number of misses first, the latest first among equals', () => {
  let progress = answered(EMPTY, 'lsm-q1', 'w', { start: 900 });
  progress = answered(progress, 'lsm-q2', 'wwwwwr');
  progress = answered(progress, 'lsm-q3', 'wrrr');
  progress = answered(progress, 'tables-q1', 'wwr');
  progress = answered(progress, 'flink-q1', 'w', { start: 5000 });
  expect(missedItems(progress, catalog).map(({ item }) => item)).toEqual([
    'lsm-q2',
    'tables-q1',
    'flink-q1',
    'lsm-q1',
    'lsm-q3',
  ]);
});

it('knows only items that are asked today, and of the modules given', () => {
  let progress = answered(EMPTY, 'a-gone-item', 'www');
  progress = answered(progress, 'lsm-q1', 'w');
  expect(missedItems(progress, catalog).map(({ item }) => item)).toEqual(['lsm-q1']);
  const others = catalog.modules.filter(({ id }) => id !== 'lsm');
  expect(missedItems(progress, { modules: others })).toEqual([]);
});

it('takes a miss from a clock that ran ahead as one of now', () => {
  const progress = answered(EMPTY, 'lsm-q1', 'w', { start: 9_000_000 });
  expect(missedItems(progress, catalog, 5000)[0]?.last.second).toBe(5000);
});

it('a miss keeps the reader’s clock, so that its day is theirs', () => {
  // An hour before midnight by UTC, and the next morning where the reader is.
  const miss = { second: 86_400 - 3600, offset: 480, kind: 'first' as const, right: false };
  const [missed] = missedItems(addAttempt(EMPTY, 'lsm-q1', miss), catalog);
  expect(missed && localDay(missed.last)).toBe(1);
});
