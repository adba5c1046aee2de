import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAttempt } from '../../../../src/domain/progress/attempts.ts';
import { encodeProgress as text } from '../../../../src/domain/progress/encode.ts';
import { EMPTY } from '../../../../src/domain/progress/format.ts';
import { uniteFacts } from '../../../../src/domain/progress/merge.ts';
import { newSince } from '../../../../src/domain/progress/new-since.ts';
import { writeRegister } from '../../../../src/domain/progress/registers.ts';
import { resetProgress } from '../../../../src/domain/progress/reset.ts';
import { countFacts, sameEpoch } from './arbitraries.ts';

const answered = addAttempt(EMPTY, 'q1', { second: 5, offset: 0, kind: 'first', right: true });

describe('newSince', () => {
  it('brings a device that has what was sent to what this one has', () => {
    fc.assert(
      fc.property(sameEpoch, sameEpoch, (sent, later) => {
        const all = uniteFacts(sent, later);
        expect(text(uniteFacts(sent, newSince(all, sent)))).toBe(text(all));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is empty where all was sent, and is all where nothing was', () => {
    fc.assert(
      fc.property(sameEpoch, (value) => {
        expect(countFacts(newSince(value, value))).toBe(0);
        expect(text(newSince(value, EMPTY))).toBe(text(value));
      }),
    );
  });

  it('brings only the attempts that are new, also at an item that was sent', () => {
    const later = addAttempt(answered, 'q1', { second: 9, offset: 0, kind: 'review', right: true });
    expect([...newSince(later, answered).attempts]).toEqual([['q1', '+0:9R']]);
  });

  it('brings a mark that was taken away again', () => {
    const on = writeRegister(answered, 'known:m', 1, { now: 1, by: 'a' });
    const off = writeRegister(on, 'known:m', 0, { now: 2, by: 'a' });
    const brought = newSince(off, on);
    expect(brought.attempts.size).toBe(0);
    expect(brought.registers.get('known:m')?.value).toBe(0);
  });

  it('brings all again after a reset', () => {
    const fresh = addAttempt(resetProgress(answered, 'tab'), 'q1', {
      second: 5,
      offset: 0,
      kind: 'first',
      right: true,
    });
    expect(newSince(fresh, answered)).toBe(fresh);
  });
});
