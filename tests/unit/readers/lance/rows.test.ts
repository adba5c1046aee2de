import { describe, expect, test } from 'vitest';
import { changesOf } from '../../../../src/readers/lance/changes.ts';
import { readDataFile } from '../../../../src/readers/lance/data-file.ts';
import { openDataset } from '../../../../src/readers/lance/dataset.ts';
import { operationWords } from '../../../../src/readers/lance/operation-words.ts';
import { DatasetReader } from '../../../../src/readers/lance/rows.ts';
import { countReads } from '../../../../src/readers/source.ts';
import { lanceFiles, lanceRows, openLance, treeOf } from './fixture.ts';

describe('rows are those that pylance reads, in every version', () => {
  test.each(['history', 'types', 'full', 'version-2-1', 'chunks'])('%s', async (name) => {
    const reader = await openLance(name);
    const expected = lanceRows(name);
    expect(reader.dataset.versions.map(({ number }) => String(number))).toEqual(
      expected.map(({ snapshot }) => snapshot),
    );
    for (const [at, version] of reader.dataset.versions.entries()) {
      const { columns, rows } = expected[at] ?? { columns: [], rows: [] };
      const read = [];
      for (let from = 0; from < version.rows; from += 1000) {
        const part = await reader.rows(version, from, 1000);
        expect(part.columns).toEqual(columns);
        read.push(...part.rows);
      }
      expect(read).toEqual(rows);
    }
  });

  test.each(['history', 'chunks'])('from anywhere: %s', async (name) => {
    const reader = await openLance(name);
    const version = reader.dataset.versions.at(name === 'history' ? 4 : 0);
    const expected = lanceRows(name).at(name === 'history' ? 4 : 0)?.rows ?? [];
    if (!version) throw new Error('no version');
    for (const from of [0, 1, 137, 249, 250, 251, 1023, 1024, 2047, 4090, 4999]) {
      const { rows } = await reader.rows(version, from, 3);
      expect(rows).toEqual(expected.slice(from, from + 3));
    }
  });
});

test('a version says what its commit did, and what it added', async () => {
  const { dataset } = await openLance('history');
  const told = dataset.versions.map((version, at) => [
    operationWords(version.transaction).name,
    changesOf(version, dataset.versions[at - 1] ?? null),
  ]);
  expect(told.map(([name]) => name)).toEqual([
    'Overwrite',
    'Delete',
    'Delete',
    'Merge',
    'Append',
    'CreateIndex',
    'Project',
    'Update',
    'ReserveFragments',
    'Rewrite',
  ]);
  expect(told[3]?.[1]).toMatchObject({ rows: 0, fieldsAdded: ['twice'], fragmentsAdded: [] });
  expect(told[4]?.[1]).toMatchObject({ rows: 30, fragmentsAdded: [2], filesDropped: [] });
  expect(told[5]?.[1]).toMatchObject({ rows: 0, filesAdded: [], indicesAdded: ['long_idx'] });
  expect(told[6]?.[1]).toMatchObject({ fieldsDropped: ['nothing'], filesAdded: [] });
});

test('one row reads little of a file', async () => {
  const files = lanceFiles('chunks');
  const tree = treeOf(files);
  const dataset = await openDataset(tree, 'chunks');
  const [path = ''] = dataset.versions[0]?.fragments[0]?.files.map((file) => file.path) ?? [];
  const { source, reads } = countReads(tree.open(path));
  const reader = new DatasetReader({ ...dataset, open: () => source });
  const version = dataset.versions[0];
  if (!version) throw new Error('no version');
  await reader.rows(version, 3000, 1);
  const read = reads.reduce((sum, { start, end }) => sum + end - start, 0);
  expect(read).toBeLessThan(source.size / 4);
});

test('a file of version 2.0 is described, and its values are refused in a sentence', async () => {
  const reader = await openLance('version-2-0');
  const [version] = reader.dataset.versions;
  const [file] = version?.fragments[0]?.files ?? [];
  if (!version || !file) throw new Error('no file');
  const read = await readDataFile(reader.dataset.open(file.path));
  expect(read.version).toBe('2.0');
  expect(read.columns.at(0)?.pages.at(0)?.description).toContain('flat');
  await expect(reader.rows(version, 0, 10)).rejects.toThrow('file version 2.0');
});
