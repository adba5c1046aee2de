import { expect, it } from 'vitest';
import { joined } from '../../../src/sims/units.ts';

it('keeps a unit on the line of its number, and nothing else', () => {
  expect(joined('A bound of 0 s, 8 ms or 60 %: 12 sentences, 3 msgs.')).toBe(
    'A bound of 0\u00a0s, 8\u00a0ms or 60\u00a0%: 12 sentences, 3 msgs.',
  );
});
