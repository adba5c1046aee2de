import type { FileTree } from '../../file-tree.ts';
import { readJson } from '../../json.ts';
import { at, idAt, numberOrNull, textAt, textEntries } from '../../lookup.ts';
import { MOST_SNAPSHOTS } from '../model.ts';

/** A snapshot file. @see Paimon 2.0 docs, "Specification: Snapshot" */
export interface PaimonSnapshot {
  /** The number, or `branch:number` on a branch that went its own way. */
  id: string;
  number: number;
  branch: string | null;
  /** The file it was read from: a snapshot, or a tag that outlived its snapshot. */
  path: string;
  schemaId: number;
  baseList: string;
  deltaList: string;
  changelogList: string | null;
  indexManifest: string | null;
  statistics: string | null;
  kind: string;
  time: number | null;
  facts: [string, string][];
}

export interface PaimonTag {
  name: string;
  path: string;
  snapshot: PaimonSnapshot;
}

export interface PaimonBranch {
  name: string;
  /** The id of its newest snapshot. */
  snapshot: string;
  path: string;
}

export interface PaimonSnapshots {
  /** By time, of all branches; of a main one its own, in order. */
  all: PaimonSnapshot[];
  latest: string | null;
  latestHint: string | null;
  tags: PaimonTag[];
  branches: PaimonBranch[];
  /** How many older ones are not listed. */
  left: number;
}

export async function readSnapshots(tree: FileTree, root: string): Promise<PaimonSnapshots> {
  const main = numbered(tree, `${root}snapshot/`);
  const all: PaimonSnapshot[] = [];
  for (const path of main.slice(-MOST_SNAPSHOTS)) all.push(await readSnapshot(tree, path, null));
  const latest = all.at(-1)?.id ?? null;

  const tags: PaimonTag[] = [];
  for (const path of tree.paths.filter((one) => one.startsWith(`${root}tag/tag-`))) {
    const snapshot = await readSnapshot(tree, path, null);
    tags.push({ name: path.slice(`${root}tag/tag-`.length), path, snapshot });
    if (!all.some(({ id }) => id === snapshot.id)) all.push(snapshot);
  }

  const branches: PaimonBranch[] = [];
  for (const name of branchNames(tree, root)) {
    const paths = numbered(tree, `${root}branch/branch-${name}/snapshot/`).slice(-MOST_SNAPSHOTS);
    let newest: PaimonBranch | null = null;
    for (const path of paths) {
      const own = await readSnapshot(tree, path, name);
      // Up to where it left main, a branch holds copies.
      const shared = all.find(
        (one) => one.number === own.number && one.deltaList === own.deltaList,
      );
      if (!shared) all.push(own);
      newest = { name, path, snapshot: (shared ?? own).id };
    }
    if (newest) branches.push(newest);
  }
  all.sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || a.number - b.number);
  const hint = `${root}snapshot/LATEST`;
  return {
    all,
    latest,
    latestHint: tree.has(hint) ? hint : null,
    tags,
    branches,
    left: Math.max(0, main.length - MOST_SNAPSHOTS),
  };
}

async function readSnapshot(
  tree: FileTree,
  path: string,
  branch: string | null,
): Promise<PaimonSnapshot> {
  const json = await readJson(tree.open(path));
  const number = numberOrNull(at(json, 'id')) ?? 0;
  return {
    id: branch === null ? String(number) : `${branch}:${number}`,
    number,
    branch,
    path,
    schemaId: numberOrNull(at(json, 'schemaId')) ?? 0,
    baseList: textAt(json, 'baseManifestList'),
    deltaList: textAt(json, 'deltaManifestList'),
    changelogList: idAt(json, 'changelogManifestList'),
    indexManifest: idAt(json, 'indexManifest'),
    statistics: idAt(json, 'statistics'),
    kind: textAt(json, 'commitKind') || 'unknown',
    time: numberOrNull(at(json, 'timeMillis')),
    facts: textEntries(json).filter(([key]) => FACTS.has(key)),
  };
}

const FACTS = new Set([
  'operation',
  'commitUser',
  'commitIdentifier',
  'totalRecordCount',
  'deltaRecordCount',
  'changelogRecordCount',
  'watermark',
  'schemaId',
]);

/** `snapshot-1`, `snapshot-2`, … by number. */
function numbered(tree: FileTree, folder: string): string[] {
  const numberOf = (path: string) => Number(path.slice(`${folder}snapshot-`.length));
  return tree.paths
    .filter((path) => path.startsWith(`${folder}snapshot-`) && /^\d+$/.test(String(numberOf(path))))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

function branchNames(tree: FileTree, root: string): string[] {
  const folder = `${root}branch/branch-`;
  const names = tree.paths.flatMap((path) =>
    path.startsWith(folder) ? [path.slice(folder.length).split('/')[0] ?? ''] : [],
  );
  return [...new Set(names)].filter((name) => name !== '');
}
