import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAttempt,
  attemptsOf,
  countPacked,
  readPacked,
  subtractPacked,
  unitePacked,
} from '../../../../src/domain/progress/attempts.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { EMPTY } from '../../../../src/domain/progress/format.ts';
import { attempt } from './arbitraries.ts';

const first = { second: 1_795_430_400, offset: 60, kind: 'first', right: true } as const;

describe('attempts', () => {
  it('are read back as added, oldest first, with their offsets', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(attempt, { selector: (entry) => JSON.stringify(entry) }),
        (entries) => {
          const progress = entries.reduce((sum, entry) => addAttempt(sum, 'q', entry), EMPTY);
          const read = attemptsOf(progress, 'q');
          expect(read).toHaveLength(entries.length);
          expect(read).toEqual(expect.arrayContaining(entries));
          expect(read.map(({ second }) => second)).toEqual(
            [...read.map(({ second }) => second)].sort((a, b) => a - b),
          );
        },
      ),
    );
  });

  it('made twice within a second both count', () => {
    const twice = addAttempt(addAttempt(EMPTY, 'q', first), 'q', first);
    expect(attemptsOf(twice, 'q').map(({ second }) => second)).toEqual([
      first.second,
      first.second + 1,
    ]);
  });

  it('are kept with a clock in the year 5000', () => {
    const progress = addAttempt(addAttempt(EMPTY, 'q', first), 'q', {
      ...first,
      second: 95_617_584_000,
    });
    const [packed = ''] = progress.attempts.values();
    expect(readPacked(packed)).toEqual({ packed, whole: true });
    expect(attemptsOf(progress, 'q', first.second + 5).map(({ second }) => second)).toEqual([
      first.second,
      first.second + 5,
    ]);
  });

  it('from a clock that ran ahead count as made now', () => {
    const progress = addAttempt(EMPTY, 'q', first);
    expect(attemptsOf(progress, 'q', 1_000)[0]?.second).toBe(1_000);
  });

  it('of a kind that a later release adds are kept and not counted here', () => {
    const { packed, whole } = readPacked('+0:aXbF');
    expect({ packed, whole }).toEqual({ packed: '+0:aXbF', whole: true });
    expect(attemptsOf({ ...EMPTY, attempts: new Map([['q', packed]]) }, 'q')).toHaveLength(1);
  });

  it('that are taken away leave the others', () => {
    const [a, b] = ['+0:aFbG', '+0:bG-60:cP'];
    expect(unitePacked(a, b)).toBe('+0:aFbG-60:cP');
    expect(subtractPacked(unitePacked(a, b), a)).toBe('-60:cP');
  });

  it('take less than 100 kB for ten thousand', () => {
    const attempts = new Map<string, string>();
    for (let item = 0; item < 600; item++) {
      const start = (1_795_430_400 + item * 1_000).toString(36);
      const entries = Array.from(
        { length: 17 },
        (_, n) => `${(parseInt(start, 36) + n * 86_400).toString(36)}R`,
      );
      attempts.set(`a-module-q-item-${item}`, readPacked(`+60:${entries.join('')}`).packed);
    }
    expect([...attempts.values()].reduce((sum, packed) => sum + countPacked(packed), 0)).toBe(
      10_200,
    );
    expect(encodeProgress({ ...EMPTY, attempts }).length).toBeLessThan(100_000);
  });
});
