import { describe, expect, it } from 'vitest';
import { count, isOrderKept } from '../../../../src/sims/crash-and-resume/model.ts';
import type { Action, Settings } from '../../../../src/sims/crash-and-resume/model.ts';
import { simulator } from '../../../../src/sims/crash-and-resume/simulator.ts';
import { findPreset } from '../../../../src/sims/simulator.ts';

/** Never trained, trained twice, and whether the order is kept, once a preset's epoch has crashed and ended. */
function outcome(preset: string, settings?: Settings, steps = 5) {
  const actions: Action[] = [
    ...(settings ? [{ kind: 'set', settings } as const] : []),
    ...Array.from({ length: steps }, () => ({ kind: 'train' }) as const),
    { kind: 'crash' },
    { kind: 'rest' },
  ];
  const { state } = actions.reduce(simulator.act, simulator.start(preset));
  const { never, twice } = count(state);
  return [never, twice, isOrderKept(state)];
}

describe('each preset keeps what it promises', () => {
  it('in-flight: what was in flight is lost, until each rank counts what it trained', () => {
    expect(outcome('in-flight')).toEqual([12, 0, false]);
    expect(outcome('in-flight', { kind: 'indices', saved: 'rank', ranks: 2 })).toEqual([
      0,
      0,
      true,
    ]);
  });

  it('six-ranks: an old rank’s number means nothing to a new one; that of all ranks does', () => {
    expect(outcome('six-ranks')).toEqual([24, 0, false]);
    expect(outcome('six-ranks', { kind: 'indices', saved: 'all', ranks: 6 })).toEqual([0, 0, true]);
    expect(outcome('six-ranks', { kind: 'indices', saved: 'rank', ranks: 1 })).toEqual([
      0,
      12,
      false,
    ]);
  });

  it('lost-buffer: both buffers are lost, and with them saved the order alone is another', () => {
    expect(outcome('lost-buffer')).toEqual([6, 0, false]);
    expect(outcome('lost-buffer', { kind: 'stream', saved: 'buffer' })).toEqual([0, 0, false]);
  });

  it('new-dice: with the dice all is as without a crash', () => {
    expect(outcome('new-dice')).toEqual([0, 0, false]);
    expect(outcome('new-dice', { kind: 'stream', saved: 'dice' })).toEqual([0, 0, true]);
  });

  it('fast-forward: exact at any step, and reads the whole epoch again', () => {
    const { predict } = findPreset(simulator.presets, 'fast-forward');
    const before = simulator.start('fast-forward');
    const after = predict.acts.reduce(simulator.act, before);
    expect(predict.why(after, before)).toMatch(/^The loader draws 4 steps .* all 48 .* 18 to read/);
    expect(outcome('fast-forward')).toEqual([0, 0, true]);
    expect(outcome('fast-forward', undefined, 7)).toEqual([0, 0, true]);
  });

  it('rank-zero: as many are lost as come twice', () => {
    const [never, twice] = outcome('rank-zero');
    expect(never).toBe(twice);
    expect(never).toBeGreaterThan(0);
    expect(outcome('rank-zero', { kind: 'stream', saved: 'dice' })).toEqual([0, 0, true]);
  });
});
