import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subtaskOfGroup } from '../../../../src/sims/rescale-ring/key-groups.ts';
import {
  javaHashCode,
  keyGroupOf,
  murmurHash,
  parseKey,
} from '../../../../src/sims/rescale-ring/key-hash.ts';
import { oracle } from './oracle.ts';

describe('a key as Flink 2.0.0 hashes it', () => {
  it(`gives the hashCode, murmur, key group and subtask of ${oracle.keys.length} oracle cases`, () => {
    expect(oracle.keys.length).toBeGreaterThan(300);
    for (const [type, text, code, murmur, max, group, parallelism, subtask] of oracle.keys) {
      const key = { type, text };
      const found = [
        javaHashCode(key),
        murmurHash(code),
        keyGroupOf(key, max),
        subtaskOfGroup({ parallelism, maxParallelism: max }, group),
      ];
      expect(found, `${type} ${text}`).toEqual([code, murmur, group, subtask]);
    }
  });

  it('gives 0 to 2³¹ − 1 for every 32-bit number', () => {
    fc.assert(
      fc.property(fc.integer(), (code) => {
        const hash = murmurHash(code);
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 31).toBe(true);
      }),
    );
  });

  it('gives an Integer and the same Long other groups only where Java hashes them apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (number) => {
        const text = String(number);
        expect(javaHashCode({ type: 'long', text })).toBe(javaHashCode({ type: 'int', text }));
      }),
    );
    expect(javaHashCode({ type: 'long', text: '-1' })).toBe(0);
    expect(javaHashCode({ type: 'int', text: '-1' })).toBe(-1);
  });
});

describe('what a reader types', () => {
  it('is text as it stands, and a number in its shortest form', () => {
    expect(parseKey('text', ' 7')).toEqual({ type: 'text', text: ' 7' });
    expect(parseKey('int', ' +007 ')).toEqual({ type: 'int', text: '7' });
    expect(parseKey('long', '-0')).toEqual({ type: 'long', text: '0' });
  });

  it('is refused with a reason where Java has no such value', () => {
    expect(parseKey('text', '')).toBe('empty');
    expect(parseKey('int', '  ')).toBe('empty');
    expect(parseKey('int', '1.5')).toBe('not-whole');
    expect(parseKey('int', '2147483648')).toBe('out-of-range');
    expect(parseKey('int', '-2147483648')).toEqual({ type: 'int', text: '-2147483648' });
    expect(parseKey('long', '9223372036854775808')).toBe('out-of-range');
    expect(parseKey('text', 'x'.repeat(41))).toBe('too-long');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom('text', 'int', 'long'), fc.string(), (type, typed) => {
        parseKey(type, typed);
      }),
    );
  });
});
