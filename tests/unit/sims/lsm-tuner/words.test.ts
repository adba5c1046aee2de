import fc from 'fast-check';
import { expect, test } from 'vitest';
import { step } from '../../../../src/sims/lsm-tuner/model.ts';
import { defaults } from '../../../../src/sims/lsm-tuner/settings.ts';
import { simulator } from '../../../../src/sims/lsm-tuner/simulator.ts';
import {
  bestRows,
  eventInWords,
  pickInWords,
  verdict,
} from '../../../../src/sims/lsm-tuner/words.ts';
import { anyAction } from './arbitraries.ts';

const rare = { ...defaults, trigger: 20 };
const full = { ...defaults, fullEvery: 1 };

test('the best of each column is marked, ties included', () => {
  expect(bestRows([defaults, rare, full])).toEqual({ write: [1], read: [2], space: [2] });
  expect(bestRows([full, { ...full, sizeRatio: 50 }]).write).toEqual([0, 1]);
});

test('the verdict is worked out, not assumed', () => {
  expect(verdict([defaults])).toMatch(/^Measure another/);
  expect(verdict([defaults, rare, full])).toMatch(/^None of/);
  // A ratio of 10 % happens to beat the default 1 % in all three columns under this load.
  expect(verdict([defaults, { ...defaults, sizeRatio: 10 }])).toMatch(
    /^So far trigger 5, ratio 10 %/,
  );
});

test('a step says what happened and what fires next', () => {
  const flushed = step(simulator.start('size-amp').state, { kind: 'flush' });
  expect(eventInWords(flushed)).toBe(
    'Flushed 1 MB to L0. The size amplification rule fires: the 5 newest runs to L5.',
  );
  expect(eventInWords(step(flushed, { kind: 'compact' }))).toBe(
    'Compacted. 5 runs of 14.6 MB became one of 13.1 MB in L5 (size amplification; 1.5 MB of old versions dropped).',
  );
  const full = step(simulator.start('full-every-commit').state, { kind: 'flush' });
  expect(pickInWords(full)).toBe('A full compaction is due: the 2 newest runs to L5');
});

test('every step has its sentence, without a hole in it', () => {
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 12 }), (actions) => {
      let state = simulator.start('trigger-5').state;
      for (const action of actions) {
        state = step(state, action);
        expect(eventInWords(state)).toMatch(/^[A-Z0-9a-z].*\.$/);
        expect(eventInWords(state)).not.toMatch(/undefined|NaN|Infinity|\.\.|null/);
      }
    }),
  );
});
