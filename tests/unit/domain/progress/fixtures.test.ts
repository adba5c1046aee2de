import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doneLabs } from '../../../../src/domain/finished.ts';
import { LAB_CHOICES } from '../../../../src/domain/plan/lab-choice.ts';
import { readPlanInput } from '../../../../src/domain/plan/read-input.ts';
import { attemptsOf, type AttemptKind } from '../../../../src/domain/progress/attempts.ts';
import { decodeProgress, type Decoded } from '../../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { VERSION } from '../../../../src/domain/progress/format.ts';
import {
  bookmarks,
  lastPlace,
  markedIds,
  openRating,
  passedMark,
  registerKeys,
  savedPlan,
} from '../../../../src/domain/progress/registers.ts';

const folder = new URL('../../../fixtures/progress/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Payloads of every version that was ever written. Append only: a payload that readers may still have is never changed. */
const EXPECTED: Record<string, Decoded['kind']> = {
  'v1-empty.json': 'ok',
  'v1-full.json': 'ok',
  'v1-labs.json': 'ok',
  'v1-labs-all.json': 'ok',
  'v1-labs-none.json': 'ok',
  'v1-labs-one.json': 'ok',
  'v1-placement-and-plan.json': 'ok',
  'broken.json': 'salvaged',
  'future.json': 'newer',
};

describe('stored payloads', () => {
  it('are all listed here', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s is %s', (name, kind) => {
    expect(decodeProgress(read(name)).kind).toBe(kind);
  });

  const whole = Object.keys(EXPECTED).filter((name) => EXPECTED[name] === 'ok');

  it.each(whole)('%s is written back as it was', (name) => {
    expect(encodeProgress(decodeProgress(read(name)).progress)).toBe(read(name).trim());
  });

  it('v1-full.json says what it said on the day it was written', () => {
    const { progress } = decodeProgress(read('v1-full.json'));
    expect(progress.epoch).toEqual({ count: 2, by: 'k3x9ab' });
    expect(attemptsOf(progress, 'lsm-q-next-rule')).toHaveLength(8);
    expect(attemptsOf(progress, 'lsm-q-next-rule')[1]).toEqual({
      second: 1_793_271_605,
      offset: 120,
      kind: 'placement',
      right: true,
    });
    expect(markedIds(progress, 'read:')).toEqual([
      'arrow-offsets',
      'lsm-trace',
      'lsm-universal',
      'lsm-runs',
      'lsm-problem',
    ]);
    expect(bookmarks(progress)).toEqual([
      { kind: 'section', id: 'lsm-trace' },
      { kind: 'module', id: 'lsm-trees-amplification' },
    ]);
    expect(lastPlace(progress)).toEqual({
      module: 'columnar-and-arrow-layout',
      section: 'arrow-offsets',
    });
    expect(savedPlan(progress)?.modules).toHaveLength(3);
    expect(openRating(progress, 'lsm-open-tune')).toEqual([true, false, true, true]);
    expect(passedMark(progress, 'lsm-trees-amplification')?.day).toBe(20_753);
    expect(progress.registers.get('lab:paimon-compaction')?.value).toEqual({
      done: true,
      note: null,
    });
    expect(progress.extra.get('backups')).toEqual({ days: [20_740, 20_750], last: 20_750 });
  });

  it('v1-placement-and-plan.json says what it said on the day it was written', () => {
    const { progress } = decodeProgress(read('v1-placement-and-plan.json'));
    expect(attemptsOf(progress, 'fst-q-broadcast-cost')).toEqual([
      { second: 1_795_167_000, offset: 0, kind: 'placement', right: false },
    ]);
    expect(
      attemptsOf(progress, 'tff-q-match-primitive').map(({ kind, right }) => [kind, right]),
    ).toEqual([
      ['first', false],
      ['practice', true],
      ['practice', false],
      ['first', true],
    ]);
    expect(markedIds(progress, 'done:')).toEqual([
      'columnar-and-arrow-layout',
      'pytorch-dataloader-internals',
    ]);
    expect(passedMark(progress, 'table-format-fundamentals')?.items).toHaveLength(11);
    expect(savedPlan(progress)?.input).toEqual({
      qualifications: 'all',
      known: [],
      done: ['table-format-fundamentals'],
      hoursPerWeek: 7.5,
      start: '2026-11-21',
      target: null,
      review: 0.2,
      buffer: 0.1,
      pace: 1.3,
    });
  });

  it('v1-labs.json says what it said on the day it was written', () => {
    const { progress } = decodeProgress(read('v1-labs.json'));
    expect([...doneLabs(progress)]).toEqual([
      ['paimon-lsm-levels', 20_786],
      ['four-formats-one-table', 20_781],
    ]);
    // A tick that was taken away.
    expect(progress.registers.get('lab:flink-state-rescale')?.value).toBe(0);
    expect(readPlanInput(savedPlan(progress)?.input)).toMatchObject({
      ...{ labs: true, labsDone: ['four-formats-one-table'] },
    });
  });

  it.each(['none', 'one', 'all'] as const)(
    'v1-labs-%s.json says the choice of labs that it was kept with',
    (labChoice) => {
      const { progress } = decodeProgress(read(`v1-labs-${labChoice}.json`));
      expect(readPlanInput(savedPlan(progress)?.input)).toEqual({
        ...{ qualifications: 'all', known: [], labChoice, hoursPerWeek: 6 },
        ...{ start: '2026-11-30', target: '2027-02-02', review: 0.2, buffer: 0.1, pace: 1.3 },
      });
    },
  );

  it('every choice of labs has a payload', () => {
    expect(LAB_CHOICES.map((choice) => `v1-labs-${choice}.json` in EXPECTED)).not.toContain(false);
  });

  describe('hold together', () => {
    const all = whole.map((name) => ({ name, progress: decodeProgress(read(name)).progress }));
    const mend = 'export from the built site what is missing, and add it here as a payload';

    it('every version there was', () => {
      for (let version = 1; version <= VERSION; version++)
        expect(
          whole.some((name) => name.startsWith(`v${version}-`)),
          `no payload of version ${version}: ${mend}`,
        ).toBe(true);
    });

    it('every kind of attempt, right and wrong', () => {
      const kinds: Record<AttemptKind, true> = {
        first: true,
        practice: true,
        review: true,
        placement: true,
      };
      const found = all.flatMap(({ progress }) =>
        [...progress.attempts.keys()].flatMap((id) =>
          attemptsOf(progress, id).map(({ kind, right }) => `${kind} ${right}`),
        ),
      );
      const missing = Object.keys(kinds)
        .flatMap((kind) => [`${kind} true`, `${kind} false`])
        .filter((one) => !found.includes(one));
      expect(missing, mend).toEqual([]);
    });

    it('every kind of register', () => {
      const found = all.flatMap(({ progress }) => [...progress.registers.keys()]);
      const wanted = Object.values(registerKeys).flatMap((key) => {
        if (typeof key === 'string') return [key];
        return key === registerKeys.bookmark
          ? ['bookmark:module:', 'bookmark:section:']
          : [(key as (id: string) => string)('')];
      });
      const missing = wanted.filter((prefix) => !found.some((key) => key.startsWith(prefix)));
      expect(missing, mend).toEqual([]);
    });
  });

  it('broken.json keeps the attempts, the epoch, and the registers before the cut', () => {
    const { progress } = decodeProgress(read('broken.json'));
    expect(progress.epoch.count).toBe(2);
    expect(attemptsOf(progress, 'flink-q-key-groups')).toHaveLength(8);
    expect(
      [...progress.registers.keys()].filter((key) => key.startsWith('bookmark:')),
    ).toHaveLength(3);
  });
});
