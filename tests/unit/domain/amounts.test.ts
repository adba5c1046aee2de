import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, formatBytes, formatNumber } from '../../../src/domain/amounts.ts';

test('numbers are grouped by thousands', () => {
  expect([0, 999, 1234, 1_234_567, -1234, 2.5].map(formatNumber)).toEqual([
    '0',
    '999',
    '1,234',
    '1,234,567',
    '-1,234',
    '2.5',
  ]);
});

test('a fraction keeps its digits, however large or small the number is', () => {
  expect([4436942791334.313, 0.0004999, 1e-9, 0.0005, 1.0005].map(formatNumber)).toEqual([
    ...['4,436,942,791,334.313', '0', '0', '0.001', '1.001'],
  ]);
});

test('things are counted in their singular only where there is one', () => {
  expect([0, 1, 2, 1.5, 1234].map((n) => count(n, 'week'))).toEqual([
    '0 weeks',
    '1 week',
    '2 weeks',
    '1.5 weeks',
    '1,234 weeks',
  ]);
  expect([1, 2].map((n) => count(n, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
});

test('bytes have the unit that leaves up to three digits before the point, and stay on one line', () => {
  const words = (bytes: number) => formatBytes(bytes).replace('\u00a0', '_');
  expect([0, 1, 999, 1000, 14_249, 999_949, 999_950, 2_000_000_000, 3e15].map(words)).toEqual([
    ...['0_bytes', '1_byte', '999_bytes', '1_kB', '14.2_kB', '999.9_kB'],
    ...['1_MB', '2_GB', '3,000_TB'],
  ]);
});

test('numbers and bytes are written as browsers write them', () => {
  const browsers = new Intl.NumberFormat('en');
  const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
  const units = [1e3, 1e6, 1e9, 1e12];
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(formatNumber(n)).toBe(browsers.format(n));
      expect(formatNumber(n / 1000)).toBe(browsers.format(n / 1000));
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...units).chain((one) => fc.integer({ min: one, max: 999 * one })),
      (bytes) => {
        const unit = units.findLast((one) => bytes >= one) ?? 1;
        const [number] = formatBytes(bytes).split('\u00a0');
        expect(number).toBe(oneDigit.format(bytes / unit));
      },
    ),
  );
});
