import { expect, test } from 'vitest';
import { placeQuery, readPlace } from '../../../src/explorers/table/address.ts';
import { moveFrom, pathThrough, shownFiles } from '../../../src/explorers/table/graph.ts';
import { shortName, timeText } from '../../../src/explorers/table/names.ts';
import { withQuery } from '../../../src/explorers/shell/address.ts';
import { roleWords } from '../../../src/explorers/table/role-words.ts';
import type { Chain, ChainFile, Role, TableFormat } from '../../../src/readers/table/model.ts';

const file = (path: string): ChainFile => ({
  path,
  step: 'data',
  role: 'data',
  place: 'folder',
  size: 1,
  isLive: true,
  facts: [],
});

/** p → s → a, b; a → x, b → y */
const columns = [['p'], ['s'], ['a', 'b'], ['x', 'y']];
const chain: Chain = {
  snapshot: '1',
  columns: columns.map((paths, at) => ({
    step: 'data',
    title: String(at),
    files: paths.map(file),
  })),
  links: ['ps', 'sa', 'sb', 'ax', 'by'].map((pair) => ({
    from: pair.charAt(0),
    to: pair.charAt(1),
    says: '',
  })),
  notes: [],
};

test('a path goes from the pointer through the file to what it leads to, and no further', () => {
  expect([...pathThrough(chain, 'b')].sort()).toEqual(['b', 'p', 's', 'y']);
  expect([...pathThrough(chain, 's')].sort()).toEqual(['a', 'b', 'p', 's', 'x', 'y']);
});

test('arrow keys follow the arrows', () => {
  const walk = (start: string, ...keys: Parameters<typeof moveFrom>[3][]) =>
    keys.reduce((path, key) => moveFrom(chain, columns, path, key), start);
  expect(walk('p', 'right', 'right', 'down', 'right')).toBe('y');
  expect(walk('y', 'left', 'left', 'left', 'left')).toBe('p');
  expect(walk('a', 'up')).toBe('a');
  expect(walk('a', 'last')).toBe('y');
  expect(walk('x', 'first')).toBe('p');
});

test('of a long column the first files are shown, and always the chosen one', () => {
  const files = Array.from({ length: 30 }, (_, at) => file(`f${at}`));
  const column = { step: 'data' as const, title: '', files };
  expect(
    shownFiles(column, 'f20', false)
      .map(({ path }) => path)
      .at(-1),
  ).toBe('f20');
  expect(shownFiles(column, null, false)).toHaveLength(8);
  expect(shownFiles(column, null, true)).toHaveLength(30);
});

test.each([
  ['metadata/v3.metadata.json', 'v3.metadata.json'],
  ['_delta_log/00000000000000000012.json', '…0012.json'],
  [
    'snap-4459428041541492014-1-68329a4c-c89f-4265-ab84-c2387a52def5.avro',
    'snap-…2014-1-6832….avro',
  ],
  [
    'part-00000-31c7f3c4-1f4b-4a52-8d4a-6e4f8d9c3b1a-c000.snappy.parquet',
    'part-00000-31c….parquet',
  ],
  ['the highest number in _delta_log', 'the highest number in _delta_log'],
])('a card’s name of %s', (path, name) => {
  expect(shortName(path)).toBe(name);
});

test('a time is said with its zone only where that is known', () => {
  expect(timeText(Date.UTC(2026, 10, 24, 23, 0, 34))).toBe('24 Nov 2026, 23:00:34 UTC');
  expect(timeText(0, false)).toBe('1 Jan 1970, 00:00:00');
  expect(timeText(null)).toBe('time not known');
  expect(timeText(1e18)).toBe('time not known');
});

test('an address says what is shown of a published table, and nothing of another', () => {
  const shown = { open: 'orders', at: '17', file: 'data/a b.parquet', with: null };
  const address = withQuery('https://x.test/explore/table/?theme=1#a', placeQuery(shown));
  expect(readPlace(new URL(address).search)).toEqual(shown);
  expect(address).toMatch(/\?theme=1&.*#a$/);
  expect(withQuery(address, placeQuery({ ...shown, open: null }))).toBe(
    'https://x.test/explore/table/?theme=1#a',
  );
});

test('every role has words in every format', () => {
  const roles: Role[] = [
    'pointer',
    'snapshot',
    'manifest',
    'data',
    'log',
    'deletion-vector',
    'index',
  ];
  const formats: TableFormat[] = ['iceberg', 'delta', 'hudi', 'paimon'];
  for (const format of formats) {
    for (const role of roles) expect(roleWords(format, role).what.length).toBeGreaterThan(10);
  }
});
