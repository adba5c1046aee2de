import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/shredder/address.ts';
import { fileOf, limits, linesOf, readBack, step } from '../../../../src/sims/shredder/model.ts';
import type { Action, State } from '../../../../src/sims/shredder/model.ts';
import { presets, presetState } from '../../../../src/sims/shredder/presets.ts';
import { forms, maxDefinition, maxRepetition } from '../../../../src/sims/shredder/schema.ts';
import { describe as words, legend, total } from '../../../../src/sims/shredder/words.ts';

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'shred' } as const) },
  fc.record({ kind: fc.constant('add' as const), which: fc.nat(7) }),
  fc.record({ kind: fc.constant('turn' as const), letter: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('form' as const), form: fc.constantFrom(...forms) }),
);
const state: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom(...presets), fc.array(action, { maxLength: 25 }))
  .map(([preset, actions]) => actions.reduce(step, presetState(preset)));

it('keeps its rows to what the picture holds', () => {
  fc.assert(
    fc.property(state, (now) => {
      if (now.event.kind !== 'set') expect(linesOf(now)).toBeLessThanOrEqual(limits.lines);
      expect(now.taken.length).toBeLessThanOrEqual(now.rows.length);
    }),
  );
});

it('keeps levels within their range, stores a value at the highest level alone, and begins a row with 0', () => {
  fc.assert(
    fc.property(state, (now) => {
      const accepted = now.taken.filter(({ misfit }) => misfit === null).length;
      for (const { column, ...path } of fileOf(now)) {
        for (const { r, d, value } of column) {
          expect(r).toBeLessThanOrEqual(maxRepetition(path));
          expect(d).toBeLessThanOrEqual(maxDefinition(path));
          expect(value !== null).toBe(d === maxDefinition(path));
        }
        expect(column.filter(({ r }) => r === 0)).toHaveLength(accepted);
      }
    }),
  );
});

it('reads back the rows that were taken, but for a null where nothing tells it from an empty list', () => {
  fc.assert(
    fc.property(state, (now) => {
      const taken = now.taken.filter(({ misfit }) => misfit === null).map(({ value }) => value);
      const isBare = now.settings.shape === 'tries' && now.settings.form === 'bare';
      expect(readBack(now)).toEqual(taken.map((value) => (isBare ? (value ?? []) : value)));
    }),
  );
});

it('has words for every state, and an address for every action', () => {
  fc.assert(
    fc.property(state, (now) => {
      const text = [...words(now), ...legend(now.settings), total(now)].join(' ');
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      for (const one of words(now)) expect(one).toMatch(/[.]$/);
    }),
  );
  fc.assert(
    fc.property(action, (one) => {
      expect(decodeAction(encodeAction(one))).toEqual(one);
    }),
  );
});
