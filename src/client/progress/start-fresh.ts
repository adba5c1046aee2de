import { PROGRESS_KEY } from './create-store.ts';
import { isInstalled } from './platform.ts';
import { environment } from './store.ts';

const KEY = 'lakepath.fresh';

/** Notes that an installed app is to begin empty. */
export function startFresh(): void {
  environment.local.set(KEY, '1');
}

/**
 * Whether this is an installed app with storage in which nothing was ever done, and the reader has
 * not said to begin afresh.
 */
export function isForBringing(): boolean {
  const { local } = environment;
  return (
    isInstalled() &&
    local.isPersistent &&
    local.get(PROGRESS_KEY) === null &&
    local.get(KEY) === null
  );
}
