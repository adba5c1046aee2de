import { beforeAll, expect, test } from 'vitest';
import type { FileTree } from '../../../../src/readers/file-tree.ts';
import { readJson } from '../../../../src/readers/json.ts';
import { findLeftovers } from '../../../../src/readers/table/leftovers.ts';
import type { Chain } from '../../../../src/readers/table/model.ts';
import { changedTree, fixtureTree, tableNames } from '../files.ts';
import { openFirst } from './engine-rows.ts';

const trees = new Map<string, FileTree>();
beforeAll(async () => {
  for (const name of tableNames()) trees.set(name, await fixtureTree(name));
});

const treeOf = (name: string): FileTree => {
  const tree = trees.get(name);
  if (!tree) throw new Error(name);
  return tree;
};

/** Names that differ from run to run are cut to their kind. */
function outline({ columns, links }: Chain) {
  const short = (path: string) =>
    path
      .replace(/.*\//, '')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
      .replace(/\d{13,}/g, '…');
  return {
    columns: columns.map(({ step, title, files }) => [
      step,
      title,
      ...files.map(({ role, path, isLive }) => `${role} ${short(path)}${isLive ? '' : ' (gone)'}`),
    ]),
    links: links.map(
      ({ from, to, says }) => `${short(from)} → ${short(to)}: ${says.replace(/\d{13,}/, '…')}`,
    ),
  };
}

test.each(tableNames())(
  'every file of a chain is there and is named by another: %s',
  async (name) => {
    const table = await openFirst(treeOf(name));
    for (const { id } of table.history.snapshots) {
      const { columns, links } = await table.chain(id);
      const files = columns.flatMap((column) => column.files);
      expect(files.filter(({ place }) => place === 'missing')).toEqual([]);
      const named = new Set(links.map(({ to }) => to));
      const unnamed = files.filter(({ path, step }) => step !== 'pointer' && !named.has(path));
      expect(unnamed.filter(({ isLive }) => isLive)).toEqual([]);
      const known = new Set(files.map(({ path }) => path));
      expect(links.filter(({ from, to }) => !known.has(from) || !known.has(to))).toEqual([]);
    }
  },
);

/** Spark wrote a file without rows for a delete that left none, and committed it nowhere. */
const knownLeftovers: Record<string, number[]> = { 'delta-checkpoints': [553] };

test.each(tableNames())('a table that is whole leaves nothing over: %s', async (name) => {
  const tree = treeOf(name);
  const table = await openFirst(tree);
  const { unreferenced, missing, notes } = await findLeftovers(tree, table, () => undefined);
  expect({ missing, notes }).toEqual({ missing: [], notes: [] });
  expect(unreferenced.map(({ size }) => size)).toEqual(knownLeftovers[name] ?? []);
});

const someData: Record<string, RegExp> = {
  'ice-dv': /^data\/.*\.parquet$/,
  'delta-dv': /^part-.*\.parquet$/,
  'hudi-cow': /^a\/.*\.parquet$/,
  'paimon-pk': /^bucket-0\/.*\.parquet$/,
};

test.each(Object.entries(someData))(
  'a file that nothing refers to, and one that is missing, are found: %s',
  async (name, pattern) => {
    const whole = treeOf(name);
    const lost = whole.paths.find((path) => pattern.test(path)) ?? '';
    const stray = lost.replace(/[^/]+$/, 'stray.parquet');
    const tree = changedTree(whole, { [lost]: null, [stray]: new Uint8Array([1, 2, 3]) });
    const table = await openFirst(tree);
    const { unreferenced, missing } = await findLeftovers(tree, table, () => undefined);
    expect(unreferenced.map(({ path }) => path)).toEqual([stray]);
    expect(missing.map(({ path }) => path)).toEqual([lost]);
    for (const id of missing[0]?.snapshots ?? []) {
      expect((await table.rows(id, () => undefined)).notes.join()).toContain(`${lost} is missing`);
    }
  },
);

test.each([
  ['ice-dv', 4],
  ['delta-v2', 4],
  ['delta-dv', 3],
  ['hudi-cow', 3],
  ['paimon-dv', 3],
  ['paimon-changelog', 1],
])('the chain of %s', async (name, at) => {
  const table = await openFirst(treeOf(name));
  const chain = await table.chain(table.history.snapshots[at]?.id ?? '');
  expect(outline(chain)).toMatchSnapshot();
});

test('branches and tags are pointers, and a branch that went its own way has snapshots of its own', async () => {
  const paimon = await openFirst(treeOf('paimon-pk'));
  expect(paimon.history.pointers.map(({ name, kind, snapshot }) => [name, kind, snapshot])).toEqual(
    [
      ['LATEST', 'current', '5'],
      ['trial', 'branch', 'trial:4'],
      ['week-1', 'tag', '3'],
    ],
  );
  const rows = await paimon.rows('trial:4', () => undefined);
  expect(rows.stored.some(({ values }) => values[1] === 'branchy')).toBe(true);
  const iceberg = await openFirst(treeOf('ice-evolve'));
  expect(iceberg.history.pointers.map(({ name, kind }) => [name, kind])).toEqual([
    ['main', 'current'],
    ['week1', 'tag'],
    ['trial', 'branch'],
  ]);
});

test('a snapshot that lives as a tag alone is found by the tag, not by a number in the snapshot folder', async () => {
  const tree = changedTree(treeOf('paimon-pk'), { 'snapshot/snapshot-3': null });
  const { columns, links } = await (await openFirst(tree)).chain('3');
  expect(columns[0]?.files.map(({ path, place }) => [path, place])).toEqual([
    ['the name of tag week-1', 'outside'],
  ]);
  expect(links.filter(({ to }) => to === 'tag/tag-week-1')).toEqual([
    { from: 'the name of tag week-1', to: 'tag/tag-week-1', says: 'tag week-1' },
  ]);
});

test.each([
  ['a snapshot', '3', 'snapshot/snapshot-3', {}],
  ['a tag', '3', 'tag/tag-week-1', { 'snapshot/snapshot-3': null }],
  ['a branch', 'trial:4', 'branch/branch-trial/snapshot/snapshot-4', {}],
])('the statistics that %s names lie in the folder of the table', async (_, id, path, gone) => {
  const whole = treeOf('paimon-pk');
  const named = { ...(await readJson(whole.open(path))), statistics: 'stat-1' };
  const bytes = new TextEncoder().encode(JSON.stringify(named));
  const tree = changedTree(whole, { ...gone, [path]: bytes });
  const { links } = await (await openFirst(tree)).chain(id);
  expect(links.filter(({ says }) => says === 'statistics').map(({ to }) => to)).toEqual([
    'statistics/stat-1',
  ]);
});

test('a log whose beginning is gone is read from its first checkpoint on', async () => {
  const whole = treeOf('delta-checkpoints');
  const early = whole.paths.filter((path) => /^_delta_log\/0{19}[0-3]\.json$/.test(path));
  const tree = changedTree(whole, Object.fromEntries(early.map((path) => [path, null])));
  const table = await openFirst(tree);
  expect(table.history.snapshots.map(({ id }) => id)).toEqual(['3', '4', '5', '6', '7']);
  expect(table.history.notes.join()).toContain('Versions before 3 cannot be rebuilt');
  const full = await openFirst(whole);
  for (const { id } of table.history.snapshots) {
    expect(await table.rows(id, () => undefined)).toEqual(await full.rows(id, () => undefined));
  }
});

test('after a commit that is missing the log cannot be followed, and the table says so', async () => {
  const tree = changedTree(treeOf('delta-dv'), { '_delta_log/00000000000000000003.json': null });
  const { history } = await openFirst(tree);
  expect(history.snapshots.map(({ id }) => id)).toEqual(['0', '1', '2']);
  expect(history.notes.join()).toContain('goes on to version 6');
});

test('an Iceberg table whose catalog holds the pointer says so', async () => {
  const tree = changedTree(treeOf('ice-v1'), { 'metadata/version-hint.text': null });
  const table = await openFirst(tree);
  expect(table.history.notes.join()).toContain('kept by a catalog');
  const { columns } = await table.chain(table.history.current ?? '');
  expect(columns[0]?.files[0]?.place).toBe('outside');
});

test('a table within a folder is read as the folder itself is', async () => {
  for (const name of ['ice-avro', 'delta-mapped', 'hudi-cow', 'paimon-seq']) {
    const whole = treeOf(name);
    const inner: FileTree = {
      paths: whole.paths.map((path) => `lake/${path}`),
      has: (path) => path.startsWith('lake/') && whole.has(path.slice('lake/'.length)),
      open: (path) => whole.open(path.slice('lake/'.length)),
    };
    const [outer, nested] = [await openFirst(whole), await openFirst(inner)];
    const id = outer.history.current ?? '';
    const rows = await nested.rows(id, () => undefined);
    expect(rows.stored).toEqual((await outer.rows(id, () => undefined)).stored);
    const { unreferenced, missing } = await findLeftovers(inner, nested, () => undefined);
    expect({ unreferenced, missing }).toEqual({ unreferenced: [], missing: [] });
  }
});
