import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attemptsOf } from '../../../../src/domain/progress/attempts.ts';
import { decodeProgress, type Decoded } from '../../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import {
  bookmarks,
  lastPlace,
  markedIds,
  openRating,
  passedMark,
  savedPlan,
} from '../../../../src/domain/progress/registers.ts';

const folder = new URL('../../../fixtures/progress/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Payloads of every version that was ever written. Append only: a payload that readers may still have is never changed. */
const EXPECTED: Record<string, Decoded['kind']> = {
  'v1-empty.json': 'ok',
  'v1-full.json': 'ok',
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

  it.each(['v1-empty.json', 'v1-full.json'])('%s is written back as it was', (name) => {
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

  it('broken.json keeps the attempts, the epoch, and the registers before the cut', () => {
    const { progress } = decodeProgress(read('broken.json'));
    expect(progress.epoch.count).toBe(2);
    expect(attemptsOf(progress, 'flink-q-key-groups')).toHaveLength(8);
    expect(
      [...progress.registers.keys()].filter((key) => key.startsWith('bookmark:')),
    ).toHaveLength(3);
  });
});
