import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zipTree } from '../../../../src/readers/file-tree.ts';
import { readText } from '../../../../src/readers/json.ts';
import { bytesSource } from '../../../../src/readers/source.ts';
import { liveRows } from '../../../../src/readers/table/model.ts';
import { findTables } from '../../../../src/readers/table/tables.ts';
import { changedTree, fixturePath, fixtureTree, readBytes, tableNames } from '../files.ts';
import { engineRows, openFirst, shownRows, sorted } from './engine-rows.ts';

/** Where the page says that it shows something else. */
const unmerged = ['paimon-partial'];
const merged = tableNames().filter((name) => !unmerged.includes(name));

test.each(merged)('every snapshot has the rows that its engine read: %s', async (name) => {
  const table = await openFirst(await fixtureTree(name));
  const engine = engineRows(fixturePath(`tables/${name}.rows.json`));
  expect(engine.length).toBeGreaterThan(0);
  for (const one of engine) {
    expect(await shownRows(table, one)).toEqual({ ...one, rows: sorted(one.rows) });
  }
});

const labs = join(import.meta.dirname, '../../../../content/labs');
const published = readdirSync(labs).flatMap((lab) => {
  const folder = join(labs, lab, 'data');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.zip'))
    .map((name) => [lab, join(folder, name)] as const);
});

test.each(published)('published tables of the lab %s: %s', async (_, path) => {
  const tree = await zipTree(bytesSource(readBytes(path), path));
  // A Lance dataset is another explorer's.
  if (tree.paths.some((one) => one.startsWith('_versions/'))) return;
  expect(findTables(tree)).toHaveLength(1);
  const table = await openFirst(tree);
  for (const one of engineRows(path.replace(/\.zip$/, '.rows.json'))) {
    const shown = await shownRows(table, one);
    const rows = sorted(one.rows);
    if (one.count === undefined) expect(shown).toEqual({ ...one, rows });
    else expect(shown.rows).toHaveLength(one.count);
  }
});

test('a table that merges in a way unknown here shows its base files, and says so', async () => {
  const tree = await fixtureTree('hudi-mor');
  const path = '.hoodie/hoodie.properties';
  const text = await readText(tree.open(path));
  const custom = text.replace('EVENT_TIME_ORDERING', 'CUSTOM');
  const table = await openFirst(changedTree(tree, { [path]: new TextEncoder().encode(custom) }));
  const rows = await table.rows(table.history.current ?? '', () => undefined);
  expect(rows.notes.join()).toContain('2 log files hold newer records');
  expect(liveRows(rows).map(({ values }) => values[0])).toEqual([1, 2, 3, 4]);
});

test('another merge engine than deduplicate is named, and records stay as they are', async () => {
  const table = await openFirst(await fixtureTree('paimon-partial'));
  const rows = await table.rows('2', () => undefined);
  expect(rows.notes.join()).toContain('partial-update');
  expect(liveRows(rows)).toHaveLength(2);
});

test.each([
  ['ice-eq', 1, ['deleted: eq-2-deletes.parquet has equal values']],
  ['ice-dv', 2, [expect.stringMatching(/^deleted: its bit is set in .*\.puffin$/)]],
  ['ice-avro', 1, [expect.stringMatching(/^deleted: .*-deletes\.avro lists its position$/)]],
  ['delta-dv', 3, [expect.stringMatching(/^deleted: its bit is set in deletion_vector_.*\.bin$/)]],
  ['paimon-dv', 2, ['not visible yet: level 0, with deletion vectors']],
  ['paimon-dv', 3, [expect.stringMatching(/^deleted: its bit is set in index-/)]],
  ['hudi-mor', 1, [expect.stringMatching(/^replaced by a record of its key in \..*\.log\.1_/)]],
  [
    'paimon-pk',
    2,
    [
      'a -D record: it takes its key’s row back',
      expect.stringMatching(/^deleted by a -D record, sequence number 5 in data-.*\.parquet$/),
      expect.stringMatching(/^replaced by sequence number 3 in data-.*\.parquet$/),
    ],
  ],
])('a row that is gone says why: %s', async (name, at, why) => {
  const table = await openFirst(await fixtureTree(name));
  const { stored } = await table.rows(table.history.snapshots[at]?.id ?? '', () => undefined);
  const gone = new Set(stored.flatMap((row) => row.gone ?? []));
  expect([...gone].sort()).toEqual(why);
});
