import { describe, expect, test } from 'vitest';
import { FLUSH_BYTES } from '../../../../src/sims/lsm-tuner/merge.ts';
import { amplification, measure } from '../../../../src/sims/lsm-tuner/measure.ts';
import { check, nextPick, step } from '../../../../src/sims/lsm-tuner/model.ts';
import type { State } from '../../../../src/sims/lsm-tuner/model.ts';
import { presets } from '../../../../src/sims/lsm-tuner/presets.ts';
import { defaults } from '../../../../src/sims/lsm-tuner/settings.ts';
import { simulator } from '../../../../src/sims/lsm-tuner/simulator.ts';

function start(id: string): State {
  return simulator.start(id).state;
}

describe('what each preset promises', () => {
  test('an unknown id is the first preset', () => {
    expect(simulator.start('nonsense').preset).toBe('trigger-5');
    expect(simulator.start(undefined).preset).toBe('trigger-5');
  });

  test.each(presets.map(({ id }) => id))(
    '%s begins with nothing to compact and two rows at most to compare',
    (id) => {
      const state = start(id);
      expect(nextPick(state)).toBeNull();
      expect(state.measured[0]).toEqual(defaults);
      expect(state.measured.length).toBeLessThanOrEqual(2);
    },
  );

  test('trigger-5: others win a column each, none wins all', () => {
    const own = measure(start('trigger-5').settings);
    const rare = measure({ ...defaults, trigger: 20 });
    const full = measure({ ...defaults, fullEvery: 1 });
    expect(rare.write).toBeLessThan(own.write);
    expect(rare.read).toBeGreaterThan(own.read);
    expect(full.read).toBeLessThan(own.read);
    expect(full.space).toBeLessThan(own.space);
    expect(full.write).toBeGreaterThan(own.write);
  });

  test('full-every-commit: one flush of 1 MB makes the whole table be written again', () => {
    const state = step(start('full-every-commit'), { kind: 'flush' });
    expect(nextPick(state)).toEqual({ rule: 'full', count: 2, outputLevel: 5 });
    const { event, runs } = step(state, { kind: 'compact' });
    if (event.kind !== 'compact') throw new Error('no compaction');
    expect(event.done?.writtenBytes).toBeGreaterThan(34 * FLUSH_BYTES);
    expect(runs).toHaveLength(1);
  });

  test('trigger-20: after 100 more flushes little is written and a scan merges many runs', () => {
    const means = amplification(step(start('trigger-20'), { kind: 'run', flushes: 100 }).totals);
    expect(means?.write).toBeLessThan(2.5);
    expect(means?.read).toBeGreaterThan(10);
  });

  test('size-amp: the next flush fires the size-amplification rule over five levels', () => {
    const state = step(start('size-amp'), { kind: 'flush' });
    expect(check(state).pick).toEqual({ rule: 'size-amp', count: 5, outputLevel: 5 });
    expect(state.runs.map(({ level }) => level)).toEqual([0, 2, 3, 4, 5]);
  });

  test('size-ratio: the next flush pulls five of six runs into one merge', () => {
    const state = step(start('size-ratio'), { kind: 'flush' });
    expect(state.runs).toHaveLength(6);
    expect(check(state).pick).toEqual({ rule: 'size-ratio', count: 5, outputLevel: 4 });
  });

  test('full-every-50: fewer bytes written than with the defaults, fewer runs, less dead data', () => {
    const own = measure(start('full-every-50').settings);
    const plain = measure(defaults);
    expect(own.write).toBeLessThan(plain.write);
    expect(own.read).toBeLessThan(plain.read);
    expect(own.space).toBeLessThan(plain.space);
  });

  test('trigger-2: two runs at most, for many times the bytes', () => {
    const own = measure(start('trigger-2').settings);
    expect(own.read).toBeLessThanOrEqual(2);
    expect(own.write).toBeGreaterThan(5 * measure(defaults).write);
  });

  test('size-amp-20: nearly no dead data, for more bytes written', () => {
    const own = measure(start('size-amp-20').settings);
    const plain = measure(defaults);
    expect(own.space).toBeLessThan(1.1);
    expect(own.write).toBeGreaterThan(plain.write);
  });
});
