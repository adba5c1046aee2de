import { describe, expect, test } from 'vitest';
import { arrange, makeOrders } from '../../../../src/readers/parquet/write/orders.ts';
import {
  choices,
  decodeSettings,
  defaults,
  encodeSettings,
  isChoice,
  settingNames,
  withSetting,
} from '../../../../src/readers/parquet/write/settings.ts';
import type { Settings } from '../../../../src/readers/parquet/write/settings.ts';
import { writeOrders } from '../../../../src/readers/parquet/write/write-orders.ts';
import { openBytes, query } from './fixtures.ts';

const small: Settings = { ...defaults, rows: 1000, groupRows: 250, pageBytes: 1024 };

/** Rows as they were made, as the reader shows them. */
function made(settings: Settings) {
  return arrange(makeOrders(settings.rows, settings.countries), settings.order).map(
    ({ id, country, cents, at, note }) => [
      id,
      country,
      (cents / 100).toFixed(2),
      new Date(Number(at / 1000n)).toISOString().slice(0, 20) +
        String(at % 1_000_000n)
          .padStart(6, '0')
          .replace(/000$/, '') +
        'Z',
      note,
    ],
  );
}

describe('the file that is written is read with the same rows', () => {
  const variants = settingNames.flatMap((name) =>
    choices[name]
      .filter((value) => value !== defaults[name] && value !== 20_000)
      .map((value) => [`${name} ${String(value)}`, name, value] as const),
  );
  test.each(variants)('%s', async (_, name, value) => {
    if (!isChoice(name, value)) throw new Error(name);
    const settings = withSetting(small, name, value);
    const { rows } = await query(await openBytes(writeOrders(settings), 'orders'), '');
    expect(rows).toEqual(made(settings));
  });
});

test('the same settings give the same bytes', () => {
  expect(writeOrders({ ...small, codec: 'GZIP' })).toEqual(
    writeOrders({ ...small, codec: 'GZIP' }),
  );
});

test('sorted by country, a predicate on it reads a fraction', async () => {
  const where = "country = 'BR'";
  const read = async (settings: Settings) => {
    const file = await openBytes(writeOrders(settings), 'orders');
    const { bytes, rows } = await query(file, where);
    return { share: bytes / file.source.size, rows: rows.length };
  };
  const arrival = await read(small);
  const sorted = await read({ ...small, order: 'country' });
  expect(sorted.rows).toBe(arrival.rows);
  expect(sorted.share).toBeLessThan(arrival.share / 2);
});

test('settings go into an address and back', () => {
  for (const name of settingNames) {
    for (const value of choices[name]) {
      if (!isChoice(name, value)) throw new Error(name);
      const settings = withSetting(defaults, name, value);
      expect(decodeSettings(encodeSettings(settings))).toEqual(settings);
    }
  }
  expect(decodeSettings('')).toBeNull();
  expect(decodeSettings('z'.repeat(settingNames.length))).toBeNull();
});
