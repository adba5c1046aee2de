import { expose } from 'comlink';
import { folderTree, zipTree, type FileTree } from '../../readers/file-tree.ts';
import { blobSource } from '../../readers/source.ts';
import { compareSnapshots } from '../../readers/table/compare.ts';
import { viewFile } from '../../readers/table/file-view.ts';
import { findLeftovers } from '../../readers/table/leftovers.ts';
import type { OnProgress, SnapshotRows, TableReader } from '../../readers/table/model.ts';
import { openTable } from '../../readers/table/open.ts';
import { findTables } from '../../readers/table/tables.ts';
import { Unreadable } from '../../readers/unreadable.ts';
import type { ShownRows, TableApi, TableSource } from './api.ts';

interface Held {
  key: number;
  tree: FileTree;
  reader: TableReader;
}

/** Two snapshots are compared, and a third is looked at meanwhile. */
const KEPT_ROWS = 3;
/** The worker reads a published table into memory; the labs' are far smaller. */
const LARGEST_SAMPLE = 64 * 1024 * 1024;

let held: Held | null = null;

const api: TableApi = {
  holds: (key) => held?.key === key,
  async open(key, source, root, onProgress) {
    held = null;
    const tree = await treeOf(source);
    onProgress(0.5);
    const tables = findTables(tree);
    const table = tables.find((one) => one.root === root) ?? tables[0];
    if (!table) throw new Unreadable('The folder holds no table.');
    const opened = await openTable(tree, table);
    const reader = { ...opened, rows: keepingRows(opened) };
    held = { key, tree, reader };
    return { name: nameOf(source), tables, root: table.root, history: reader.history };
  },
  chain: (snapshot) => open().reader.chain(snapshot),
  async rows(snapshot, onProgress) {
    return shownRows(await open().reader.rows(snapshot, onProgress));
  },
  async file(path, role, snapshot) {
    const { tree, reader } = open();
    const view = await viewFile(tree.open(path), role);
    return { view, fates: role === 'data' ? await fatesOf(reader, path, snapshot) : null };
  },
  compare: (left, right, onProgress) => compareSnapshots(open().reader, left, right, onProgress),
  leftovers: (onProgress) => findLeftovers(open().tree, open().reader, onProgress),
};

function open(): Held {
  if (!held) throw new Error('no table is open');
  return held;
}

async function treeOf(source: TableSource): Promise<FileTree> {
  switch (source.kind) {
    case 'folder':
      return folderTree(source.files);
    case 'zip':
      return zipTree(blobSource(source.file, source.file.name));
    case 'address': {
      const response = await fetch(source.href).catch(() => null);
      if (!response?.ok) {
        throw new Unreadable(`${source.name} could not be loaded. Is there a connection?`);
      }
      const blob = await response.blob();
      if (blob.size > LARGEST_SAMPLE) throw new Unreadable(`${source.name} is too large.`);
      return zipTree(blobSource(blob, source.name));
    }
  }
}

function nameOf(source: TableSource): string {
  return source.kind === 'zip' ? source.file.name : source.name;
}

/** Reads the rows of a snapshot once, as long as it is among the last ones asked for. */
function keepingRows(reader: TableReader): TableReader['rows'] {
  const kept = new Map<string, Promise<SnapshotRows>>();
  return (snapshot, onProgress: OnProgress) => {
    const known = kept.get(snapshot);
    if (known) return known;
    const reading = reader.rows(snapshot, onProgress);
    kept.set(snapshot, reading);
    reading.catch(() => kept.delete(snapshot));
    const [oldest] = kept.keys();
    if (kept.size > KEPT_ROWS && oldest !== undefined) kept.delete(oldest);
    return reading;
  };
}

function shownRows({ columns, stored, files, isComplete, notes }: SnapshotRows): ShownRows {
  return {
    columns,
    rows: stored.map(({ values }) => [...values]),
    gone: stored.map(({ gone }) => gone),
    from: stored.map(({ file }) => file),
    files,
    live: stored.filter(({ gone }) => gone === null).length,
    isComplete,
    notes,
  };
}

async function fatesOf(
  reader: TableReader,
  path: string,
  snapshot: string,
): Promise<(string | null)[] | null> {
  try {
    const { stored, files } = await reader.rows(snapshot, () => undefined);
    const file = files.indexOf(path);
    return file < 0 ? null : stored.filter((row) => row.file === file).map(({ gone }) => gone);
  } catch (error) {
    // The file itself can be shown, whatever the rest of the table is like.
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

expose(api);
