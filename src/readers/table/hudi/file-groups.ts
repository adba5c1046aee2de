import type { FileTree } from '../../file-tree.ts';
import type { HudiCommit } from './commit.ts';
import { endOf, type Instant } from './timeline.ts';

/** A file as one instant wrote it. */
export interface GroupFile {
  path: string;
  /** The requested time of the instant that wrote it; what the name says where the timeline is silent. */
  instant: string;
  /** When that was completed. */
  end: string;
}

/** The newest slice of a file group: a base file and the log files on top of it. */
export interface FileSlice {
  partition: string;
  fileId: string;
  base: GroupFile | null;
  logs: GroupFile[];
}

export interface CompletedWrite {
  instant: Instant;
  commit: HudiCommit;
}

/** What one instant changed in the set of files. */
export interface SliceChange {
  slices: FileSlice[];
  /** Files of the slices before that the last instant made old, or replaced. */
  gone: GroupFile[];
}

const BASE = /^(.+)_([^_]+)_(\d{14,17})\.(parquet|orc|hfile)$/;
const LOG = /^\.(.+)_(\d{14,17})\.log\.(\d+)(?:_[^.]+)?(\.cdc)?$/;

/** The parts of a data file's name, or null. */
export function parseFileName(path: string) {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const partition = path.slice(0, Math.max(0, slash));
  const base = BASE.exec(name);
  if (base)
    return { kind: 'base' as const, partition, fileId: base[1] ?? '', instant: base[3] ?? '' };
  const log = LOG.exec(name);
  return log
    ? { kind: 'log' as const, partition, fileId: log[1] ?? '', instant: log[2] ?? '' }
    : null;
}

/**
 * Follows the completed writes up to one instant. What was written before the active timeline begins is
 * taken from the names of the files.
 *
 * @see Hudi 1.1 technical specification, "File layout" and "Reader expectations"
 */
export function slicesAfter(
  tree: FileTree,
  root: string,
  writes: readonly CompletedWrite[],
  firstActive: string | null,
): SliceChange {
  const groups = archivedGroups(tree, root, firstActive);
  let gone: GroupFile[] = [];
  for (const { instant, commit } of writes) {
    gone = [];
    for (const { partition, fileId } of commit.replaced) {
      const slice = groups.get(keyOf(partition, fileId));
      if (slice) gone.push(...filesOf(slice));
      groups.delete(keyOf(partition, fileId));
    }
    for (const stat of commit.stats) {
      const parsed = parseFileName(stat.path);
      if (!parsed) continue;
      const file = { path: root + stat.path, instant: instant.requested, end: endOf(instant) };
      const key = keyOf(stat.partition, stat.fileId);
      const slice = groups.get(key) ?? {
        partition: stat.partition,
        fileId: stat.fileId,
        base: null,
        logs: [],
      };
      groups.set(key, slice);
      if (parsed.kind === 'log') {
        if (!slice.logs.some(({ path }) => path === file.path)) slice.logs.push(file);
        continue;
      }
      // What was logged while a compaction ran lies on top of its result.
      const older = slice.logs.filter(({ end }) => end <= instant.requested);
      if (slice.base) gone.push(slice.base);
      gone.push(...older);
      slice.base = file;
      slice.logs = slice.logs.filter((log) => !older.includes(log));
    }
  }
  return { slices: [...groups.values()], gone };
}

export function filesOf({ base, logs }: FileSlice): GroupFile[] {
  return [...(base ? [base] : []), ...logs];
}

/** The newest files that are older than the active timeline. */
function archivedGroups(
  tree: FileTree,
  root: string,
  firstActive: string | null,
): Map<string, FileSlice> {
  const groups = new Map<string, FileSlice>();
  if (firstActive === null) return groups;
  for (const path of tree.paths) {
    if (!path.startsWith(root) || path.startsWith(`${root}.hoodie/`)) continue;
    const parsed = parseFileName(path.slice(root.length));
    if (!parsed || parsed.instant >= firstActive) continue;
    const { partition, fileId, instant, kind } = parsed;
    const slice = groups.get(keyOf(partition, fileId)) ?? {
      partition,
      fileId,
      base: null,
      logs: [],
    };
    const file = { path, instant, end: instant };
    if (kind === 'log') slice.logs.push(file);
    else if (!slice.base || slice.base.instant < instant) slice.base = file;
    groups.set(keyOf(partition, fileId), slice);
  }
  for (const slice of groups.values()) {
    const from = slice.base?.instant ?? '';
    slice.logs = slice.logs.filter(({ instant }) => instant >= from);
  }
  return groups;
}

function keyOf(partition: string, fileId: string): string {
  return `${partition}/${fileId}`;
}
