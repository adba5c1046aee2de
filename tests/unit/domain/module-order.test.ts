import fc from 'fast-check';
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

  it('takes, of all that could come next, the lowest ordinal', () => {
    const graphs = fc.array(
      fc.record({
        ordinal: fc.nat({ max: 30 }),
        needs: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(graphs, (graph) => {
        // A module needs only later ones of this list, so that there is no cycle; some are not there.
        const modules = graph.map(({ ordinal, needs }, place) => ({
          id: `m${place}`,
          ordinal,
          prerequisites: needs.map((step) => `m${place + 1 + step}`),
        }));
        const waiting = new Set(modules.map(({ id }) => id));
        const plain: string[] = [];
        while (waiting.size > 0) {
          const [next] = modules
            .filter(({ id }) => waiting.has(id))
            .filter(({ prerequisites }) => !prerequisites.some((id) => waiting.has(id)))
            .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
          plain.push(next?.id ?? '');
          waiting.delete(next?.id ?? '');
        }
        expect(ids(orderModules(modules))).toEqual(plain);
      }),
    );
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
