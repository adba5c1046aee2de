import type { GuardedStorage } from '../storage.ts';

const PREFIX = 'lakepath.set-aside.';

/** A payload that could not be read in full, as it was found. */
export interface SetAside {
  key: string;
  text: string;
}

/** Copies kept, the oldest first. */
export function listSetAside(local: GuardedStorage): SetAside[] {
  return local
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .sort((a, b) => Number(a.slice(PREFIX.length)) - Number(b.slice(PREFIX.length)))
    .map((key) => ({ key, text: local.get(key) ?? '' }));
}

/** Keeps a copy under a key of its own, unless there is one already; false where that failed. */
export function setAside(local: GuardedStorage, text: string): boolean {
  const kept = listSetAside(local);
  if (kept.some((copy) => copy.text === text)) return true;
  const last = Number(kept.at(-1)?.key.slice(PREFIX.length) ?? 0) || 0;
  return local.set(`${PREFIX}${last + 1}`, text) !== 'full';
}
