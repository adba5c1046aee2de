import { atom } from 'nanostores';
import { localDay } from '../../domain/day.ts';
import { reviewStamp } from '../../domain/review/stamp.ts';
import { momentOf } from '../progress/environment.ts';
import { $progress, environment } from '../progress/store.ts';

// Rebuildable, and so no part of the progress: what was last counted, for pages that do not count.
const KEY = 'lakepath.due';

/** How many questions review still asks today; null while that is not known. */
export const $due = atom<number | null>(null);

/** Shows a count that was just made, and keeps it for the next page. */
export function keepDue(count: number): void {
  const counted = { day: today(), stamp: reviewStamp($progress.get()), count };
  environment.local.set(KEY, JSON.stringify(counted));
  $due.set(count);
}

/**
 * Shows the last count, and counts anew where it is of another day or other progress. Call once the
 * page is at rest: counting loads the scheduler and the catalogue.
 */
export async function refreshDue(): Promise<void> {
  const { attempts, registers } = $progress.get();
  const isBegun = attempts.size > 0 || [...registers.keys()].some((key) => key.startsWith('read:'));
  if (!isBegun) return $due.set(null);
  const kept = readDue();
  if (kept?.day === today()) $due.set(kept.count);
  if (kept?.day === today() && kept.stamp === reviewStamp($progress.get())) return;
  try {
    const { countDue } = await import('./count-due.ts');
    keepDue(await countDue());
  } catch {
    // Without a connection the count waits for the next page.
  }
}

function readDue(): { day: number; stamp: number; count: number } | null {
  try {
    const kept = JSON.parse(environment.local.get(KEY) ?? 'null') as Record<string, unknown> | null;
    const { day, stamp, count } = kept ?? {};
    return typeof day === 'number' && typeof stamp === 'number' && typeof count === 'number'
      ? { day, stamp, count }
      : null;
  } catch {
    return null;
  }
}

function today(): number {
  return localDay(momentOf(environment));
}
