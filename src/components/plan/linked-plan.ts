import type { Catalog } from '../../domain/catalog.ts';
import { decodePlanLink, type PlanLink } from '../../domain/plan/link.ts';

/** A plan that came with the address, and whether a posting has just made it. */
export interface LinkedPlan {
  link: PlanLink;
  isFromPosting: boolean;
}

/** The fragment that holds a plan; one that comes from matching a posting is told apart. */
export function planFragment(link: string, from: 'link' | 'posting'): string {
  return `#${from === 'posting' ? 'posting' : 'plan'}=${link}`;
}

/** The plan in an address's fragment; null where there is none. */
export function readLinkedPlan(catalog: Catalog, fragment: string): LinkedPlan | null {
  const [, name, text = ''] = /^#(plan|posting)(?:=(.*))?$/.exec(fragment) ?? [];
  if (name === undefined) return null;
  // Mail and chat programs encode signs that need not be, and take a sentence's end for the link's.
  const link = decode(text).replace(/[^\w~-]+$/, '');
  return { link: decodePlanLink(catalog, link), isFromPosting: name === 'posting' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
