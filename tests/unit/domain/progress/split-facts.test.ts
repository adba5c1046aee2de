import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAttempt } from '../../../../src/domain/progress/attempts.ts';
import { encodeProgress as text } from '../../../../src/domain/progress/encode.ts';
import { EMPTY } from '../../../../src/domain/progress/format.ts';
import { uniteFacts } from '../../../../src/domain/progress/merge.ts';
import { splitFacts } from '../../../../src/domain/progress/split-facts.ts';
import { countFacts, progress } from './arbitraries.ts';

describe('splitFacts', () => {
  it('loses and doubles nothing, in whatever order parts are taken', () => {
    fc.assert(
      fc.property(progress, fc.integer({ min: 1, max: 9 }), (value, count) => {
        const parts = splitFacts(value, count);
        expect(parts.length).toBeLessThanOrEqual(count);
        expect(parts.reduce((sum, part) => sum + countFacts(part), 0)).toBe(countFacts(value));
        if (countFacts(value) > 0) expect(parts.map(countFacts)).not.toContain(0);
        const bare = { ...EMPTY, epoch: value.epoch };
        for (const order of [parts, parts.toReversed()])
          expect(text(order.reduce(uniteFacts, bare))).toBe(text(value));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the parts alike in length', () => {
    let value = EMPTY;
    for (let i = 0; i < 40; i++)
      value = addAttempt(value, `item-${i}`, { second: i, offset: 0, kind: 'first', right: true });
    const lengths = splitFacts(value, 4).map((part) => text(part).length);
    expect(lengths).toHaveLength(4);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(30);
  });
});
