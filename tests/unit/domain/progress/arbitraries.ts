import fc from 'fast-check';
import {
  addAttempt,
  countPacked,
  type AttemptKind,
} from '../../../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { EMPTY, MAX_AT, type Json, type Progress } from '../../../../src/domain/progress/format.ts';

/** Ids of ours, and ids that only a later release or a hand-edited file could hold. */
const itemId = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('lsm-q-1', 'lsm-q-2', 'arrow-q-1', 'flink-q-9') },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '7', 'Ünbekannt "1"', '') },
);

const registerKey = fc.oneof(
  fc.constantFrom(
    'read:s1',
    'read:s2',
    'bookmark:module:m1',
    'known:m1',
    'setting:keys',
    'plan',
    'place',
    'open:o1',
  ),
  fc.constantFrom('passed:m1', 'later:kind', '__proto__', 'toString'),
);

export const tabId = fc.constantFrom('', 'aaaaaa', 'bbbbbb', 'zzzzzz');

export const attempt = fc.record({
  // Wrong clocks included: 1970, and the year 4000.
  second: fc.oneof(
    fc.integer({ min: 1_795_000_000, max: 1_795_000_020 }),
    fc.integer({ min: 0, max: 64_000_000_000 }),
  ),
  offset: fc.constantFrom(0, 60, 120, -300, 345, -720, 840),
  kind: fc.constantFrom<AttemptKind>('first', 'practice', 'review', 'placement'),
  right: fc.boolean(),
});

const register = fc.record({
  at: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: MAX_AT })),
  by: tabId,
  value: fc.oneof(fc.constantFrom<Json>(0, 1), fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>),
});

const extra = fc.dictionary(
  fc.constantFrom('labs', 'backup', '__proto__', 'x'),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  { maxKeys: 2 },
);

/** Any progress that this code can hold, as it comes out of storage. */
export const progress: fc.Arbitrary<Progress> = fc
  .record({
    epoch: fc.record({ count: fc.integer({ min: 0, max: 2 }), by: tabId }),
    attempts: fc.array(fc.tuple(itemId, attempt), { maxLength: 12 }),
    registers: fc.array(fc.tuple(registerKey, register), { maxLength: 8 }),
    extra,
  })
  .map((parts) => {
    const bare: Progress = {
      epoch: parts.epoch,
      attempts: new Map(),
      registers: new Map(parts.registers),
      extra: new Map(Object.entries(parts.extra)),
    };
    const made = parts.attempts.reduce((sum, [id, entry]) => addAttempt(sum, id, entry), bare);
    return decodeProgress(encodeProgress(made)).progress;
  });

/** Progress of one epoch, where merging is a union. */
export const sameEpoch = progress.map((value): Progress => ({ ...value, epoch: EMPTY.epoch }));

/** Number of attempts, registers and fields. */
export function countFacts({ attempts, registers, extra: fields }: Progress): number {
  const answers = [...attempts.values()].reduce((sum, packed) => sum + countPacked(packed), 0);
  return answers + registers.size + fields.size;
}
