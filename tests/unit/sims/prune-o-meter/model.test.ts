import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/prune-o-meter/address.ts';
import {
  bloomFilterOf,
  mayContain,
  xxHash64,
} from '../../../../src/sims/prune-o-meter/bloom-filter.ts';
import { idsOf, orders, rowGroupsOf } from '../../../../src/sims/prune-o-meter/file.ts';
import { MAX_VALUE, questions, step } from '../../../../src/sims/prune-o-meter/model.ts';
import type { Action, State } from '../../../../src/sims/prune-o-meter/model.ts';
import { presets, presetState } from '../../../../src/sims/prune-o-meter/presets.ts';
import { bloomBytes, holds, prune, tests } from '../../../../src/sims/prune-o-meter/prune.ts';
import { describe as words } from '../../../../src/sims/prune-o-meter/words.ts';

const value = fc.integer({ min: 0, max: MAX_VALUE });
const predicate = fc.record({ test: fc.constantFrom(...tests), value });
const evidence = fc.record({
  footer: fc.boolean(),
  bloom: fc.constantFrom(...bloomBytes),
  index: fc.boolean(),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'ask' } as const) },
  fc.constantFrom(...orders).map((order): Action => ({ kind: 'order', order })),
  fc.constantFrom(...tests).map((test): Action => ({ kind: 'predicate', to: { test } })),
  value.map((one): Action => ({ kind: 'predicate', to: { value: one } })),
  fc.boolean().map((footer): Action => ({ kind: 'evidence', to: { footer } })),
  fc.boolean().map((index): Action => ({ kind: 'evidence', to: { index } })),
  fc.constantFrom(...bloomBytes).map((bloom): Action => ({ kind: 'evidence', to: { bloom } })),
);
const state: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom(...presets), fc.array(action, { maxLength: 20 }))
  .map(([preset, actions]) => actions.reduce(step, presetState(preset)));

it('never leaves out a row that matches, whatever the order and the evidence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...orders), predicate, evidence, (order, query, asked) => {
      const all = idsOf(order).filter((id) => holds(id, query)).length;
      expect(prune(order, query, asked).matches).toBe(all);
    }),
  );
});

it('leaves no more with more evidence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...orders), predicate, evidence, (order, query, asked) => {
      const pages = (more: Partial<typeof asked>) =>
        prune(order, query, { ...asked, ...more }).pages;
      for (const more of [{ footer: true }, { index: true }])
        expect(pages({})).toEqual(expect.arrayContaining([...pages(more)]));
      const none = pages({ bloom: 0 });
      expect(none).toEqual(expect.arrayContaining([...pages({ bloom: 64 })]));
    }),
  );
});

it('writes every even number once, in each order', () => {
  for (const order of orders) {
    const ids = rowGroupsOf(order).flatMap(({ pages }) => pages.flatMap((page) => page.ids));
    expect(ids.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 512 }, (_, index) => 2 * index),
    );
  }
});

it('hashes as XXH64 does, and a filter knows all its keys', () => {
  // As the `xxhash` package of Python gives them, of four bytes, the lowest first.
  expect(xxHash64(0)).toBe(0x3aefa6fd5cf2deb4n);
  expect(xxHash64(333)).toBe(0xc90983ae9dd9fe2dn);
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 60 }), (keys) => {
      const filter = bloomFilterOf(keys, 64);
      for (const key of keys) expect(mayContain(filter, key)).toBe(true);
    }),
  );
});

it('has words for every state, and an address for every action', () => {
  fc.assert(
    fc.property(state, (now) => {
      expect(now.asked).toBeLessThanOrEqual(questions.length);
      const text = words(now);
      expect(text.join(' ')).not.toMatch(/undefined|NaN|\[object/);
      for (const one of text) expect(one).toMatch(/\.$/);
    }),
  );
  fc.assert(
    fc.property(action, (one) => {
      expect(decodeAction(encodeAction(one))).toEqual(one);
    }),
  );
});
