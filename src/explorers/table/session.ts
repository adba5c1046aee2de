import type { FileTree } from '../../readers/file-tree.ts';
import type { Plain } from '../../readers/plain-value.ts';
import { compareSnapshots, type Comparison } from '../../readers/table/compare.ts';
import { viewFile } from '../../readers/table/file-view.ts';
import { findLeftovers, type Leftovers } from '../../readers/table/leftovers.ts';
import type {
  Chain,
  OnProgress,
  Role,
  SnapshotRows,
  TableHistory,
  TableReader,
} from '../../readers/table/model.ts';
import { openTable } from '../../readers/table/open.ts';
import { findTables, type FoundTable } from '../../readers/table/tables.ts';
import type { FileView } from '../../readers/table/view/view.ts';
import { Unreadable } from '../../readers/unreadable.ts';

/** Rows of a snapshot for the page: those that are gone too, with why. */
export interface ShownRows {
  columns: string[];
  rows: readonly Plain[][];
  /** Of each row, why it is gone, or null. */
  gone: (string | null)[];
  /** Of each row, which of `files` it is stored in. */
  from: number[];
  files: string[];
  live: number;
  isComplete: boolean;
  notes: string[];
}

/** A file and, of a data file, what became of its rows in the chosen snapshot. */
export interface ShownFile {
  view: FileView;
  /** Null for a file that is no data file of the snapshot. */
  fates: (string | null)[] | null;
}

/** Two snapshots are compared, and a third is looked at meanwhile. */
const KEPT_ROWS = 3;

/** One open folder: what the worker holds for the page. Each question says of which of its tables. */
export class Session {
  readonly #tree: FileTree;
  readonly #readers = new Map<string, Promise<TableReader>>();
  /** All tables of the folder, the one nearest to its top first. */
  readonly tables: FoundTable[];

  private constructor(tree: FileTree, tables: FoundTable[]) {
    this.#tree = tree;
    this.tables = tables;
  }

  /** Throws `Unreadable` where the folder holds no table. */
  static open(tree: FileTree, name: string): Session {
    return new Session(tree, findTables(tree, name));
  }

  async history(root: string): Promise<TableHistory> {
    return (await this.#open(root)).history;
  }

  async chain(root: string, snapshot: string): Promise<Chain> {
    return (await this.#open(root)).chain(snapshot);
  }

  async rows(root: string, snapshot: string, onProgress: OnProgress): Promise<ShownRows> {
    return shownRows(await (await this.#open(root)).rows(snapshot, onProgress));
  }

  async file(root: string, path: string, role: Role | null, snapshot: string): Promise<ShownFile> {
    const reader = await this.#open(root);
    const view = await viewFile(this.#tree.open(path), role);
    return { view, fates: role === 'data' ? await fatesOf(reader, path, snapshot) : null };
  }

  async compare(
    root: string,
    left: string,
    right: string,
    onProgress: OnProgress,
  ): Promise<Comparison> {
    return compareSnapshots(await this.#open(root), left, right, onProgress);
  }

  async leftovers(root: string, onProgress: OnProgress): Promise<Leftovers> {
    return findLeftovers(this.#tree, await this.#open(root), onProgress);
  }

  #open(root: string): Promise<TableReader> {
    const known = this.#readers.get(root);
    if (known) return known;
    const table = this.tables.find((one) => one.root === root);
    if (!table) throw new Error(`no table ${root}`);
    const opening = openTable(this.#tree, table).then((reader) => ({
      ...reader,
      rows: keepingRows(reader),
    }));
    this.#readers.set(root, opening);
    opening.catch(() => this.#readers.delete(root));
    return opening;
  }
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
