import { subtaskOfGroup } from './key-groups.ts';
import type { Job } from './key-groups.ts';
import { hashOfKey, isSameKey } from './key-hash.ts';
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

/** Whether this key comes in the stream already, by its name or by its number. */
export function hasKey({ keys, numbered }: Traffic, key: Key): boolean {
  return keys.some((known) => isSameKey(known, key)) || isAmong(key, numbered);
}

/** How many keys there are. A numbered key that also has a name of its own counts once. */
export function countKeys({ keys, numbered }: Traffic): number {
  return keys.filter((key) => !isAmong(key, numbered)).length + numbered;
}

/** Whether the key is one of `user-1` to `user-<numbered>`. */
function isAmong({ type, text }: Key, numbered: number): boolean {
  const number = type === 'text' ? /^user-([1-9]\d{0,5})$/.exec(text)?.[1] : undefined;
  return number !== undefined && Number(number) <= numbered;
}

/** Hashes of `user-1`, `user-2`, … as far as they were asked for: the same in every state. */
const numberedHashes: number[] = [];

/** The murmur hash of each key once; the hot key's is not among them. */
function hashOthers({ keys, numbered, hot }: Traffic): number[] {
  for (let i = numberedHashes.length; i < numbered; i++)
    numberedHashes.push(hashOfKey({ type: 'text', text: `user-${i + 1}` }));
  const hashes = numberedHashes.slice(0, numbered);
  if (hot && isAmong(hot.key, numbered)) hashes.splice(Number(hot.key.text.slice(5)) - 1, 1);
  for (const key of keys)
    if (!isAmong(key, numbered) && !(hot && isSameKey(key, hot.key))) hashes.push(hashOfKey(key));
  return hashes;
}

/** The load of each key group. A hot key that is alone sends everything. */
export function loadOfGroups(traffic: Traffic, maxParallelism: number): Load[] {
  const groups = Array.from({ length: maxParallelism }, () => ({ keys: 0, share: 0 }));
  const add = (hash: number, share: number) => {
    const group = groups[hash % maxParallelism];
    if (!group) return;
    group.keys += 1;
    group.share += share;
  };
  const others = hashOthers(traffic);
  const { hot } = traffic;
  const hotShare = hot === null ? 0 : others.length === 0 ? 1 : hot.percent / 100;
  if (hot) add(hashOfKey(hot.key), hotShare);
  for (const hash of others) add(hash, (1 - hotShare) / others.length);
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
