import { describe, expect, test } from 'vitest';
import { bloomHash, filterOf, mayHold } from '../../../../src/readers/orc/bloom.ts';
import { rowColumns } from '../../../../src/readers/orc/column.ts';
import { operators } from '../../../../src/readers/orc/operator.ts';
import { matches, type Predicate } from '../../../../src/readers/orc/predicate.ts';
import { readBloomFilters } from '../../../../src/readers/orc/row-index.ts';
import { scan } from '../../../../src/readers/orc/scan.ts';
import { readStripe } from '../../../../src/readers/orc/stripe.ts';
import type { Plain } from '../../../../src/readers/plain-value.ts';
import { openOrc, orcRows } from './fixture.ts';

const nothing = () => undefined;

async function columnOf(file: string, name: string) {
  const { source, tail } = await openOrc(file);
  const at = rowColumns(tail.root).findIndex((column) => column.name === name);
  const column = rowColumns(tail.root)[at];
  if (!column) throw new Error(`no column ${name}`);
  return { source, tail, column, cells: orcRows(file).map((row) => row[at] ?? null) };
}

describe('a scan with a comparison', () => {
  const cases = [
    ['plain', '300'],
    ['plain', '99999'],
    ['outliers', '-5'],
    ['double', '0.5'],
    ['single', '12.5'],
    ['text', 'x2'],
    ['city', 'Pune'],
    ['price', '-1200.5'],
    ['day', '1950-06-01'],
    ['instant', '2001-01-01T00:00:00Z'],
    ['local', '1970-01-01 00:00:00.5'],
    ['flag', 'true'],
    ['nothing', '1'],
  ] as const;
  test.each(cases)('skips no row that matches: %s, %s', async (name, value) => {
    const { source, tail, column, cells } = await columnOf('zlib', name);
    for (const operator of operators) {
      const predicate: Predicate = { column, operator, value };
      const { rowsMatching, isCut } = await scan(source, tail, predicate, nothing);
      expect(isCut).toBe(false);
      expect(rowsMatching).toBe(cells.filter((cell) => matches(predicate, cell)).length);
    }
  });

  test('leaves out what statistics and Bloom filters rule out', async () => {
    const { source, tail, column, cells } = await columnOf('zlib', 'text');
    const last = cells.slice(1000).find((cell) => cell !== null);
    const value = String(last);
    const found = await scan(source, tail, { column, operator: '=', value }, nothing);
    expect(found.stripes[0]?.groups.map(({ by, matching }) => [by, matching])).toEqual([
      ['bloom', null],
      ['none', 1],
    ]);
    const none = await scan(source, tail, { column, operator: '>', value: 'y' }, nothing);
    expect(none).toMatchObject({ file: { skip: true, by: 'range' }, stripes: [], rowsRead: 0 });
  });
});

test.each(['plain', 'text', 'city'])('a Bloom filter knows all of its values: %s', async (name) => {
  const { source, tail, column, cells } = await columnOf('zlib', name);
  const stripe = await readStripe(source, tail, 0);
  const filters = (await readBloomFilters(source, tail, stripe, column.id)).map(filterOf);
  expect(filters).toHaveLength(2);
  const group = (at: number) => filters[Math.floor(at / 1000)];
  const holds = (cell: Plain, filter = group(0)) => {
    const hash = bloomHash(cell, column);
    return filter !== undefined && hash !== null && mayHold(filter, hash);
  };
  cells.forEach((cell, at) => {
    if (cell !== null) expect(holds(cell, group(at))).toBe(true);
  });
  const others = Array.from({ length: 500 }, (_, at) =>
    name === 'plain' ? 10_000 + at : `no ${at}`,
  );
  expect(others.filter((cell) => holds(cell)).length).toBeLessThan(100);
});
