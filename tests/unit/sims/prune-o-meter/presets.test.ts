import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../src/sims/prune-o-meter/model.ts';
import { simulator } from '../../../../src/sims/prune-o-meter/simulator.ts';
import { leftInWords, wrongOf } from '../../../../src/sims/prune-o-meter/words.ts';

/** Row groups left after the footer and after the filters, and pages read, once a preset has these settings. */
function left(preset: string, ...actions: readonly Action[]): readonly number[] {
  const { pruned } = actions.reduce(simulator.act, simulator.start(preset)).state;
  return [pruned.afterFooter, pruned.afterBloom, pruned.pages].map(({ length }) => length);
}

const sorted: Action = { kind: 'order', order: 'sorted' };
const index = (is: boolean): Action => ({ kind: 'evidence', to: { index: is } });
const footer = (is: boolean): Action => ({ kind: 'evidence', to: { footer: is } });

describe('each preset keeps what it promises', () => {
  it('shuffled: bounds are worth nothing, and all once the rows are sorted', () => {
    const [, , pages = 0] = left('shuffled');
    expect(pages).toBeGreaterThanOrEqual(25);
    expect(left('shuffled', sorted)).toEqual([1, 1, 2]);
  });

  it('sorted: the index reads pages of a row group; alone it leaves as little', () => {
    expect(left('sorted')).toEqual([1, 1, 4]);
    expect(left('sorted', index(true))).toEqual([1, 1, 2]);
    expect(left('sorted', index(true), footer(false))).toEqual([8, 8, 2]);
  });

  it('runs: pages have narrow ranges, and row groups have not', () => {
    const [groups = 0, , pages = 0] = left('runs');
    expect(groups).toBeGreaterThanOrEqual(7);
    expect(pages).toBeLessThanOrEqual(3);
    expect(left('runs', index(false))).toEqual([groups, groups, 4 * groups]);
  });

  it('absent: small filters let row groups through that do not hold the value, large ones do not', () => {
    const { order, predicate, pruned } = simulator.start('absent').state;
    expect(wrongOf(order, predicate, pruned.afterBloom)).toBe(pruned.afterBloom.length);
    expect(pruned.afterBloom.length).toBeGreaterThan(0);
    const filters = (bloom: number): Action => ({ kind: 'evidence', to: { bloom } });
    expect(left('absent', filters(128))[1]).toBe(0);
    // Enough for 333, and not for a quarter of the values near it that no row has.
    expect(left('absent', filters(64))[1]).toBe(0);
    const odd = Array.from({ length: 30 }, (_, index) => 301 + 2 * index);
    const wrong = (bloom: number) =>
      odd.filter((value) => {
        const one: Action = { kind: 'predicate', to: { value } };
        return left('absent', filters(bloom), one)[1] !== 0;
      }).length;
    expect(wrong(64)).toBeGreaterThan(6);
    expect(wrong(128)).toBe(0);
  });

  it('late: eight rows widen the ranges of row groups, and of a page in each', () => {
    const [groups = 0, , pages = 0] = left('late');
    expect(groups).toBeGreaterThanOrEqual(7);
    expect(pages).toBeLessThan(16);
    expect(left('late', index(false))[2]).toBe(4 * groups);
    expect(left('late', sorted)).toEqual([1, 1, 2]);
  });

  it('says after all levels how many pages each has left, and only of those that were asked', () => {
    const ask: Action = { kind: 'ask' };
    const after = (count: number) =>
      leftInWords(
        Array.from({ length: count }, () => ask).reduce(simulator.act, simulator.start('runs'))
          .state,
      );
    expect(after(1)).toBe('Pages left: 32 · after the footer 32.');
    expect(after(4)).toBe(
      'Pages left: 32 · after the footer 32 · after the filters 32 · after the index 2.',
    );
  });

  it('unequal: nothing helps, and for one value bounds do', () => {
    expect(left('unequal')).toEqual([8, 8, 32]);
    const equal: Action = { kind: 'predicate', to: { test: '=' } };
    expect(left('unequal', equal)).toEqual([1, 1, 1]);
  });
});
