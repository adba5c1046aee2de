import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/crash-and-resume/address.ts';
import { savedOf } from '../../../../src/sims/crash-and-resume/loaders.ts';
import {
  begin,
  checkpointOf,
  count,
  isEnded,
  isOrderKept,
  job,
  parcelsOf,
  readAhead,
  step,
  STEPS,
  worlds,
} from '../../../../src/sims/crash-and-resume/model.ts';
import type { Action, Settings, State } from '../../../../src/sims/crash-and-resume/model.ts';
import { describe as words, ruleInWords } from '../../../../src/sims/crash-and-resume/words.ts';

const settings: fc.Arbitrary<Settings> = fc.oneof(
  fc.record({
    kind: fc.constant('indices' as const),
    saved: fc.constantFrom(...savedOf.indices),
    ranks: fc.constantFrom(...worlds),
  }),
  fc.record({ kind: fc.constant('stream' as const), saved: fc.constantFrom(...savedOf.stream) }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'train' } as const) },
  fc.record({ kind: fc.constantFrom('crash', 'rest') }),
  settings.map((one): Action => ({ kind: 'set', settings: one })),
);
const state: fc.Arbitrary<State> = fc
  .tuple(settings, fc.array(action, { maxLength: 20 }))
  .map(([first, actions]) => actions.reduce(step, begin(first)));
/** A crash after so many steps, and the epoch's end. */
const crash = (first: Settings, steps: number): State =>
  [
    ...Array.from({ length: steps }, () => ({ kind: 'train' }) as const),
    { kind: 'crash' } as const,
    { kind: 'rest' } as const,
  ].reduce<State>(step, begin(first));
const steps = fc.integer({ min: 2, max: STEPS - 1 });

it('trains every parcel once without a crash, whatever the loader', () => {
  fc.assert(
    fc.property(settings, (first) => {
      const ended = step(begin(first), { kind: 'rest' });
      expect(parcelsOf(ended).every(({ times }) => times === 1)).toBe(true);
      expect(ended.step).toBe(STEPS);
    }),
  );
});

it('keeps every parcel and the order with what is known of all ranks, or with all of a reader', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...worlds), (at, ranks) => {
      for (const first of [
        { kind: 'indices', saved: 'all', ranks },
        { kind: 'stream', saved: 'dice' },
        { kind: 'stream', saved: 'nothing' },
      ] as const) {
        const ended = crash(first, at);
        expect(count(ended)).toEqual({ never: 0, twice: 0 });
        expect(isOrderKept(ended)).toBe(true);
      }
    }),
  );
});

it('loses what was read and not trained where the position counts reads', () => {
  fc.assert(
    fc.property(steps, (at) => {
      for (const first of [
        { kind: 'indices', saved: 'read', ranks: 2 },
        { kind: 'stream', saved: 'position' },
      ] as const) {
        const ended = crash(first, at);
        expect(count(ended).never).toBe(readAhead(ended).flat().length);
        expect(count(ended).twice).toBe(0);
      }
    }),
  );
});

it('begins anew where a crash comes before the first checkpoint, whatever would be saved', () => {
  fc.assert(
    fc.property(settings, fc.constantFrom(0, 1), (first, at) => {
      const ended = crash(first, at);
      expect(count(ended)).toEqual({ never: 0, twice: 0 });
      expect(isOrderKept(ended)).toBe(true);
    }),
  );
});

it('trains what the weights had before a crash as often as after it', () => {
  fc.assert(
    fc.property(state, (now) => {
      const trained = parcelsOf(now).reduce((sum, { times }) => sum + times, 0);
      expect(trained).toBeGreaterThanOrEqual(checkpointOf(now) * job.batch * 2);
      if (!now.isResumed) expect(trained).toBe(now.step * job.batch * 2);
      expect(now.step).toBeLessThanOrEqual(STEPS);
      if (now.event === 'ended') expect(isEnded(now)).toBe(true);
    }),
  );
});

it('has words for every state, and an address for every action', () => {
  fc.assert(
    fc.property(state, (now) => {
      const text = [...words(now), ruleInWords(now.settings)];
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
