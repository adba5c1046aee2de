import type { Catalog } from '../../domain/catalog.ts';
import { decodePlanLink, type PlanLink } from '../../domain/plan/link.ts';

const MARK = '#plan=';

/** The plan in an address's fragment; null where there is none. */
export function readLinkedPlan(catalog: Catalog, fragment: string): PlanLink | null {
  if (!fragment.startsWith(MARK)) return null;
  // Mail programs encode signs that need not be.
  return decodePlanLink(catalog, decode(fragment.slice(MARK.length)));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
