import type { FileTree } from '../file-tree.ts';
import { Unreadable } from '../unreadable.ts';
import type { OnProgress, TableReader } from './model.ts';

/** A file of the folder that no snapshot of the history refers to. */
export interface Leftover {
  path: string;
  size: number;
  /** What it is for all that, or null: then nothing in the table knows it. */
  purpose: string | null;
}

export interface Leftovers {
  /** Files that no snapshot refers to and that serve nothing else. */
  unreferenced: Leftover[];
  housekeeping: Leftover[];
  /** Files that a snapshot refers to and that the folder lacks, with those snapshots. */
  missing: { path: string; snapshots: string[] }[];
  notes: string[];
}

/** Chains followed; a longer history would take minutes. */
const MOST_CHAINS = 200;

/** Follows every snapshot of the history and says what is left over, and what is missing. */
export async function findLeftovers(
  tree: FileTree,
  table: TableReader,
  onProgress: OnProgress,
): Promise<Leftovers> {
  const { root, snapshots } = table.history;
  const referred = new Set<string>();
  const missing = new Map<string, string[]>();
  const notes: string[] = [];
  const followed = snapshots.slice(-MOST_CHAINS);
  if (followed.length < snapshots.length) {
    notes.push(
      `Only the last ${followed.length} of ${snapshots.length} snapshots were followed: a file that only an older one refers to counts as unreferenced here.`,
    );
  }
  for (const [at, { id, label }] of followed.entries()) {
    try {
      const { columns } = await table.chain(id);
      for (const file of columns.flatMap(({ files }) => files)) {
        if (!file.isLive) continue;
        if (file.place === 'folder') referred.add(file.path);
        else if (file.place === 'missing') {
          missing.set(file.path, [...(missing.get(file.path) ?? []), id]);
        }
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      notes.push(`${label} could not be followed: ${error.message}`);
    }
    onProgress((at + 1) / followed.length);
  }
  const others = tree.paths
    .filter((path) => path.startsWith(root) && !referred.has(path))
    .map((path) => ({
      path,
      size: tree.open(path).size,
      purpose: byProduct(path) ?? table.housekeeping(path),
    }));
  return {
    unreferenced: others.filter(({ purpose }) => purpose === null),
    housekeeping: others.filter(({ purpose }) => purpose !== null),
    missing: [...missing].map(([path, ids]) => ({ path, snapshots: ids })),
    notes,
  };
}

/** What file systems and desktops leave behind, in any table. */
function byProduct(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^\..+\.crc$/.test(name)) {
    return 'a checksum that Hadoop’s local file system writes beside each file';
  }
  if (name === '_SUCCESS') return 'a mark of Spark or MapReduce that a job ended well';
  if (name === '.DS_Store' || name === 'Thumbs.db')
    return 'written by the desktop, no part of the table';
  return null;
}
