import { decodeProgress } from '../../domain/progress/decode.ts';
import { EMPTY, type Progress } from '../../domain/progress/format.ts';
import { uniteFacts } from '../../domain/progress/merge.ts';
import type { GuardedStorage } from '../storage.ts';
import { setAside } from './set-aside.ts';

const PREFIX = 'lakepath.progress.tab.';

/** Where a tab keeps its own facts while the payload is newer than it understands. */
export function sideFactsKey(tab: string): string {
  return PREFIX + tab;
}

/**
 * What all such tabs left, together, and the texts it was read from. Their epochs are not compared:
 * a tab that could not read the payload could not know its epoch, and wrote only what was done
 * there.
 */
export function readSideFacts(local: GuardedStorage): {
  progress: Progress;
  keys: Map<string, string>;
} {
  let progress = EMPTY;
  const keys = new Map<string, string>();
  for (const key of local.keys().filter((name) => name.startsWith(PREFIX))) {
    const text = local.get(key) ?? '';
    const decoded = decodeProgress(text);
    if (decoded.kind === 'newer') continue;
    if (decoded.lost.length > 0 && !setAside(local, text)) continue;
    progress = uniteFacts(progress, decoded.progress);
    keys.set(key, text);
  }
  return { progress, keys };
}
