import type { Catalog } from '../catalog.ts';
import { missedItems } from '../missed.ts';
import type { Progress } from '../progress/format.ts';

/**
 * Modules of which an item was answered wrong at least half the times that it was asked, the weakest
 * item's module first. Practice does not count.
 */
export function weakModules(catalog: Pick<Catalog, 'modules'>, progress: Progress): string[] {
  const weak = missedItems(progress, catalog).filter(({ asked, missed }) => missed * 2 >= asked);
  return [...new Set(weak.map(({ module }) => module))];
}
