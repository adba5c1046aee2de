import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/starvation/address.ts';
import { MOST, step, strides } from '../../../../src/sims/starvation/model.ts';
import type { Action, State } from '../../../../src/sims/starvation/model.ts';
import { run } from '../../../../src/sims/starvation/pipeline.ts';
import type { Setting } from '../../../../src/sims/starvation/pipeline.ts';
import { presets, presetState } from '../../../../src/sims/starvation/presets.ts';
import { settable, values } from '../../../../src/sims/starvation/settings.ts';
import { describe as words } from '../../../../src/sims/starvation/words.ts';

const setting: fc.Arbitrary<Setting> = fc.record({
  workers: fc.constantFrom(...values.workers),
  prefetch: fc.constantFrom(...values.prefetch),
  cores: fc.constantFrom(...values.cores),
  store: fc.constantFrom(...values.store),
  link: fc.constantFrom(...values.link),
  decode: fc.constantFrom(...values.decode),
  step: fc.constantFrom(...values.step),
  late: fc.constantFrom(...values.late),
  reads: fc.boolean(),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...strides).map((steps): Action => ({ kind: 'train', steps })),
  },
  fc
    .constantFrom(...settable)
    .chain((key) =>
      fc
        .constantFrom(...values[key])
        .map((value): Action => ({ kind: 'set', to: { [key]: value } })),
    ),
  fc.boolean().map((reads): Action => ({ kind: 'set', to: { reads } })),
);
const state: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom(...presets), fc.array(action, { maxLength: 12 }))
  .map(([preset, actions]) => actions.reduce(step, presetState(preset)));

it('does each batch’s work in order, on one link, on the cores there are, and step after step', () => {
  fc.assert(
    fc.property(setting, (one) => {
      const batches = run(one, MOST);
      for (const [number, batch] of batches.entries()) {
        const { fetched, linked, decoded, next, step: own } = batch;
        const times = [fetched.from, fetched.to, linked.from, linked.to, decoded.from, decoded.to];
        expect([...times, next.to, own.from]).toEqual(
          [...times, next.to, own.from].toSorted((a, b) => a - b),
        );
        expect(own.from).toBeGreaterThanOrEqual(batches[number - 1]?.step.to ?? 0);
      }
      const most = (spans: readonly { from: number; to: number }[]) =>
        Math.max(
          ...spans.map(({ from }) => spans.filter((s) => s.from <= from && from < s.to).length),
        );
      if (one.link > 0) expect(most(batches.map(({ linked }) => linked))).toBe(1);
      expect(most(batches.map(({ decoded }) => decoded))).toBeLessThanOrEqual(one.cores);
    }),
    { numRuns: 60 },
  );
});

it('keeps no more batches ahead than prefetch_factor for each worker', () => {
  fc.assert(
    fc.property(setting, (one) => {
      const batches = run(one, MOST);
      for (const [number, { fetched }] of batches.entries()) {
        const before = batches[number - one.prefetch * one.workers];
        if (before) expect(fetched.from).toBeGreaterThanOrEqual(before.next.to);
      }
    }),
    { numRuns: 60 },
  );
});

it('has words for every state, and an address for every action', () => {
  fc.assert(
    fc.property(state, (now) => {
      const text = words(now);
      expect(text.join(' ')).not.toMatch(/undefined|NaN|\[object/);
      for (const one of text) expect(one).toMatch(/\.$/);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(action, (one) => {
      expect(decodeAction(encodeAction(one))).toEqual(one);
    }),
  );
});
