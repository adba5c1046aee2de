import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { folderTree, type FileTree } from '../../../../src/readers/file-tree.ts';
import { openDataset } from '../../../../src/readers/lance/dataset.ts';
import { DatasetReader } from '../../../../src/readers/lance/rows.ts';
import type { Plain } from '../../../../src/readers/plain-value.ts';

const folder = 'tests/fixtures/explorers/lance';

interface VersionRows {
  snapshot: string;
  columns: string[];
  rows: Plain[][];
}

/** The files of one of the datasets that `make_lance.py` writes. */
export function lanceFiles(name: string): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(readFileSync(`${folder}/${name}.zip`))));
}

/** Its rows, of each version, as pylance reads them. */
export function lanceRows(name: string): VersionRows[] {
  return JSON.parse(
    gunzipSync(readFileSync(`${folder}/${name}.rows.json.gz`)).toString(),
  ) as VersionRows[];
}

export function treeOf(files: ReadonlyMap<string, Uint8Array>): FileTree {
  return folderTree(
    [...files].map(([path, bytes]) => ({ path, file: new Blob([new Uint8Array(bytes)]) })),
  );
}

export async function openLance(name: string): Promise<DatasetReader> {
  return new DatasetReader(await openDataset(treeOf(lanceFiles(name)), name));
}
