import type { FileTree } from '../../file-tree.ts';

export type InstantState = 'requested' | 'inflight' | 'completed';

/** One action on the table, with the files that say how far it is. */
export interface Instant {
  /** When it was requested: its name. `yyyyMMddHHmmssSSS` */
  requested: string;
  /** When it was completed, where the file's name says so (since table version 8). */
  completed: string | null;
  /** As its last file names it: a compaction is completed as `commit`, a clustering as `replacecommit`. */
  action: string;
  state: InstantState;
  /** The file of each state that is there. */
  files: Map<InstantState, string>;
}

/** `<requested>[_<completed>][.<action>][.requested|.inflight]` */
const NAME = /^(\d{14,17})(?:_(\d{14,17}))?((?:\.[a-z]+)+)$/;

/**
 * The active timeline, in the order in which instants were completed.
 *
 * @param folder with `/` at its end: `.hoodie/timeline/`, before version 8 `.hoodie/`
 * @see Hudi 1.1 technical specification, "Timeline"
 */
export function readTimeline(tree: FileTree, folder: string): Instant[] {
  const instants = new Map<string, Instant>();
  for (const path of tree.paths) {
    if (!path.startsWith(folder)) continue;
    const match = NAME.exec(path.slice(folder.length));
    if (!match) continue;
    const [, requested = '', completed = null, rest = ''] = match;
    const words = rest.slice(1).split('.');
    const last = words.at(-1);
    const state = last === 'requested' || last === 'inflight' ? last : 'completed';
    // A commit that is inflight names no action.
    const action = (state === 'completed' ? last : words.length > 1 ? words[0] : '') ?? '';
    const known = instants.get(requested) ?? {
      requested,
      completed: null,
      action: 'commit',
      state,
      files: new Map<InstantState, string>(),
    };
    known.files.set(state, path);
    if (order[state] >= order[known.state]) {
      known.state = state;
      known.completed = completed;
      if (action !== '') known.action = action;
    }
    instants.set(requested, known);
  }
  return [...instants.values()].sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1));
}

const order: Record<InstantState, number> = { requested: 0, inflight: 1, completed: 2 };

/** What instants are ordered by. */
export function endOf({ completed, requested }: Instant): string {
  return completed ?? requested;
}

/** Actions that make a new snapshot of the rows. */
export function isWrite({ action, state }: Instant): boolean {
  return state === 'completed' && /^(commit|deltacommit|replacecommit)$/.test(action);
}

/** Milliseconds from 1970, taking the digits as UTC; null for the reserved instants of `00000…`. */
export function instantTime(digits: string): number | null {
  const [, year, month, day, hour, minute, second, part = '0'] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?$/.exec(digits) ?? [];
  if (year === undefined || Number(year) < 1970) return null;
  const numbers = [year, month, day, hour, minute, second, part].map(Number);
  const [y = 0, m = 1, d = 1, h = 0, min = 0, s = 0, ms = 0] = numbers;
  return Date.UTC(y, m - 1, d, h, min, s, ms);
}
