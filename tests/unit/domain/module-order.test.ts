import { describe, expect, it } from 'vitest';
import { CycleError, orderModules, prerequisiteClosure } from '../../../src/domain/module-order.ts';

const module = (id: string, ordinal: number, ...prerequisites: string[]) => ({
  id,
  ordinal,
  prerequisites,
});
const ids = (modules: { id: string }[]) => modules.map(({ id }) => id);

describe('orderModules', () => {
  it('puts prerequisites first and lets ordinals break ties', () => {
    expect(
      ids(orderModules([module('c', 3), module('a', 4, 'b'), module('b', 5), module('d', 1)])),
    ).toEqual(['d', 'c', 'b', 'a']);
  });

  it('takes a prerequisite that is not there as met', () => {
    expect(ids(orderModules([module('a', 1, 'elsewhere')]))).toEqual(['a']);
  });

  it('names the cycle', () => {
    const modules = [module('a', 1, 'b'), module('b', 2, 'c'), module('c', 3, 'b'), module('d', 4)];
    expect(() => orderModules(modules)).toThrow(CycleError);
    expect(() => orderModules(modules)).toThrow('b → c → b');
  });
});

describe('prerequisiteClosure', () => {
  const modules = [module('a', 1), module('b', 2, 'a'), module('c', 3, 'b'), module('d', 4, 'a')];

  it('holds the modules and all they need', () => {
    expect([...prerequisiteClosure(modules, ['c'])].sort()).toEqual(['a', 'b', 'c']);
  });

  it('stops at what is met', () => {
    expect([...prerequisiteClosure(modules, ['c', 'd'], new Set(['b']))].sort()).toEqual([
      'a',
      'c',
      'd',
    ]);
    expect([...prerequisiteClosure(modules, ['c'], new Set(['b', 'c']))]).toEqual([]);
  });
});
