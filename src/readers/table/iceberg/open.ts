import type { FileTree } from '../../file-tree.ts';
import { Unreadable } from '../../unreadable.ts';
import { readText } from '../../json.ts';
import type { TableReader } from '../model.ts';
import { icebergChain } from './chain.ts';
import { icebergHistory } from './history.ts';
import { metadataFiles, readMetadata, type IcebergSnapshot } from './metadata.ts';
import { icebergRows } from './rows.ts';
import { IcebergStates } from './state.ts';

/** Opens an Iceberg table by its newest metadata file. */
export async function openIceberg(tree: FileTree, root: string): Promise<TableReader> {
  const files = metadataFiles(tree, root);
  const hintPath = `${root}metadata/version-hint.text`;
  const hint = tree.has(hintPath) ? hintPath : null;
  const path = (hint === null ? null : await hinted(tree, root, hint, files)) ?? files[0];
  if (path === undefined) {
    throw new Unreadable('The metadata folder has no ….metadata.json: that file is the table.');
  }
  const metadata = await readMetadata(tree, path);
  const states = new IcebergStates(tree, root, metadata);
  const find = (id: string): IcebergSnapshot => {
    const snapshot = metadata.snapshots.find((one) => one.id === id);
    if (!snapshot) throw new Unreadable(`The table has no snapshot ${id}.`);
    return snapshot;
  };
  return {
    history: icebergHistory(metadata, root, hint),
    chain: async (id) => icebergChain(tree, metadata, states, find(id), hint),
    rows: async (id, onProgress) => icebergRows(tree, metadata, states, find(id), onProgress),
    housekeeping(file) {
      if (file === path || file === hint) return 'part of the chain';
      if (files.includes(file)) {
        return 'an earlier version of the table’s metadata: every commit writes a new one';
      }
      return null;
    },
  };
}

/** The file that `version-hint.text` names: a number, for `v<number>.metadata.json`. */
async function hinted(
  tree: FileTree,
  root: string,
  hint: string,
  files: readonly string[],
): Promise<string | undefined> {
  const version = (await readText(tree.open(hint))).trim();
  const names = [
    `v${version}.metadata.json`,
    `v${version}.gz.metadata.json`,
    `v${version}.metadata.json.gz`,
  ];
  return files.find((file) => names.some((name) => file === `${root}metadata/${name}`));
}
