import type { Catalog } from '../../domain/catalog.ts';
import { mendAddress } from '../../domain/mended-address.ts';
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
  const [, name, text = ''] = /^#(plan|posting)(?:=(.*))?$/.exec(mendAddress(fragment)) ?? [];
  if (name === undefined) return null;
  // What a link has no signs for was put behind it.
  const link = text.replace(/[^\w~.-].*$/, '').replace(/\.+$/, '');
  return { link: decodePlanLink(catalog, link), isFromPosting: name === 'posting' };
}
