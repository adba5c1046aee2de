import { expect, test } from 'vitest';
import { withoutTitle } from '../../../src/client/search/excerpt.ts';

test.each([
  // The title goes, marked or not, and with the stop that the index puts after it.
  ['Flink state: keys. A <mark>state</mark> is kept.', 'A <mark>state</mark> is kept.'],
  ['Flink <mark>state:</mark> <mark>keys.</mark> A <mark>state</mark>', 'A <mark>state</mark>'],
  ['Flink state: keys#. More <mark>state</mark>', 'More <mark>state</mark>'],
  // It stays where nothing that was found is left, and where it is not the title.
  ['Flink <mark>state</mark>: keys. More of it', 'Flink <mark>state</mark>: keys. More of it'],
  ['Some <mark>state</mark> of keys', 'Some <mark>state</mark> of keys'],
])('%s', (excerpt, expected) => {
  expect(withoutTitle(excerpt, 'Flink state: keys')).toBe(expected);
});
