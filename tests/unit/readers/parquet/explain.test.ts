import { describe, expect, test } from 'vitest';
import { mayContain, readBloom } from '../../../../src/readers/parquet/bloom.ts';
import { byBounds } from '../../../../src/readers/parquet/predicate/may-match.ts';
import { chunkBounds } from '../../../../src/readers/parquet/bounds.ts';
import type { StoredStatistics } from '../../../../src/readers/parquet/footer.ts';
import { parsePredicate } from '../../../../src/readers/parquet/predicate/parse.ts';
import { simplify, testsOf } from '../../../../src/readers/parquet/predicate/ast.ts';
import type { Column } from '../../../../src/readers/parquet/schema.ts';
import { engineRows, openFixture, query } from './fixtures.ts';

const orders = engineRows('orders');

describe('what is skipped, and why', () => {
  test('row groups by statistics, pages by the column index', async () => {
    const { reports, rows } = await query(await openFixture('arrow-orders'), 'id > 2050');
    expect(reports.map(({ stage }) => stage)).toEqual([
      'statistics',
      'statistics',
      'statistics',
      'read',
    ]);
    expect(reports[0]?.tests[0]?.statistics).toEqual({
      may: false,
      why: 'In id, its max, 1297, is not above 2050.',
    });
    const last = reports[3];
    expect(last?.rows).toEqual([{ start: 40, end: 100 }]);
    expect(last?.tests[0]?.pages?.map(({ may }) => may)).toEqual([false, false, true, true, true]);
    expect(rows).toHaveLength(49);
  });

  test('a row group by its Bloom filter, where min and max leave it open', async () => {
    const { reports } = await query(await openFixture('arrow-orders'), "country = 'DA'");
    expect(reports[0]?.stage).toBe('bloom');
    expect(reports[0]?.tests[0]?.statistics.may).toBe(true);
    expect(reports[0]?.tests[0]?.bloom?.why).toBe(
      "The Bloom filter lacks a bit of 'DA': no row has it.",
    );
  });

  test('bytes of pages that hold no asked row are not read', async () => {
    const file = await openFixture('arrow-orders');
    const all = await query(file, '');
    const few = await query(file, 'id between 1600 and 1620');
    expect(few.rows).toHaveLength(7);
    expect(few.bytes).toBeLessThan(all.bytes / 5);
  });

  test('and needs all, or one; what one side skips, the other may keep', async () => {
    const file = await openFixture('arrow-orders');
    const both = await query(file, 'id > 2050 and id < 1010');
    expect(both.reports.every(({ stage }) => stage === 'statistics')).toBe(true);
    const either = await query(file, 'id > 2050 or id < 1010');
    expect(either.reports.map(({ stage }) => stage)).toEqual([
      'read',
      'statistics',
      'statistics',
      'read',
    ]);
    expect(either.reports[0]?.rows).toEqual([{ start: 0, end: 20 }]);
  });

  test('a row group without values but nulls and NaN', async () => {
    const file = await openFixture('arrow-orders');
    const { reports, rows } = await query(file, 'weight > 5');
    // Arrow 26 writes no NaN count: of a group without bounds nobody knows what is in it.
    expect(reports[2]?.tests[0]?.statistics.why).toBe('Nothing is known of the values of weight.');
    expect(rows.every((row) => Number(row[3]) > 5)).toBe(true);
  });

  test('NaN among the bounds, as parquet-java 1.13 wrote it, skips nothing', async () => {
    const file = await openFixture('java-orders');
    const weight = file.footer.schema.columns[3];
    const chunk = file.footer.groups[0]?.chunks[3];
    if (!weight || !chunk) throw new Error('fixture');
    const bounds = chunkBounds(weight, 'type', chunk.statistics, chunk.values);
    expect(bounds.max).toBeUndefined();
    expect(bounds.notes).toContain(
      'The max is NaN; the format wants it ignored: other values may be anything.',
    );
    const { rows } = await query(file, 'weight > 19.5');
    expect(rows).toHaveLength(orders.rows.filter((row) => Number(row[3]) > 19.5).length);
  });

  test('long texts are shortened in the column index: a bound is no value', async () => {
    const file = await openFixture('java-orders');
    const wanted = orders.rows.find(([, , , , , , , note]) => note !== null)?.[7];
    const { rows } = await query(file, `note = '${String(wanted)}'`);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('Bloom filters', () => {
  test.each(['arrow-orders', 'java-orders', 'duck-orders'])(
    'of %s say no to no value that is there, and to most that are not',
    async (name) => {
      const file = await openFixture(name);
      let filters = 0;
      for (const { column: at, cell } of [
        { column: 0, cell: (i: number) => BigInt(i) },
        { column: 1, cell: (text: string) => new TextEncoder().encode(text) },
      ] as { column: number; cell: (value: unknown) => bigint | Uint8Array }[]) {
        let first = 0;
        for (const group of file.footer.groups) {
          const chunk = group.chunks[at];
          const column = file.footer.schema.columns[at];
          const bloom = chunk && (await readBloom(file, chunk));
          const rows = orders.rows.slice(first, first + group.rows);
          first += group.rows;
          if (!bloom || !column) continue;
          filters++;
          for (const row of rows) {
            const value = row[at];
            if (value != null) expect(mayContain(bloom, column, cell(value))).toBe(true);
          }
          const absent = Array.from({ length: 500 }, (_, i) =>
            mayContain(bloom, column, at === 0 ? BigInt(10_000 + i) : cell(`absent ${String(i)}`)),
          );
          expect(absent.filter(Boolean).length).toBeLessThan(50);
        }
      }
      expect(filters).toBeGreaterThan(0);
    },
  );

  test('of floating point know both zeros', async () => {
    const file = await openFixture('arrow-orders');
    const { rows } = await query(file, 'weight = 0');
    const zeros = orders.rows.filter(([, , , weight]) => weight === 0);
    expect(zeros.length).toBeGreaterThan(10);
    expect(rows).toHaveLength(zeros.length);
  });
});

const column = (physical: Column['physical'], logical?: Column['logical']): Column => ({
  index: 0,
  name: 'c',
  path: ['c'],
  physical,
  length: undefined,
  logical,
  repetition: 'OPTIONAL',
  maxDefinition: 1,
  maxRepetition: 0,
});

const int32 = (value: number) => new Uint8Array(new Int32Array([value]).buffer);
const double = (value: number) => new Uint8Array(new Float64Array([value]).buffer);
const text = (value: string) => new TextEncoder().encode(value);

const stored = (some: Partial<StoredStatistics>): StoredStatistics => ({
  min: undefined,
  max: undefined,
  oldMin: undefined,
  oldMax: undefined,
  isMinExact: undefined,
  isMaxExact: undefined,
  nulls: 0,
  nans: undefined,
  distinct: undefined,
  ...some,
});

function may(of: Column, where: string, stats: Partial<StoredStatistics>, order = 'type' as const) {
  const schema = { columns: [of], root: { name: '', children: [] }, tree: {}, trails: [] };
  const [asked] = testsOf(simplify(parsePredicate(where, schema as never)));
  if (!asked) throw new Error(where);
  return byBounds(asked, chunkBounds(of, order, stored(stats), 10)).may;
}

describe('rules of the format', () => {
  const int = column('INT32');
  const float = column('DOUBLE');
  const string = column('BYTE_ARRAY', { is: 'string' });

  test.each([
    ['c = 5', true],
    ['c = 11', false],
    ['c < 1', false],
    ['c <= 1', true],
    ['c > 10', false],
    ['c >= 10', true],
    ['c <> 5', true],
    ['c in (0, 11, -3)', false],
    ['c in (0, 7)', true],
    ['not c between 1 and 10', false],
    ['c is null', false],
    ['c is not null', true],
  ])('values 1 to 10, no null: %s', (where, expected) => {
    const verdict =
      where === 'not c between 1 and 10'
        ? may(int, 'c < 1', { min: int32(1), max: int32(10) }) ||
          may(int, 'c > 10', { min: int32(1), max: int32(10) })
        : may(int, where, { min: int32(1), max: int32(10) });
    expect(verdict).toBe(expected);
  });

  test('a null count that is missing is not 0', () => {
    expect(may(int, 'c is null', { min: int32(1), max: int32(10), nulls: undefined })).toBe(true);
    expect(may(int, 'c is not null', { nulls: 10 })).toBe(false);
    expect(may(int, 'c <> 3', { nulls: 10 })).toBe(false);
  });

  test('one value only, and it is not asked for', () => {
    expect(may(int, 'c <> 3', { min: int32(3), max: int32(3) })).toBe(false);
    // NaN differs from 3, and nobody counted it.
    expect(may(float, 'c <> 3', { min: double(3), max: double(3) })).toBe(true);
    expect(may(float, 'c <> 3', { min: double(3), max: double(3), nans: 0 })).toBe(false);
  });

  test('NaN: a bound that is NaN is ignored, a count decides', () => {
    expect(may(float, 'c > 5', { min: double(1), max: double(NaN) })).toBe(true);
    expect(may(float, 'c < 1', { min: double(1), max: double(NaN) })).toBe(false);
    expect(may(float, 'c is nan', { min: double(1), max: double(2) })).toBe(true);
    expect(may(float, 'c is nan', { min: double(1), max: double(2), nans: 0 })).toBe(false);
    expect(may(float, 'c > 5', { nulls: 4, nans: 6 })).toBe(false);
  });

  test('−0 and 0 are one value', () => {
    expect(may(float, 'c = 0', { min: double(-5), max: double(-0), nans: 0 })).toBe(true);
    expect(may(float, 'c < 0', { min: double(0), max: double(1), nans: 0 })).toBe(false);
  });

  test('deprecated min and max serve signed numbers only', () => {
    const old = { oldMin: int32(1), oldMax: int32(10) };
    expect(may(int, 'c = 11', old)).toBe(false);
    const unsigned = column('INT32', { is: 'integer', bits: 32, isSigned: false });
    expect(may(unsigned, 'c = 11', old)).toBe(true);
    expect(may(string, "c = 'zz'", { oldMin: text('a'), oldMax: text('b') })).toBe(true);
  });

  test('without column orders, or with one that is new, bounds mean nothing', () => {
    const bounds = { min: int32(1), max: int32(10) };
    expect(may(int, 'c = 11', bounds, 'missing' as never)).toBe(true);
    expect(may(int, 'c = 11', bounds, 'unknown' as never)).toBe(true);
  });

  test('text is ordered by its bytes: unsigned, so that ö is behind z', () => {
    const bounds = { min: text('a'), max: text('z') };
    expect(may(string, "c = 'ö'", bounds)).toBe(false);
    expect(may(string, "c = '😀'", { min: text('\uffee'), max: text('😁') })).toBe(true);
  });

  test('unsigned integers and decimals by their value', () => {
    const unsigned = column('INT32', { is: 'integer', bits: 32, isSigned: false });
    const above = { min: int32(-10), max: int32(-5) };
    expect(may(unsigned, 'c > 4000000000', above)).toBe(true);
    expect(may(unsigned, 'c < 5', above)).toBe(false);
    const decimal = column('BYTE_ARRAY', { is: 'decimal', precision: 9, scale: 2 });
    const cents = { min: new Uint8Array([0xff, 0x38]), max: new Uint8Array([0x64]) };
    expect(may(decimal, 'c < -2', cents)).toBe(false);
    expect(may(decimal, 'c <= -2.00', cents)).toBe(true);
    expect(may(decimal, 'c > 1', cents)).toBe(false);
  });
});
