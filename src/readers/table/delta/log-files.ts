import type { FileTree } from '../../file-tree.ts';

/** A checkpoint: the whole state of a version, in one or several files. */
export interface Checkpoint {
  version: number;
  /** `v2` names sidecars that hold the files; a `classic` one holds all itself. */
  kind: 'classic' | 'multi-part' | 'v2';
  /** Below the opened folder, in order; all parts are there. */
  paths: string[];
}

/** What is in `_delta_log`, by name alone. */
export interface DeltaLog {
  /** Path by version. */
  commits: Map<number, string>;
  checkpoints: Checkpoint[];
  lastCheckpoint: string | null;
}

/** @see Delta PROTOCOL.md, "Delta Log Entries" and "Checkpoint Naming Scheme" */
export function listLog(tree: FileTree, root: string): DeltaLog {
  const folder = `${root}_delta_log/`;
  const commits = new Map<number, string>();
  const checkpoints: Checkpoint[] = [];
  const parts = new Map<string, { version: number; of: number; paths: string[] }>();
  for (const path of tree.paths) {
    if (!path.startsWith(folder)) continue;
    const name = path.slice(folder.length);
    const version = Number(/^\d{20}/.exec(name)?.[0] ?? NaN);
    if (!Number.isSafeInteger(version)) continue;
    const rest = name.slice(20);
    if (rest === '.json') commits.set(version, path);
    else if (rest === '.checkpoint.parquet') {
      checkpoints.push({ version, kind: 'classic', paths: [path] });
    } else if (/^\.checkpoint\.[0-9a-f-]{36}\.(json|parquet)$/.test(rest)) {
      checkpoints.push({ version, kind: 'v2', paths: [path] });
    } else {
      const [, part, of] = /^\.checkpoint\.(\d{10})\.(\d{10})\.parquet$/.exec(rest) ?? [];
      if (part === undefined || of === undefined) continue;
      const key = `${version} ${of}`;
      const known = parts.get(key) ?? { version, of: Number(of), paths: [] };
      known.paths.push(path);
      parts.set(key, known);
    }
  }
  for (const { version, of, paths } of parts.values()) {
    // A checkpoint that lacks a part is none: its writer was stopped.
    if (paths.length === of) checkpoints.push({ version, kind: 'multi-part', paths });
  }
  const last = `${folder}_last_checkpoint`;
  return {
    commits,
    checkpoints: checkpoints.sort((a, b) => a.version - b.version),
    lastCheckpoint: tree.has(last) ? last : null,
  };
}

/** What has to be read for a version: a checkpoint, or the beginning, and the commits after it. */
export interface Replay {
  checkpoint: Checkpoint | null;
  commits: { version: number; path: string }[];
}

/** Null where the log lacks a commit that is needed. */
export function planReplay(log: DeltaLog, version: number): Replay | null {
  const checkpoint = log.checkpoints.findLast((one) => one.version <= version) ?? null;
  const commits: Replay['commits'] = [];
  for (let at = (checkpoint?.version ?? -1) + 1; at <= version; at++) {
    const path = log.commits.get(at);
    if (path === undefined) return null;
    commits.push({ version: at, path });
  }
  return { checkpoint, commits };
}

/** All versions that can be rebuilt, from the oldest. */
export function readableVersions(log: DeltaLog): number[] {
  const starts = new Set(log.checkpoints.map(({ version }) => version));
  const all = [...new Set([...log.commits.keys(), ...starts])].sort((a, b) => a - b);
  const readable: number[] = [];
  for (const version of all) {
    const follows = readable.at(-1) === version - 1 && log.commits.has(version);
    if (starts.has(version) || version === 0 || follows) readable.push(version);
  }
  return readable;
}
