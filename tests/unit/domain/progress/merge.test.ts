import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsOf } from '../../../../src/domain/progress/attempts.ts';
import { encodeProgress as text } from '../../../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../../../src/domain/progress/format.ts';
import { importFacts, undoImport } from '../../../../src/domain/progress/import.ts';
import { compareEpochs, mergeProgress } from '../../../../src/domain/progress/merge.ts';
import { addAttempt } from '../../../../src/domain/progress/attempts.ts';
import { writeRegister } from '../../../../src/domain/progress/registers.ts';
import { resetProgress } from '../../../../src/domain/progress/reset.ts';
import { attempt, progress, sameEpoch } from './arbitraries.ts';

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 10_000) };

describe('mergeProgress', () => {
  it('is commutative, whatever clocks, epochs and ids', () => {
    fc.assert(
      fc.property(
        progress,
        progress,
        (a, b) => text(mergeProgress(a, b)) === text(mergeProgress(b, a)),
      ),
      runs,
    );
  });

  it('is associative, whatever clocks, epochs and ids', () => {
    const law = (a: Progress, b: Progress, c: Progress) =>
      text(mergeProgress(mergeProgress(a, b), c)) === text(mergeProgress(a, mergeProgress(b, c)));
    fc.assert(fc.property(progress, progress, progress, law), runs);
    fc.assert(fc.property(sameEpoch, sameEpoch, sameEpoch, law), runs);
  });

  it('is idempotent, and merging in what is already there changes nothing', () => {
    const law = (a: Progress, b: Progress) => {
      const both = mergeProgress(a, b);
      return (
        text(mergeProgress(a, { ...a })) === text(a) && text(mergeProgress(both, b)) === text(both)
      );
    };
    fc.assert(fc.property(progress, progress, law), runs);
  });

  it('keeps every attempt and every key of both in equal epochs', () => {
    const law = (a: Progress, b: Progress) => {
      const both = mergeProgress(a, b);
      for (const side of [a, b]) {
        for (const id of side.attempts.keys()) {
          expect(attemptsOf(both, id)).toEqual(expect.arrayContaining([...attemptsOf(side, id)]));
        }
        for (const key of [...side.registers.keys()]) expect(both.registers.has(key)).toBe(true);
        for (const key of [...side.extra.keys()]) expect(both.extra.has(key)).toBe(true);
      }
    };
    fc.assert(fc.property(sameEpoch, sameEpoch, law), { numRuns: 300 });
  });

  it('takes the greater epoch whole', () => {
    const before = addAttempt(EMPTY, 'q', { second: 5, offset: 0, kind: 'first', right: true });
    const after = resetProgress(before, 'tab');
    expect(mergeProgress(before, after)).toBe(after);
    expect(mergeProgress(after, before)).toBe(after);
  });
});

/** One thing that one of three copies does. Clocks are as wrong as can be. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('attempt' as const), who: fc.nat(2), attempt }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      who: fc.nat(2),
      value: fc.nat(5),
      now: fc.nat(10),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('merge' as const), who: fc.nat(2), with: fc.nat(2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('import' as const), who: fc.nat(2), file: progress }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), who: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reset' as const), who: fc.nat(2) }) },
);

describe('copies that go their own ways', () => {
  it('end equal in whatever order they meet, after resets, undone imports and wrong clocks', () => {
    const law = (steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
      const copies: [Progress, Progress, Progress] = [EMPTY, EMPTY, EMPTY];
      const records = new Map<number, Parameters<typeof undoImport>[1]>();
      for (const action of steps) {
        const own = copies[action.who] ?? EMPTY;
        const by = `tab-${action.who}`;
        let next = own;
        if (action.do === 'attempt') next = addAttempt(own, 'q', action.attempt);
        if (action.do === 'write')
          next = writeRegister(own, 'known:m', action.value, { now: action.now, by });
        if (action.do === 'merge') next = mergeProgress(own, copies[action.with] ?? EMPTY);
        if (action.do === 'reset') next = resetProgress(own, by);
        if (action.do === 'import') {
          const taken = importFacts(own, action.file);
          records.set(action.who, taken.record);
          next = taken.progress;
        }
        const record = records.get(action.who);
        if (action.do === 'undo' && record) next = undoImport(own, record, by);
        if (action.do === 'write' && compareEpochs(own.epoch, next.epoch) === 0) {
          expect(next.registers.get('known:m')?.value).toBe(action.value);
        }
        copies[action.who] = next;
      }
      const [a, b, c] = copies;
      const met = text(mergeProgress(mergeProgress(a, b), c));
      expect(text(mergeProgress(mergeProgress(c, a), b))).toBe(met);
      expect(text(mergeProgress(b, mergeProgress(c, a)))).toBe(met);
    };
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), law), { numRuns: 500 });
  });
});

describe('writeRegister', () => {
  it('wins over everything it has seen, with a clock that was set back', () => {
    const seen = writeRegister(EMPTY, 'known:m', 1, { now: 2_000, by: 'zzz' });
    const written = writeRegister(seen, 'known:m', 0, { now: 1, by: 'aaa' });
    expect(mergeProgress(seen, written).registers.get('known:m')).toEqual({
      at: 2_001,
      by: 'aaa',
      value: 0,
    });
  });

  it('wins over everything it has seen, with a clock in the year 5000', () => {
    const now = 95_617_584_000_000;
    const seen = writeRegister(EMPTY, 'known:m', 1, { now, by: 'zzz' });
    const written = writeRegister(seen, 'known:m', 0, { now, by: 'aaa' });
    expect(mergeProgress(seen, written).registers.get('known:m')?.value).toBe(0);
    const back = writeRegister(written, 'known:m', 2, { now: 1_795_430_400_000, by: 'aaa' });
    expect(mergeProgress(written, back).registers.get('known:m')?.value).toBe(2);
  });

  it('refuses a value that is too long', () => {
    expect(writeRegister(EMPTY, 'setting:x', 'y'.repeat(9_000), { now: 1, by: 'a' })).toBe(EMPTY);
  });
});
