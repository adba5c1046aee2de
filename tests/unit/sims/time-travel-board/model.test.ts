import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/time-travel-board/address.ts';
import {
  begin,
  DAY,
  earliest,
  isFromFuture,
  joins,
  step,
} from '../../../../src/sims/time-travel-board/model.ts';
import type { Action, State } from '../../../../src/sims/time-travel-board/model.ts';
import { presets, presetState } from '../../../../src/sims/time-travel-board/presets.ts';
import { at, clock, ttls } from '../../../../src/sims/time-travel-board/times.ts';
import {
  describe as words,
  judged,
  ruleInWords,
} from '../../../../src/sims/time-travel-board/words.ts';

const time = fc.integer({ min: 0, max: DAY });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'join' } as const) },
  fc.constantFrom(...joins).map((join): Action => ({ kind: 'set', to: { join } })),
  fc.constantFrom(...ttls).map((ttl): Action => ({ kind: 'set', to: { ttl } })),
  fc.record({ kind: fc.constantFrom('label', 'created'), which: fc.nat(3), at: time }),
);
const state: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom(...presets), fc.array(action, { maxLength: 25 }))
  .map(([preset, actions]) => actions.reduce(step, presetState(preset)));

it('gives nobody a row from after the label, but by the newest row; and by `known` none that was created later', () => {
  fc.assert(
    fc.property(state, ({ settings, answers }) => {
      for (const answer of answers) {
        const { label, got } = answer;
        if (got === null || settings.join === 'latest') continue;
        expect(got.event).toBeLessThanOrEqual(label);
        if (settings.ttl > 0) expect(label - got.event).toBeLessThanOrEqual(settings.ttl);
        if (settings.join === 'known') expect(isFromFuture(answer)).toBe(false);
      }
    }),
  );
});

it('gives what was served where rows that were created later do not count, and any age will do', () => {
  fc.assert(
    fc.property(state, (now) => {
      const known = step(step(now, { kind: 'set', to: { ttl: 0 } }), {
        ...{ kind: 'set', to: { join: 'known' } },
      });
      for (const { got, served } of known.answers) expect(got).toEqual(served);
    }),
  );
});

it('keeps rows created at their event or later, and answers every label as if it were the first', () => {
  fc.assert(
    fc.property(state, ({ settings, rows, labels, answers }) => {
      for (const { event, created } of rows) expect(created).toBeGreaterThanOrEqual(event);
      const alone = labels.map(
        (label) => step(begin(settings, rows, [label]), { kind: 'join' }).answers[0],
      );
      expect(answers).toEqual(alone.slice(0, answers.length));
    }),
  );
});

it('never creates two versions of a value at one time, for then engines may take either', () => {
  fc.assert(
    fc.property(state, ({ rows }) => {
      const times = rows.map(({ event, created }) => `${event} ${created}`);
      expect(new Set(times).size).toBe(rows.length);
    }),
  );
  const correction = presets.find(({ id }) => id === 'correction');
  expect(correction).toBeDefined();
  if (!correction) return;
  const now = presetState(correction);
  expect(step(now, { kind: 'created', which: 1, at: at('10:00') })).toBe(now);
  expect(step(now, { kind: 'created', which: 0, at: at('15:00') })).toBe(now);
  const { rows } = correction;
  expect(earliest(rows, 1)).toBe(at('10:30'));
  expect(earliest(rows, 0)).toBe(at('10:00'));
});

it('has words for every state, and an address for every action', () => {
  fc.assert(
    fc.property(state, (now) => {
      const text = [...words(now), ruleInWords(now.settings), ...now.answers.map(judged)];
      expect(text.join(' ')).not.toMatch(/undefined|NaN|\[object/);
      for (const one of text) expect(one).toMatch(/\.$/);
    }),
  );
  fc.assert(
    fc.property(action, (one) => {
      expect(decodeAction(encodeAction(one))).toEqual(one);
    }),
  );
  fc.assert(
    fc.property(time, (one) => {
      expect(at(clock(one))).toBe(one);
    }),
  );
});
