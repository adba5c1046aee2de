import { cacheNames } from '../domain/offline/caches.ts';

/** Shows the links to those pages that are kept. */
async function showKept(): Promise<void> {
  const kept = new Set<string>();
  for (const name of [cacheNames.pages, cacheNames.kept])
    for (const { url } of await (await caches.open(name)).keys()) kept.add(url);
  for (const group of document.querySelectorAll<HTMLElement>('[data-offline-group]')) {
    for (const row of group.querySelectorAll('li'))
      row.hidden = !kept.has(row.querySelector('a')?.href ?? '');
    group.hidden = !group.querySelector('li:not([hidden])');
  }
  const list = document.querySelector<HTMLElement>('[data-offline-kept]');
  if (list) list.hidden = !list.querySelector('[data-offline-group]:not([hidden])');
}

document.querySelector('[data-offline-again]')?.addEventListener('click', () => location.reload());
// Where the browser keeps nothing there is nothing to show.
showKept().catch(() => undefined);
