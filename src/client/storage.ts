/**
 * How a write went. `full`: the quota is used up. `blocked`: the browser does not let this page
 * store anything.
 */
export type WriteResult = 'ok' | 'full' | 'blocked';

/**
 * Storage that never throws. Where the browser's own is blocked or absent, values live until the
 * page is closed.
 */
export interface GuardedStorage {
  /** Whether values outlive the page, as far as is known so far. */
  readonly isPersistent: boolean;
  get(key: string): string | null;
  /** After `full` the old value is still there. After `blocked` the value is held in memory. */
  set(key: string, value: string): WriteResult;
  remove(key: string): void;
  keys(): string[];
}

/**
 * Guards the storage that `open` returns; `open` may throw, as `window.localStorage` does where
 * cookies are blocked.
 */
export function guardStorage(open: () => Storage | null | undefined): GuardedStorage {
  const memory = new Map<string, string>();
  let storage: Storage | null = null;
  try {
    storage = open() ?? null;
    storage?.getItem('');
  } catch {
    storage = null;
  }
  /** Runs `use` on the browser's storage; from the first time that it fails, memory takes over. */
  const attempt = <T>(use: (storage: Storage) => T, fallback: () => T): T => {
    if (storage) {
      try {
        return use(storage);
      } catch {
        storage = null;
      }
    }
    return fallback();
  };
  return {
    get isPersistent() {
      return storage !== null;
    },
    get: (key) =>
      attempt(
        (open) => open.getItem(key),
        () => memory.get(key) ?? null,
      ),
    set(key, value) {
      const write = (open: Storage): WriteResult => {
        try {
          open.setItem(key, value);
          return 'ok';
        } catch (error) {
          if (isFull(error)) return 'full';
          throw error;
        }
      };
      const hold = (): WriteResult => {
        memory.set(key, value);
        return 'blocked';
      };
      return attempt(write, hold);
    },
    remove: (key) =>
      attempt(
        (open) => open.removeItem(key),
        () => void memory.delete(key),
      ),
    keys: () => attempt(listKeys, () => [...memory.keys()]),
  };
}

function listKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key) => key !== null,
  );
}

/** Browsers give this error several names and codes. */
function isFull(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    /quota/i.test(String(error.name))
  );
}
