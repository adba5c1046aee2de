import type { Comparison } from '../../readers/table/compare.ts';
import type { FileView } from '../../readers/table/view/view.ts';
import type { Leftovers } from '../../readers/table/leftovers.ts';
import type { Chain, OnProgress, Role, TableHistory } from '../../readers/table/model.ts';
import type { FoundTable } from '../../readers/table/tables.ts';
import type { Plain } from '../../readers/plain-value.ts';

/** What is to be opened, as it can be handed to a worker. */
export type TableSource =
  | { kind: 'address'; href: string; name: string }
  | { kind: 'zip'; file: File }
  | { kind: 'folder'; name: string; files: { path: string; file: File }[] };

export interface OpenedTable {
  name: string;
  /** All tables of the folder; the first is opened where none is asked for. */
  tables: FoundTable[];
  root: string;
  history: TableHistory;
}

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

/** What the worker does. Every call but `open` needs a table that is open. */
export interface TableApi {
  /** Whether the table of this number is open here: a worker that was ended has lost it. */
  holds(key: number): boolean;
  open(
    key: number,
    source: TableSource,
    root: string | null,
    onProgress: OnProgress,
  ): Promise<OpenedTable>;
  chain(snapshot: string): Promise<Chain>;
  rows(snapshot: string, onProgress: OnProgress): Promise<ShownRows>;
  file(path: string, role: Role | null, snapshot: string): Promise<ShownFile>;
  compare(left: string, right: string, onProgress: OnProgress): Promise<Comparison>;
  leftovers(onProgress: OnProgress): Promise<Leftovers>;
}
