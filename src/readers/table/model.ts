import type { Plain } from '../plain-value.ts';

export type TableFormat = 'iceberg' | 'delta' | 'hudi' | 'paimon';

/**
 * The four steps that all formats share, from the one small thing that changes at a commit to the
 * rows' files.
 */
export type Step = 'pointer' | 'snapshot' | 'lists' | 'data';

/** What a file is for. One role's words differ by format: see `src/explorers/table/words.ts`. */
export type Role =
  | 'pointer'
  | 'properties'
  | 'metadata'
  | 'snapshot'
  | 'schema'
  | 'commit'
  | 'checkpoint'
  | 'sidecar'
  | 'instant'
  | 'listing'
  | 'manifest-list'
  | 'index-manifest'
  | 'manifest'
  | 'data'
  | 'changelog'
  | 'log'
  | 'position-deletes'
  | 'equality-deletes'
  | 'deletion-vector'
  | 'index'
  | 'statistics';

/** One thing that is said of a file, snapshot or table: `rows`, `3`. */
export interface Fact {
  name: string;
  value: string;
}

export interface Column {
  name: string;
  type: string;
  /** The id that stays through a rename, where the format has one. */
  id: string | null;
}

/** What names a snapshot from outside: the current one, a branch, a tag, a savepoint. */
export interface Pointer {
  name: string;
  kind: 'current' | 'branch' | 'tag';
  snapshot: string;
  /** The file that holds the pointer; null where it is outside of the folder, or a name alone. */
  path: string | null;
}

export interface Snapshot {
  /** As the format names it. */
  id: string;
  /** What fits on a card: `#3`, `v7`, `…4713`. */
  label: string;
  parent: string | null;
  /** Milliseconds from 1970, or null where nothing says it. */
  time: number | null;
  /** As the format names it: `append`, `WRITE`, `COMPACT`, `commit`. */
  operation: string;
  summary: Fact[];
  columns: Column[];
}

export interface TableHistory {
  format: TableFormat;
  /** The version of the format, in words: `format version 2`. */
  version: string;
  /** The folder of the table below what was opened, with `/` at its end, or empty. */
  root: string;
  /** False where times are those of a zone that the table does not name. */
  isUtc: boolean;
  facts: Fact[];
  /** From the oldest to the newest. */
  snapshots: Snapshot[];
  current: string | null;
  pointers: Pointer[];
  /** Plain sentences: what is missing or cannot be known from the folder alone. */
  notes: string[];
}

export interface ChainFile {
  /** Below the opened folder where the file is there, otherwise as the table names it. */
  path: string;
  step: Step;
  role: Role;
  /** `outside`: not kept in the table's folder at all, as an Iceberg catalog is. */
  place: 'folder' | 'missing' | 'outside';
  /** Bytes in the folder; null where the file is not there. */
  size: number | null;
  /** False for a file that this snapshot takes out: named, and no longer part of it. */
  isLive: boolean;
  facts: Fact[];
}

/** That one file names another. */
export interface ChainLink {
  from: string;
  to: string;
  /** What it says of it: `added`, `current`, `deletes from`. */
  says: string;
}

/** A step drawn as one column: a step may take two. */
export interface ChainColumn {
  step: Step;
  title: string;
  files: ChainFile[];
}

export interface Chain {
  snapshot: string;
  columns: ChainColumn[];
  links: ChainLink[];
  notes: string[];
}

/** A row as it is stored, with its place and what became of it. */
export interface StoredRow {
  /** Index into `SnapshotRows.files`. */
  file: number;
  /** From 0. */
  position: number;
  values: readonly Plain[];
  /** Why it is no row of this snapshot, or null: `deleted by …`. */
  gone: string | null;
}

export interface SnapshotRows {
  columns: string[];
  /** All rows that were read, the gone ones too. */
  stored: StoredRow[];
  files: string[];
  /** False where the table holds more rows than were read. */
  isComplete: boolean;
  notes: string[];
}

/** Progress, 0 to 1. */
export type OnProgress = (done: number) => void;

/** A table that was opened: its history is read, the rest when asked. */
export interface TableReader {
  history: TableHistory;
  chain(snapshot: string): Promise<Chain>;
  rows(snapshot: string, onProgress: OnProgress): Promise<SnapshotRows>;
  /** What a file is that belongs to the format and to no snapshot's chain, or null. */
  housekeeping(path: string): string | null;
}

/** The most stored rows that are read of one snapshot. */
export const MOST_ROWS = 20_000;
/** The most snapshots of one history; older ones are left out, and a note says so. */
export const MOST_SNAPSHOTS = 500;

export function liveRows({ stored }: SnapshotRows): StoredRow[] {
  return stored.filter(({ gone }) => gone === null);
}
