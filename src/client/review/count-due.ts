import type { Catalog } from '../../domain/catalog.ts';
import { reviewNow } from '../../domain/review.ts';
import { basePath } from '../page-catalog.ts';
import { momentOf } from '../progress/environment.ts';
import { $progress, environment } from '../progress/store.ts';

/** How many questions review asks today. Rejects where the catalogue does not load. */
export async function countDue(): Promise<number> {
  const response = await fetch(`${basePath()}/catalog.json`);
  if (!response.ok) throw new Error(`catalog.json: ${response.status}`);
  const catalog = (await response.json()) as Catalog;
  return reviewNow(catalog, $progress.get(), momentOf(environment)).day.queue.length;
}
