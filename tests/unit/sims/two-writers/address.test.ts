import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/two-writers/address.ts';
import { simulator } from '../../../../src/sims/two-writers/simulator.ts';
import { anyText } from '../../any-text.ts';
import { anyAction } from './arbitraries.ts';

test('an action comes back by its text', () => {
  fc.assert(
    fc.property(anyAction, (action) => {
      expect(decodeAction(encodeAction(action))).toEqual(action);
    }),
  );
});

test.each(['', 'A', 'c', 'ax', 'am', 'am2', 'am00', 'r', 'rs', 'as0', 'bq1', '__proto__'])(
  'text that is no action: %j',
  (text) => {
    expect(decodeAction(text)).toBeNull();
  },
);

test('any text is read without throwing, and a session by what it did', () => {
  fc.assert(fc.property(anyText(), (text) => void simulator.decode(text)));
  const text = 'two-appends.aw1.bm0.rr.a.as.b.bs.rx';
  const session = simulator.decode(text);
  expect(session?.actions).toHaveLength(8);
  expect(session && simulator.encode(session)).toBe(text);
});
