import { describe, expect, it } from 'vitest';
import { rankOpenQuestions } from '../../../src/domain/interview.ts';
import { EMPTY, type Json, type Progress } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';

const writer = { now: 1, by: 'tab' };
const write = (progress: Progress, key: string, value: Json) =>
  writeRegister(progress, key, value, writer);

describe('rankOpenQuestions', () => {
  const rate = (progress: Progress, id: string, ...points: number[]) =>
    write(progress, registerKeys.open(id), points);

  it('puts weak ones first, then those not rated, then the others', () => {
    let progress = rate(EMPTY, 'all', 1, 1, 1, 1);
    progress = rate(progress, 'half', 1, 0, 1, 0);
    progress = rate(progress, 'none', 0, 0, 0, 0);
    progress = rate(progress, 'most', 1, 1, 1, 0);
    const ids = ['all', 'half', 'new', 'none', 'most', 'newer'];
    expect(rankOpenQuestions(progress, ids).map(({ id }) => id)).toEqual([
      ...['none', 'half', 'new', 'newer', 'most', 'all'],
    ]);
    expect(rankOpenQuestions(progress, ['half'])).toEqual([
      { id: 'half', rating: { met: 2, of: 4 }, weak: true },
    ]);
  });

  it('keeps the order given where nothing was rated', () => {
    expect(rankOpenQuestions(EMPTY, ['b', 'a']).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
