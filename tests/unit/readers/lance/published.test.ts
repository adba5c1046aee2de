import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openDataset } from '../../../../src/readers/lance/dataset.ts';
import { DatasetReader } from '../../../../src/readers/lance/rows.ts';
import { engineRows, publishedFiles, spokenOf, tidyTimes } from '../published.ts';
import { treeOf } from './fixture.ts';

const published = publishedFiles('.zip').flatMap(({ id, path }) => {
  const files = new Map(Object.entries(unzipSync(readFileSync(path))));
  const isLance = [...files.keys()].some((name) => /^_versions\/.*\.manifest$/.test(name));
  return isLance ? [{ id, path, files }] : [];
});

test.skipIf(published.length === 0)(
  'each version of each published dataset has the rows that its engine read',
  async () => {
    for (const file of published) {
      const reader = new DatasetReader(await openDataset(treeOf(file.files), file.id));
      for (const told of engineRows(file)) {
        const version = reader.dataset.versions.find(
          ({ number }) => String(number) === told.snapshot,
        );
        if (!version) throw new Error(`${file.id} has no version ${told.snapshot}`);
        const rows = [];
        for (let from = 0; from < version.rows; from += 1000) {
          const part = await reader.rows(version, from, 1000);
          expect(part.columns).toEqual(told.columns);
          rows.push(...part.rows);
        }
        expect(rows).toHaveLength(told.count ?? told.rows.length);
        expect(spokenOf(rows, told).map(tidyTimes)).toEqual(told.rows.map(tidyTimes));
      }
    }
  },
);
