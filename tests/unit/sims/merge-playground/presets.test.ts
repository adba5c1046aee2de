import { describe, expect, it } from 'vitest';
import type { Action, State } from '../../../../src/sims/merge-playground/model.ts';
import { simulator } from '../../../../src/sims/merge-playground/simulator.ts';

/** What is read once these steps are taken from a preset's start: the row's values, or why there is none. */
function read(preset: string, ...steps: readonly Action[]): unknown {
  const { view } = steps.reduce(simulator.act, simulator.start(preset)).state;
  return view.kind === 'row' ? Object.values(view.row.values) : view.kind;
}

const row = (number: number): Action => ({ kind: 'commit', row: number });
const all = [row(1), row(2), row(3)];
const compact: Action = { kind: 'compact' };
const set = (settings: Partial<State['settings']>): Action => ({ kind: 'set', settings });

describe('each preset keeps what it promises', () => {
  it('late-update: arrival decides, until there is a sequence field', () => {
    expect(read('late-update', ...all)).toEqual([2, 20, null, null]);
    expect(read('late-update', ...all, set({ sequence: 'ta' }))).toEqual([3, 30, null, null]);
  });

  it('lost-delete: the deleted row is back only where its delete was compacted away', () => {
    expect(read('lost-delete', row(1), row(2), compact, row(3))).toEqual([2, 20, null, null]);
    expect(read('lost-delete', row(1), row(2), row(3), compact)).toBe('none');
  });

  it('nulls: a null overwrites in a sequence group alone', () => {
    expect(read('nulls', ...all)).toEqual([2, 10, 1, 7]);
    expect(read('nulls', ...all, set({ sequence: 'groups' }))).toEqual([2, null, 1, 7]);
  });

  it('two-clocks: each group keeps its own newest', () => {
    expect(read('two-clocks', ...all)).toEqual([5, 50, 4, 40]);
    expect(read('two-clocks', ...all, set({ sequence: 'groups' }))).toEqual([5, 50, 9, 90]);
  });

  it('two-clocks: with one field the answer depends on when compaction ran', () => {
    const early = [row(1), row(2), compact, row(3)];
    expect(read('two-clocks', ...early)).toEqual([5, 50, 9, 90]);
    expect(read('two-clocks', ...early, set({ sequence: 'groups' }))).toEqual([5, 50, 9, 90]);
  });

  it('late-sum: a sum has all rows, the last value only the newest', () => {
    expect(read('late-sum', ...all)).toEqual([3, 14, null, null]);
    const last = set({ sum: 'last_non_null_value' });
    expect(read('late-sum', ...all, last)).toEqual([3, 7, null, null]);
  });

  it('half-deleted: the other group stays, unless a delete may remove the row', () => {
    expect(read('half-deleted', ...all)).toEqual([2, null, 1, 7]);
    expect(read('half-deleted', ...all, set({ deletes: 'remove' }))).toBe('none');
  });

  it('sum-after-delete: the sum depends on when compaction ran', () => {
    expect(read('sum-after-delete', ...all)).toEqual([3, 8, null, null]);
    expect(read('sum-after-delete', row(1), row(2), compact, row(3))).toEqual([3, 3, null, null]);
  });

  it('no-way-back: nothing reads or compacts it, until retractions are ignored', () => {
    const { state } = [...all, compact].reduce(simulator.act, simulator.start('no-way-back'));
    expect(state.view.kind).toBe('fault');
    expect(state.event.kind).toBe('compaction-failed');
    expect(state.runs).toHaveLength(3);
    expect(read('no-way-back', ...all, set({ deletes: 'ignore' }))).toEqual([3, 12, null, null]);
  });

  it('first-row: nothing before a compaction, and the first ever after', () => {
    expect(read('first-row', ...all)).toBe('none');
    expect(read('first-row', row(1), row(2), compact, row(3), compact)).toEqual([
      2,
      20,
      null,
      null,
    ]);
  });
});
