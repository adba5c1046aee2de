import { describe, expect, it } from 'vitest';
import { isFromFuture } from '../../../../src/sims/time-travel-board/model.ts';
import type { Action, Settings } from '../../../../src/sims/time-travel-board/model.ts';
import { simulator } from '../../../../src/sims/time-travel-board/simulator.ts';
import { at } from '../../../../src/sims/time-travel-board/times.ts';

const join: Action = { kind: 'join' };
const set = (to: Partial<Settings>): Action => ({ kind: 'set', to });

/** The values of the labels that were joined, after all of a preset's and these steps. */
function values(preset: string, ...actions: readonly Action[]) {
  const { answers } = [join, join, join, ...actions].reduce(
    simulator.act,
    simulator.start(preset),
  ).state;
  return answers.map(({ got }) => got?.value ?? null);
}

describe('each preset keeps what it promises', () => {
  it('newest: one label of three has its value with good reason', () => {
    expect(values('newest')).toEqual([8, 8, 8]);
    expect(values('newest', set({ join: 'asof' }))).toEqual([5, 3, 8]);
  });

  it('edge: at the very time is in, and half an hour before it is not', () => {
    expect(values('edge')).toEqual([5, 5, null]);
    const back: Action = { kind: 'label', which: 0, at: at('10:00') };
    expect(values('edge', back)).toEqual([3, 5, null]);
    expect(values('edge', back, set({ ttl: 4 }))).toEqual([3, null, null]);
  });

  it('too-old: a value may be as old as the TTL, and no older', () => {
    expect(values('too-old')).toEqual([null, 5, 8]);
    expect(values('too-old', { kind: 'label', which: 0, at: at('12:00') })).toEqual([null, 5, 8]);
    expect(values('too-old', { kind: 'label', which: 0, at: at('11:30') })).toEqual([5, 5, 8]);
  });

  it('daily-total: as of the label a total comes that is not counted yet', () => {
    expect(values('daily-total')).toEqual([40, 70, 70]);
    expect(values('daily-total', set({ join: 'known' }))).toEqual([20, 40, 70]);
  });

  it('correction: what is corrected later comes, unless its creation is asked for', () => {
    expect(values('correction')).toEqual([7, 7]);
    expect(values('correction', set({ join: 'known' }))).toEqual([5, 7]);
    const early: Action = { kind: 'created', which: 1, at: at('11:30') };
    expect(values('correction', set({ join: 'known' }), early)).toEqual([7, 7]);
  });

  it('backfill: nothing was known, and as of the label all come from the future', () => {
    expect(values('backfill')).toEqual([null, null, null]);
    const { answers } = [join, join, join, set({ join: 'asof' })].reduce(
      simulator.act,
      simulator.start('backfill'),
    ).state;
    expect(answers.map(({ got }) => got?.value)).toEqual([1, 2, 4]);
    expect(answers.every(isFromFuture)).toBe(true);
  });
});
