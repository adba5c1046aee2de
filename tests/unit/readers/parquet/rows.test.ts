import { describe, expect, test } from 'vitest';
import { engineRows, openFixture, query } from './fixtures.ts';

const orders = engineRows('orders');
const writers = ['arrow-orders', 'arrow-v2', 'duck-orders', 'polars-orders', 'java-orders'];

describe('rows as the engine read them', () => {
  test.each(writers)('%s', async (name) => {
    const file = await openFixture(name);
    expect(file.footer.schema.root.children.map((one) => one.name)).toEqual(orders.columns);
    expect(file.footer.rows).toBe(orders.rows.length);
    const { rows } = await query(file, '');
    expect(rows).toEqual(orders.rows);
  });

  test('of every type, nested and null', async () => {
    const types = engineRows('types');
    const { rows } = await query(await openFixture('arrow-types'), '');
    for (const [column, name] of types.columns.entries()) {
      expect([name, rows.map((row) => row[column])]).toEqual([
        name,
        types.rows.map((row) => row[column]),
      ]);
    }
  });
});

test('a limit keeps the first rows, and reads no page beyond them', async () => {
  const { rows } = await query(await openFixture('arrow-orders'), '', 10);
  expect(rows).toEqual([0, 100, 200, 300].flatMap((at) => orders.rows.slice(at, at + 10)));
});
