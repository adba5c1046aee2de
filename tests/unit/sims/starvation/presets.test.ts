import { describe, expect, it } from 'vitest';
import { idleBefore, paceOf } from '../../../../src/sims/starvation/model.ts';
import type { Action } from '../../../../src/sims/starvation/model.ts';
import { LATE } from '../../../../src/sims/starvation/pipeline.ts';
import type { Setting } from '../../../../src/sims/starvation/pipeline.ts';
import { simulator } from '../../../../src/sims/starvation/simulator.ts';

const after = (preset: string, to: Partial<Setting>) =>
  simulator.act(simulator.start(preset), { kind: 'set', to } satisfies Action).state;

/** Milliseconds a batch in the long run, rounded, once a preset has these settings. */
const period = (preset: string, to: Partial<Setting> = {}): number =>
  Math.round(paceOf(after(preset, to)).period);

describe('each preset keeps what it promises', () => {
  it('twelve-cores: queues and workers do not help, cores for the workers do', () => {
    expect(period('twelve-cores')).toBe(256);
    expect(period('twelve-cores', { prefetch: 8 })).toBe(256);
    expect(period('twelve-cores', { workers: 16 })).toBe(256);
    expect(period('twelve-cores', { workers: 16, cores: 16 })).toBe(200);
  });

  it('faster-device: cores rule, then the link, then the device', () => {
    expect(period('faster-device')).toBe(100);
    expect(period('faster-device', { step: 50 })).toBe(75);
    expect(period('faster-device', { step: 50, workers: 16 })).toBe(75);
    expect(period('faster-device', { step: 50, workers: 16, decode: 150 })).toBe(60);
    expect(period('faster-device', { step: 50, workers: 16, decode: 150, link: 30 })).toBe(50);
  });

  it('two-workers: every second step waits, with any queue; a third worker ends it', () => {
    const idle = (to: Partial<Setting>) => {
      const { batches } = after('two-workers', to);
      return [20, 21, 22, 23].map((number) => idleBefore(batches, number));
    };
    expect(idle({})).toEqual([100, 0, 100, 0]);
    expect(idle({ prefetch: 8 })).toEqual([100, 0, 100, 0]);
    expect(idle({ workers: 3 })).toEqual([0, 0, 0, 0]);
  });

  it('one-late: a queue hides one late batch, if it is long enough', () => {
    const waits = [2, 4, 8].map((prefetch) =>
      idleBefore(after('one-late', { prefetch }).batches, LATE),
    );
    expect(waits).toEqual([500, 0, 0]);
  });

  it('slow-store: waiting needs workers, and no cores', () => {
    expect(period('slow-store')).toBe(110);
    expect(period('slow-store', { cores: 8 })).toBe(110);
    expect(period('slow-store', { workers: 8, cores: 1 })).toBe(60);
    expect(period('slow-store', { store: 40 })).toBe(60);
  });
});
