import { describe, expect, it } from 'vitest';
import { loadOfGroups, loadOfSubtasks } from '../../../../src/sims/rescale-ring/load.ts';
import { skewOf, step } from '../../../../src/sims/rescale-ring/model.ts';
import type { State } from '../../../../src/sims/rescale-ring/model.ts';
import { presets } from '../../../../src/sims/rescale-ring/presets.ts';
import { simulator } from '../../../../src/sims/rescale-ring/simulator.ts';
import { describeEvent } from '../../../../src/sims/rescale-ring/words.ts';

const begin = (id: string | undefined) => simulator.start(id).state;
const restore = (state: State, parallelism: number, maxParallelism: number | null = null) =>
  step(state, { kind: 'restore', request: { parallelism, maxParallelism } });
const startNew = (state: State, parallelism: number, maxParallelism: number | null = null) =>
  step(state, { kind: 'start', request: { parallelism, maxParallelism } });
const loads = ({ job, traffic }: State) =>
  loadOfSubtasks(job, loadOfGroups(traffic, job.maxParallelism));
const words = (state: State) => describeEvent(state).join(' ');

describe('what each preset lets a reader discover', () => {
  it('two-to-three: half of the groups move, as in the lab’s expected output', () => {
    const three = restore(begin('two-to-three'), 3);
    expect(words(three)).toContain(
      'Parallelism 2 → 3: 63 of 128 key groups change their subtask. With them moves the state of 2 of 9 keys.',
    );
    expect(words(restore(three, 4))).toContain('65 of 128 key groups');
    expect(words(restore(begin('two-to-three'), 8))).toContain('3 of 8 subtasks have no key.');
  });

  it('uneven: half as many subtasks again take nothing off the busiest one', () => {
    const eight = begin('uneven');
    const twelve = restore(eight, 12);
    expect(words(twelve)).toContain('13 of 16 key groups change their subtask');
    expect(words(twelve)).toContain('13 % of the records, as before');
    expect(skewOf(eight).ratio).toBeLessThan(1.1);
    expect(skewOf(twelve).ratio).toBeGreaterThan(1.5);
    expect(skewOf(restore(twelve, 16)).share).toBeLessThan(0.6 * skewOf(twelve).share);
  });

  it('hot-key: no parallelism brings the busiest subtask below the hot key’s share', () => {
    const start = begin('hot-key');
    expect(skewOf(start).share).toBeGreaterThan(0.8);
    const shares = [8, 32, 128].map((parallelism) => skewOf(restore(start, parallelism)).share);
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.6);
    expect(shares[0]).toBeLessThan(0.7);
    expect(shares[2]).toBeLessThan(0.61);
    expect(words(restore(start, 128))).toContain(
      'houston alone sends 60 %, and one key stays on one subtask.',
    );
  });

  it('max-parallelism: both ways past the number are refused, and a new job loses the state', () => {
    const start = begin('max-parallelism');
    expect(restore(start, 9).event).toMatchObject({ reason: 'above-recorded-max' });
    expect(restore(start, 3, 16).event).toMatchObject({ reason: 'max-mismatch' });
    expect(restore(start, 8).event).toMatchObject({ kind: 'restored' });
    expect(words(startNew(start, 9))).toContain(
      'No state came along: all 9 keys begin from nothing.',
    );
    expect(startNew(start, 9).job.maxParallelism).toBe(128);
  });

  it('max-parallelism: the cities lie where the lab’s key-groups.txt says', () => {
    const three = restore(begin('max-parallelism'), 3);
    expect(loads(three).map(({ keys }) => keys)).toEqual([3, 4, 2]);
    expect(words(three)).toContain('3 of 8 key groups');
    expect(words(three)).toContain('the state of 3 of 9 keys');
  });

  it('few-groups: more groups level the shares, and only a new job can have them', () => {
    const start = begin('few-groups');
    expect(skewOf(start).ratio).toBeGreaterThan(1.7);
    expect(restore(start, 7, 128).event).toMatchObject({ reason: 'max-mismatch' });
    const fine = startNew(start, 7, 128);
    expect(skewOf(fine).ratio).toBeLessThan(1.1);
    expect(words(fine)).toContain('No state came along');
  });

  it('all of them: a title, one thing to try, and two things known at the start', () => {
    for (const { id, title, tryThis } of presets) {
      expect(title).not.toBe('');
      expect(tryThis).toMatch(/[.?]$/);
      expect(words(begin(id))).toMatch(/^Parallelism \d+, .* The busiest subtask is/);
    }
  });

  it('falls back to the first preset for a name that is none', () => {
    expect(simulator.start('no-such').preset).toBe('two-to-three');
    expect(simulator.start(undefined).preset).toBe('two-to-three');
  });
});
