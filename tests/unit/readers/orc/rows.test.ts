import { describe, expect, test } from 'vitest';
import { rowColumns } from '../../../../src/readers/orc/column.ts';
import { readRows } from '../../../../src/readers/orc/rows.ts';
import { readStripe } from '../../../../src/readers/orc/stripe.ts';
import { countReads } from '../../../../src/readers/source.ts';
import { openOrc, orcRows } from './fixture.ts';

describe('rows are those that pyarrow reads', () => {
  test.each(['full', 'zlib', 'none', 'snappy', 'lz4-runs-of-version-1'])('%s', async (name) => {
    const { source, tail } = await openOrc(name);
    const stripe = await readStripe(source, tail, 0);
    const expected = orcRows(name);
    expect(tail.stripes).toHaveLength(1);
    expect(tail.rows).toBe(expected.length);
    const rows = [];
    for (let from = 0; from < tail.rows; from += 1000) {
      rows.push(...(await readRows(source, tail, stripe, from, 1000)).rows);
    }
    expect(rows).toEqual(expected);
  });

  test.each(['zlib', 'none'])('from the middle, over a row group’s edge: %s', async (name) => {
    const { source, tail } = await openOrc(name);
    const stripe = await readStripe(source, tail, 0);
    const expected = orcRows(name);
    for (const [from, count] of [
      [0, 1],
      [1, 7],
      [990, 20],
      [999, 1],
      [1000, 1],
      [1001, 29],
    ] as const) {
      const { rows } = await readRows(source, tail, stripe, from, count);
      expect(rows).toEqual(expected.slice(from, from + count));
    }
    expect((await readRows(source, tail, stripe, tail.rows - 3, 100)).rows).toHaveLength(3);
    expect((await readRows(source, tail, stripe, tail.rows + 3, 100)).rows).toEqual([]);
  });
});

test('one column, from a row group’s beginning, reads little of the file', async () => {
  const { source: whole, tail } = await openOrc('none');
  const { source, reads } = countReads(whole);
  const stripe = await readStripe(source, tail, 0);
  const column = rowColumns(tail.root).find(({ name }) => name === 'double');
  const { columns, rows } = await readRows(source, tail, stripe, 1000, 10, [column?.id ?? -1]);
  expect(columns).toEqual(['double']);
  expect(rows).toEqual(
    orcRows('none')
      .slice(1000, 1010)
      .map((row) => [row[rowColumns(tail.root).findIndex(({ name }) => name === 'double')]]),
  );
  // The stripe's footer, the column's row index, and its values from the thousandth on.
  const read = reads.reduce((sum, { start, end }) => sum + end - start, 0);
  expect(read).toBeLessThan(source.size / 20);
});
