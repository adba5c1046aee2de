import { expect, test } from 'vitest';
import { nearestWord } from '../../../src/domain/nearest-word.ts';

const slugs = ['table-format-fundamentals', 'flink-state-backends', 'flink-state-and-ttl'];

test('a mistyped word finds the one that it meant', () => {
  expect(nearestWord('table-format-fundamentels', slugs)).toBe('table-format-fundamentals');
  expect(nearestWord('flink-state-backend', slugs)).toBe('flink-state-backends');
  expect(nearestWord('flink-state-ttl', slugs)).toBe('flink-state-and-ttl');
});

test('what is like none finds none, however short', () => {
  for (const typed of ['', 'ab', 'iceberg-manifests', 'flink'])
    expect(nearestWord(typed, slugs)).toBeNull();
});
