import type { Catalog } from '../../domain/catalog.ts';
import { isRecord } from '../../domain/progress/json.ts';
import { reviewStamp } from '../../domain/review/stamp.ts';
import { basePath } from '../base-path.ts';
import { dayNow, momentNow } from '../clock.ts';
import { $progress, environment } from '../progress/store.ts';
import { $due } from './due.ts';

// Rebuildable, and so no part of the progress: what was last counted, for pages that do not count.
const KEY = 'lakepath.due';

/** Shows a count that was just made, and keeps it for the next page. */
export function keepDue(count: number): void {
  const counted = { day: dayNow(environment), stamp: reviewStamp($progress.get()), count };
  environment.local.set(KEY, JSON.stringify(counted));
  $due.set(count);
}

/** After an answer in review: one less is due today, until it is counted again. */
export function countOneDown(): void {
  const due = $due.get();
  if (due) keepDue(due - 1);
}

/** Shows the last count, and counts anew where it is of another day or of other progress. */
export async function refreshDue(): Promise<void> {
  const kept = readDue();
  if (kept?.day === dayNow(environment)) $due.set(kept.count);
  if (kept?.day === dayNow(environment) && kept.stamp === reviewStamp($progress.get())) return;
  try {
    keepDue(await countDue());
  } catch {
    // Without a connection the count waits for the next page.
  }
}

/** Rejects where the catalogue or the scheduler does not load. */
async function countDue(): Promise<number> {
  const response = await fetch(`${basePath()}/catalog.json`);
  if (!response.ok) throw new Error(`catalog.json: ${response.status}`);
  const catalog = (await response.json()) as Catalog;
  const { reviewNow } = await import('../../domain/review.ts');
  return reviewNow(catalog, $progress.get(), momentNow(environment)).day.queue.length;
}

function readDue(): { day: number; stamp: number; count: number } | null {
  try {
    const kept: unknown = JSON.parse(environment.local.get(KEY) ?? 'null');
    if (!isRecord(kept)) return null;
    const { day, stamp, count } = kept;
    return typeof day === 'number' && typeof stamp === 'number' && typeof count === 'number'
      ? { day, stamp, count }
      : null;
  } catch {
    return null;
  }
}
