import { savedPlan } from '../../domain/progress/registers.ts';
import type { Titles } from '../../domain/titles.ts';
import { basePath } from '../base-path.ts';
import { fetchFresh } from '../fetch-fresh.ts';
import { $progress } from '../progress/store.ts';

/**
 * Next and previous follow the learner's own plan. The page's own links stay without one, where the plan has the same
 * neighbours, and where other modules' titles do not come.
 */
export function initPager(module: string): void {
  const pager = document.querySelector<HTMLElement>('[data-pager]');
  const previous = pager?.querySelector<HTMLAnchorElement>('[data-pager-previous]');
  const next = pager?.querySelector<HTMLAnchorElement>('[data-pager-next]');
  // What a module that was just passed leads to is the same.
  const onward = document.querySelector<HTMLAnchorElement>('[data-finish-next]');
  if (!previous || !next) return;
  const own = [readLink(previous), readLink(next)] as const;
  let titles: Titles | undefined;
  let seen = '';

  const follow = async (plan: readonly string[]) => {
    const planned = neighboursOf(module, plan);
    if (planned?.some((id, i) => id !== own[i]?.id)) titles ??= await fetchFresh('/titles.json');
    // The plan may have been changed meanwhile.
    if (seen !== String(plan)) return;
    const known = titles;
    const links =
      known &&
      neighboursOf(
        module,
        plan.filter((id) => Object.hasOwn(known, id)),
      )?.map((id): Link => ({ id, ...known[id ?? ''] }));
    showLink(previous, links?.[0] ?? own[0]);
    for (const link of [next, onward]) if (link) showLink(link, links?.[1] ?? own[1]);
  };
  $progress.subscribe((progress) => {
    const plan = savedPlan(progress)?.modules ?? [];
    if (String(plan) === seen) return;
    seen = String(plan);
    follow(plan).catch(() => {
      // Asked for again when the plan is changed, and on the next page.
    });
  });
}

/** A way to a module; without an id there is none. */
interface Link {
  id: string | undefined;
  title?: string;
  /** Below the site's base. */
  url?: string;
}

/** Before and after a module in an order; null where it is not in it. */
function neighboursOf(
  module: string,
  order: readonly string[],
): [string | undefined, string | undefined] | null {
  const at = order.indexOf(module);
  return at < 0 ? null : [order[at - 1], order[at + 1]];
}

function readLink(link: HTMLAnchorElement): Link {
  const url = link.getAttribute('href')?.slice(basePath().length);
  if (url === undefined) return { id: undefined };
  const title = link.querySelector('[data-pager-title]')?.textContent ?? '';
  return { id: link.dataset.module, title, url };
}

function showLink(link: HTMLAnchorElement, { id, title = '', url = '' }: Link): void {
  link.hidden = id === undefined;
  if (id === undefined) return;
  link.href = basePath() + url;
  const place = link.querySelector('[data-pager-title]');
  if (place) place.textContent = title;
}
