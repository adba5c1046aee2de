import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../src/domain/parse-number.ts';

describe('parseNumber', () => {
  it.each<[string, string, number[]]>([
    ['12', '', [12]],
    ['12.5', 'MB', [12.5]],
    ['12,5', 'MB', [12.5]],
    [' 12,5 MB ', 'MB', [12.5]],
    ['12,5mb', 'MB', [12.5]],
    ['0,125', '', [0.125]],
    ['.5', '', [0.5]],
    ['-3', '', [-3]],
    ['−3', '', [-3]],
    ['1,234', '', [1.234, 1234]],
    ['1.234', '', [1.234, 1234]],
    ['1,234,567', '', [1_234_567]],
    ['1,234.5', '', [1234.5]],
    ['1.234,5', '', [1234.5]],
    ['1 234 567', '', [1_234_567]],
    ['1\u202f234,5', '', [1234.5]],
    ['1\u2009234', '', [1234]],
    ["12'000", '', [12_000]],
    ['1e3', '', [1000]],
    ['1,5E-3', '', [0.0015]],
    ['1.5 × 10^3', '', [1500]],
    ['1.5·10³', '', [1500]],
    ['2×10⁻²', '', [0.02]],
    ['~ 7', '', [7]],
    ['3 files', 'files per commit', [3]],
    ['3 file', 'files', [3]],
    ['2x', '×', [2]],
    ['40%', '%', [40]],
    ['１２．５', '', [12.5]],
    ['１２，５ＭＢ', 'MB', [12.5]],
    ['－３', '', [-3]],
    ['４０％', '%', [40]],
    ['１，２３４，５６７', '', [1_234_567]],
    ['٤٠', '', [40]],
    ['١٢٫٥', '', [12.5]],
    ['۱۲۳', '', [123]],
    ['𝟏𝟐', '', [12]],
    ['٢×١٠^٣', '', [2000]],
  ])('reads %s in %s', (text, unit, expected) =>
    expect(parseNumber(text, unit).numbers).toEqual(expected),
  );

  it.each<[string, string]>([
    ['', ''],
    ['many', ''],
    ['12 GB', 'MB'],
    ['12 MB', ''],
    ['1,2,3', ''],
    ['1.2.3', ''],
    ['1,23.4,5', ''],
    ['12 13', ''],
    ['1e999', ''],
    ['1/2', ''],
    ['9'.repeat(200), ''],
  ])('does not read %s in %s', (text, unit) => expect(parseNumber(text, unit).numbers).toEqual([]));
});

describe('a unit that is not known', () => {
  it.each<[string, string, string]>([
    ['12 GB', 'MB', 'GB'],
    ['12 GiB', '', 'GiB'],
    ['12ms', 's', 'ms'],
    ['1,5 Sekunden', 's', 'Sekunden'],
    ['40 %', 'files', '%'],
    ['３ ファイル', 'files', 'ファイル'],
    ['٤٠ ميغابايت', 'MB', 'ميغابايت'],
    ['3 files per hour', 'files per commit', 'files per hour'],
    ['12 MB', 'MB', ''],
    ['12', 'MB', ''],
    ['many files', 'files', ''],
    ['1/2', '', ''],
    ['12 13', '', ''],
    ['1.2.3', '', ''],
  ])('of %s in %s is %s', (text, unit, expected) =>
    expect(parseNumber(text, unit).unknownUnit).toBe(expected),
  );
});
