/** Who writes. In Paimon each new job, and each run of a batch job, is a commit user of its own. */
export type WriterId = 'A' | 'B';
export const writerIds: readonly WriterId[] = ['A', 'B'];

export type Bucket = 0 | 1;

/** The highest level: a full compaction merges to it, and an overwrite moves its files to it. */
export const TOP_LEVEL = 5;

/** Its number is its name: `f3`. Compared by name, bucket and level, as in Paimon's `FileEntry.Identifier`. */
export interface DataFile {
  readonly name: number;
  readonly bucket: Bucket;
  readonly level: 0 | typeof TOP_LEVEL;
  /** The keys of its rows, ascending. */
  readonly orders: readonly number[];
}

export type SnapshotKind = 'APPEND' | 'COMPACT' | 'OVERWRITE';

/** A snapshot holds the whole list of live files, so it needs no other snapshot. */
export interface Snapshot {
  readonly id: number;
  readonly kind: SnapshotKind;
  readonly user: WriterId;
  readonly added: readonly DataFile[];
  readonly removed: readonly DataFile[];
  readonly live: readonly DataFile[];
}

export function isSameFile(a: DataFile, b: DataFile): boolean {
  return a.name === b.name && a.level === b.level && a.bucket === b.bucket;
}

/** `files` without those of `others`. */
export function without(files: readonly DataFile[], others: readonly DataFile[]): DataFile[] {
  return files.filter((file) => !others.some((other) => isSameFile(file, other)));
}

/** All keys in the files, ascending: what a query reads, as each key is in one live file. */
export function ordersOf(files: readonly DataFile[]): number[] {
  return files.flatMap(({ orders }) => orders).sort((a, b) => a - b);
}
