import type { GuardedStorage } from '../storage.ts';

const KEY = 'lakepath.persist';

/**
 * What the browser said when it was asked to keep this site's storage: `unasked` before the first
 * passed module, `unavailable` where it cannot be asked.
 */
export type PersistAnswer = 'unasked' | 'granted' | 'refused' | 'unavailable';

/** Asks once in this browser's life, and remembers that it did. */
export async function askToPersist(local: GuardedStorage): Promise<void> {
  if (local.get(KEY) !== null) return;
  // Written first: an answer can take as long as a reader's, and another page must not ask again.
  local.set(KEY, 'refused');
  local.set(KEY, await ask('persist'));
}

/** The answer. One that the browser has changed its mind about since counts as it is now. */
export async function persistAnswer(local: GuardedStorage): Promise<PersistAnswer> {
  const stored = local.get(KEY);
  if (stored === null) return 'unasked';
  if (stored === 'unavailable') return stored;
  return ask('persisted');
}

async function ask(method: 'persist' | 'persisted'): Promise<PersistAnswer> {
  try {
    return (await navigator.storage[method]()) ? 'granted' : 'refused';
  } catch {
    return 'unavailable';
  }
}
