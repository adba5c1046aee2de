import type { Part } from './conflict.ts';
import { ordersOf, TOP_LEVEL, without } from './table.ts';
import type { Bucket, DataFile } from './table.ts';

export type JobKind = 'merge' | 'write-only' | 'compact' | 'overwrite';

/** What a writer does in each of its commits. */
export interface Job {
  readonly kind: JobKind;
  readonly bucket: Bucket;
}

export interface Prepared {
  readonly parts: readonly Part[];
  /** The writer's list of its bucket's files after its own changes. */
  readonly list: readonly DataFile[];
  /** How many names are given now. */
  readonly names: number;
}

/** Writes the data files of one commit. `list` is what the writer takes for its bucket's files, `orders` are new rows. */
export function prepare(
  { kind, bucket }: Job,
  list: readonly DataFile[],
  orders: readonly number[],
  names: number,
): Prepared {
  const parts: Part[] = [];
  let files = list;
  let name = names;
  if (kind !== 'compact') {
    name += 1;
    // What an overwrite brings moves to the highest level when it commits (`overwrite-upgrade`).
    const level = kind === 'overwrite' ? TOP_LEVEL : 0;
    const added: DataFile[] = [{ name, bucket, level, orders }];
    parts.push({ kind: kind === 'overwrite' ? 'OVERWRITE' : 'APPEND', added, removed: [] });
    files = [...files, ...added];
  }
  if (kind === 'merge' || kind === 'compact') {
    const compaction = compactFully(files, bucket, name + 1);
    if (compaction) {
      parts.push(compaction);
      name = Math.max(name, ...compaction.added.map((file) => file.name));
      files = [...without(files, compaction.removed), ...compaction.added];
    }
  }
  return { parts, list: files, names: name };
}

/**
 * A full compaction: nothing where all files are on the highest level, a lone file only moves there, small files are
 * merged into one.
 */
function compactFully(files: readonly DataFile[], bucket: Bucket, name: number): Part | null {
  if (files.every(({ level }) => level === TOP_LEVEL)) return null;
  const [first] = files;
  const isLone = first !== undefined && files.length === 1;
  const merged: DataFile = isLone
    ? { ...first, level: TOP_LEVEL }
    : { name, bucket, level: TOP_LEVEL, orders: ordersOf(files) };
  return { kind: 'COMPACT', added: [merged], removed: files };
}
