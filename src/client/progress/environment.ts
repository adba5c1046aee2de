import { readersClock, type Clock } from '../clock.ts';
import { guardStorage, type GuardedStorage } from '../storage.ts';

/**
 * Everything the progress store takes from the browser, so that tests can give it two tabs and a
 * clock.
 */
export interface ProgressEnvironment extends Clock {
  local: GuardedStorage;
  session: GuardedStorage;
  /** This tab's id. */
  tab: string;
  /** Runs `task` while no other tab is in one. Without Web Locks it runs at once. */
  exclusively(task: () => void): Promise<void>;
  /** Where `storage`, `pagehide` and `pageshow` are heard. */
  events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

export function browserEnvironment(): ProgressEnvironment {
  const session = guardStorage(() => window.sessionStorage);
  return {
    ...readersClock,
    local: guardStorage(() => window.localStorage),
    session,
    tab: tabId(session),
    exclusively: runExclusively,
    // While pages are built there is no window, and nobody to hear.
    events: typeof window === 'undefined' ? new EventTarget() : window,
  };
}

function tabId(session: GuardedStorage): string {
  const stored = session.get('lakepath.tab');
  if (stored && /^[0-9a-z]{6,8}$/.test(stored)) return stored;
  const id = Math.floor((1 + Math.random()) * 36 ** 6).toString(36);
  session.set('lakepath.tab', id);
  return id;
}

/**
 * Web Locks are missing on plain http and refused in some frames; a merge on every read covers
 * both.
 */
async function runExclusively(task: () => void): Promise<void> {
  let ran = false;
  const once = () => {
    ran = true;
    task();
  };
  try {
    await navigator.locks.request('lakepath.progress', once);
  } catch (error) {
    if (ran) throw error;
    once();
  }
}
