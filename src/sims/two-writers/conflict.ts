import { isSameFile, TOP_LEVEL, without } from './table.ts';
import type { DataFile, Snapshot, SnapshotKind, WriterId } from './table.ts';

/** One half of a commit: it becomes one snapshot, or none. */
export interface Part {
  readonly kind: SnapshotKind;
  readonly added: readonly DataFile[];
  /** Chosen at the preparation. An overwrite has none here: it takes what is live at each attempt. */
  readonly removed: readonly DataFile[];
}

/** What a commit reads before it creates the next name. */
export interface Attempt {
  readonly id: number;
  readonly removed: readonly DataFile[];
  readonly live: readonly DataFile[];
}

/** Why a part is refused for good; `base` made the newest snapshot, and the message names it. */
export type Conflict = { readonly base: WriterId } & (
  | { readonly check: 'deletion'; readonly missing: readonly DataFile[] }
  /** The same exception, but its cause is another: a file that only moves is there already. */
  | { readonly check: 'added'; readonly file: DataFile }
  | { readonly check: 'lsm'; readonly files: readonly [DataFile, DataFile] }
);

/**
 * One attempt on the newest snapshot, up to the name: Paimon's `tryCommitOnce` with `ConflictDetection`. An APPEND of
 * this table is not compared, nor is anything in an empty table.
 */
export function attempt(newest: Snapshot | undefined, part: Part): Attempt | Conflict {
  const live = newest?.live ?? [];
  const removed = part.kind === 'OVERWRITE' ? live : part.removed;
  const after = [...without(live, removed), ...part.added];
  if (newest && part.kind !== 'APPEND') {
    const file = part.added.find((each) => live.some((other) => isSameFile(each, other)));
    if (file) return { check: 'added', file, base: newest.user };
    const missing = without(removed, live);
    if (missing.length > 0) return { check: 'deletion', missing, base: newest.user };
    const files = firstOverlap(after);
    if (files) return { check: 'lsm', files, base: newest.user };
  }
  return { id: (newest?.id ?? 0) + 1, removed, live: after };
}

/** Two files of one bucket above level 0 whose key ranges overlap. */
function firstOverlap(files: readonly DataFile[]): [DataFile, DataFile] | undefined {
  for (const bucket of [0, 1]) {
    const run = files
      .filter((file) => file.bucket === bucket && file.level === TOP_LEVEL)
      .sort((a, b) => least(a) - least(b));
    for (const [i, file] of run.entries()) {
      const next = run[i + 1];
      if (next && greatest(file) >= least(next)) return [file, next];
    }
  }
  return undefined;
}

const least = ({ orders }: DataFile) => orders[0] ?? 0;
const greatest = ({ orders }: DataFile) => orders.at(-1) ?? 0;
