import fc from 'fast-check';
import { MAX_KEY_LENGTH, parseKey } from '../../../../src/sims/rescale-ring/key-hash.ts';
import type { Key } from '../../../../src/sims/rescale-ring/key-hash.ts';
import { limits } from '../../../../src/sims/rescale-ring/model.ts';
import type { Action } from '../../../../src/sims/rescale-ring/model.ts';
import { presets } from '../../../../src/sims/rescale-ring/presets.ts';
import { anyText } from '../../any-text.ts';

const text = fc
  .oneof(anyText(), fc.constantFrom('houston', 'user-1', '7', '-', '_', '.', '~'))
  .map((typed) => parseKey('text', typed.slice(0, MAX_KEY_LENGTH)));
const number = fc
  .tuple(fc.constantFrom('int' as const, 'long' as const), fc.integer())
  .map(([type, value]) => parseKey(type, String(value)));
const key = fc.oneof(text, number).filter((each): each is Key => typeof each !== 'string');

const request = fc.record({
  parallelism: fc.oneof(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: limits.parallelism }),
  ),
  maxParallelism: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: limits.maxParallelism }) },
  ),
});

/** Any action that the controls can cause. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('restore' as const), request }),
  fc.record({ kind: fc.constant('start' as const), request }),
  fc.record({ kind: fc.constant('add-key' as const), key }),
  fc.record({ kind: fc.constant('add-numbered' as const), count: fc.constant(100) }),
  fc.record({
    kind: fc.constant('heat' as const),
    key,
    percent: fc.integer({ min: 0, max: limits.hotPercent }),
  }),
);

export const preset = fc.constantFrom(...presets);
