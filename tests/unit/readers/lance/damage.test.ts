import { describe, expect, test } from 'vitest';
import { readArrowPositions } from '../../../../src/readers/lance/arrow-positions.ts';
import { openDataset } from '../../../../src/readers/lance/dataset.ts';
import { fileParts, manifestParts } from '../../../../src/readers/lance/layout.ts';
import { readChunks } from '../../../../src/readers/lance/mini-block.ts';
import { pageWords } from '../../../../src/readers/lance/page-words.ts';
import { DatasetReader } from '../../../../src/readers/lance/rows.ts';
import { Unreadable } from '../../../../src/readers/unreadable.ts';
import { damaged, numbers, tries } from '../damage.ts';
import { lanceFiles, treeOf } from './fixture.ts';

/** All that the explorer asks of a dataset. */
async function readAll(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const dataset = await openDataset(treeOf(files), 'dataset');
  const reader = new DatasetReader(dataset);
  for (const version of dataset.versions) manifestParts(version.file);
  const version = dataset.versions.at(-1);
  if (!version) return;
  for (const fragment of version.fragments.slice(0, 3)) {
    for (const { path } of fragment.files) {
      const file = await reader.file(path);
      fileParts(file, new Map());
      for (const { pages } of file.columns) {
        for (const page of pages) {
          pageWords(page);
          const layout = page.layout?.layout;
          if (layout?.case === 'miniBlockLayout') {
            await readChunks(dataset.open(path), page, layout.value);
          }
        }
      }
    }
  }
  await reader.rows(version, 0, 5);
  await reader.rows(version, Math.max(0, version.rows - 5), 5);
}

describe('a damaged dataset gives rows or a sentence', () => {
  test.each([
    ['types', 60],
    ['full', 60],
    ['history', 120],
    ['chunks', 60],
    ['version-2-0', 60],
  ] as const)('%s', async (name, count) => {
    const files = lanceFiles(name);
    const paths = [...files.keys()].filter((path) => !path.includes('_indices'));
    let read = 0;
    for (let seed = 0; seed < tries(count); seed += 1) {
      const path = paths[numbers(seed + 7)(paths.length)] ?? '';
      const bytes = files.get(path) ?? new Uint8Array();
      const broken = new Map(files).set(path, damaged(bytes, seed, 3000));
      try {
        await readAll(broken);
        read += 1;
      } catch (error) {
        if (!(error instanceof Unreadable)) {
          throw new Error(`seed ${seed}, ${path}`, { cause: error });
        }
      }
    }
    // Rows of version 2.0 are refused even where nothing is wrong.
    if (name !== 'version-2-0') expect(read).toBeGreaterThan(0);
  });
});

test('damaged lists of deleted rows give numbers or a sentence', () => {
  const [, bytes = new Uint8Array()] =
    [...lanceFiles('history')].find(([path]) => path.endsWith('.arrow')) ?? [];
  expect(readArrowPositions(bytes, 'x')).not.toHaveLength(0);
  for (let seed = 0; seed < tries(500); seed += 1) {
    try {
      readArrowPositions(damaged(bytes, seed), 'x');
    } catch (error) {
      if (!(error instanceof Unreadable)) throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});

describe('what is no dataset gets a sentence', () => {
  test.each([
    ['an empty folder', {}, 'holds no dataset'],
    ['a picture', { 'a.png': [0x89, 0x50, 0x4e, 0x47] }, 'holds no dataset'],
    ['an empty manifest', { '_versions/1.manifest': [] }, 'no manifest of Lance'],
    ['another manifest', { 'x/_versions/1.manifest': Array<number>(40).fill(1) }, 'no manifest'],
  ])('%s', async (_, contents, words) => {
    const files = new Map(
      Object.entries(contents).map(([path, bytes]) => [path, new Uint8Array(bytes)]),
    );
    const opening = openDataset(treeOf(files), 'x.zip');
    await expect(opening).rejects.toThrow(Unreadable);
    await expect(opening).rejects.toThrow(words);
  });

  test('a data file that is not there', async () => {
    const files = lanceFiles('full');
    for (const path of files.keys()) if (path.startsWith('data/')) files.delete(path);
    await expect(readAll(files)).rejects.toThrow('the folder does not have it');
  });
});
