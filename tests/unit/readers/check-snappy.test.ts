import { snappyUncompress } from 'hyparquet/src/snappy.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { expect, test } from 'vitest';
import { checkSnappy } from '../../../src/readers/check-snappy.ts';

test('what a compressor writes passes', () => {
  const bytes = new Uint8Array(5000).map((_, i) => (i * i) % 251);
  const packed = snappyCompress(bytes);
  checkSnappy(packed, 5000);
  const back = new Uint8Array(5000);
  snappyUncompress(packed, back);
  expect(back).toEqual(bytes);
});

test('a literal whose length is below zero as a signed number would never end', () => {
  const hostile = new Uint8Array([
    100, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0xfc, 0xf0, 0xff, 0xff, 0xff, 0, 0,
  ]);
  expect(() => {
    checkSnappy(hostile, 100);
  }).toThrow(RangeError);
});

test.each([
  ['nothing', [], 1],
  ['another length', [5, 16, 1, 2, 3, 4, 5], 6],
  ['more than announced', [2, 8, 1, 2, 3], 2],
  ['less than announced', [9, 0, 1], 9],
  ['a literal that is cut off', [9, 32, 1], 9],
])('%s is refused', (_, bytes, length) => {
  expect(() => {
    checkSnappy(new Uint8Array(bytes), length);
  }).toThrow(RangeError);
});
