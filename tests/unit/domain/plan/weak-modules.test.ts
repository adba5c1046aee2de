import { expect, it } from 'vitest';
import { weakModules } from '../../../../src/domain/plan/weak-modules.ts';
import { addAttempt, type AttemptKind } from '../../../../src/domain/progress/attempts.ts';
import { EMPTY } from '../../../../src/domain/progress/format.ts';
import { catalog } from '../catalog-fixture.ts';

const answered = (...all: [item: string, right: boolean, kind?: AttemptKind][]) =>
  all.reduce(
    (sum, [item, right, kind = 'first'], i) =>
      addAttempt(sum, item, { second: i * 60, offset: 0, kind, right }),
    EMPTY,
  );

it('there is none before anything was answered wrong', () => {
  expect(weakModules(catalog, EMPTY)).toEqual([]);
  expect(weakModules(catalog, answered(['lsm-q1', true], ['lsm-q2', false, 'practice']))).toEqual(
    [],
  );
});

it('a module is weak by an item that went wrong half the time or more, and comes once', () => {
  const progress = answered(
    ...([
      ['tables-q1', false],
      ['tables-q1', true],
      ['tables-q1', true],
    ] as [string, boolean][]),
    ...([
      ['flink-q1', false],
      ['flink-q1', true],
    ] as [string, boolean][]),
    ...([
      ['lsm-q1', false],
      ['lsm-q1', false],
      ['lsm-q2', false],
    ] as [string, boolean][]),
  );
  expect(weakModules(catalog, progress)).toEqual(['lsm', 'flink']);
});
