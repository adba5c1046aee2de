import { subtaskOfGroup } from './key-groups.ts';
import type { Job } from './key-groups.ts';
import { isSameKey, keyGroupOf } from './key-hash.ts';
import type { Key } from './key-hash.ts';

/** One key sends `percent` of all records; the other keys share the rest evenly. */
export interface HotKey {
  readonly key: Key;
  readonly percent: number;
}

/** The keys of the stream: those with a name, and `user-1` to `user-<numbered>`. */
export interface Traffic {
  readonly keys: readonly Key[];
  readonly numbered: number;
  /** Its key is one of `keys`. */
  readonly hot: HotKey | null;
}

/** What lies on one key group or on one subtask. `share` is its part of all records, 0 to 1. */
export interface Load {
  readonly keys: number;
  readonly share: number;
}

/** Each key once: a numbered key that also has a name of its own counts with the named ones. */
export function allKeys({ keys, numbered }: Traffic): Key[] {
  const named = new Set(keys.flatMap(({ type, text }) => (type === 'text' ? text : [])));
  const users = Array.from({ length: numbered }, (_, i) => `user-${i + 1}`);
  return [
    ...keys,
    ...users.filter((text) => !named.has(text)).map((text): Key => ({ type: 'text', text })),
  ];
}

/** The load of each key group. A hot key that is alone sends everything. */
export function loadOfGroups(traffic: Traffic, maxParallelism: number): Load[] {
  const groups = Array.from({ length: maxParallelism }, () => ({ keys: 0, share: 0 }));
  const keys = allKeys(traffic);
  const { hot } = traffic;
  const hotShare = hot === null ? 0 : keys.length === 1 ? 1 : hot.percent / 100;
  const others = hot === null ? keys.length : keys.length - 1;
  for (const key of keys) {
    const group = groups[keyGroupOf(key, maxParallelism)];
    if (!group) continue;
    group.keys += 1;
    const isHot = hot !== null && isSameKey(hot.key, key);
    group.share += isHot ? hotShare : (1 - hotShare) / others;
  }
  return groups;
}

/** The load of each subtask: the sum over its key groups. */
export function loadOfSubtasks(job: Job, groups: readonly Load[]): Load[] {
  const subtasks = Array.from({ length: job.parallelism }, () => ({ keys: 0, share: 0 }));
  groups.forEach((group, index) => {
    const subtask = subtasks[subtaskOfGroup(job, index)];
    if (!subtask) return;
    subtask.keys += group.keys;
    subtask.share += group.share;
  });
  return subtasks;
}

/** The busiest subtask (the first, if several are), its share of all records, max ÷ mean, and how many have no key. */
export interface Skew {
  readonly busiest: number;
  readonly share: number;
  readonly ratio: number;
  readonly idle: number;
}

export function measureSkew(subtasks: readonly Load[]): Skew {
  // Sums of the same shares in another order differ in the last bits: that is no difference.
  const busiest = subtasks.reduce(
    (best, { share }, i) => (share > (subtasks[best]?.share ?? 0) + 1e-9 ? i : best),
    0,
  );
  const share = subtasks[busiest]?.share ?? 0;
  return {
    busiest,
    share,
    ratio: share * subtasks.length,
    idle: subtasks.filter(({ keys }) => keys === 0).length,
  };
}
