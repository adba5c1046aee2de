import { readinessOf } from '../domain/readiness.ts';
import { withCatalog } from './page-catalog.ts';
import { $progress } from './progress/store.ts';
import { initStates } from './show-states.ts';

const form = document.querySelector<HTMLFormElement>('[data-filters]');
const count = document.querySelector('[data-filter-count]');
const empty = document.querySelector<HTMLElement>('[data-filter-empty]');
const names = ['qualification', 'state'] as const;
const field = (name: string) => form?.elements.namedItem(name);

// The choice stands in the address: a filtered list can be bookmarked.
const address = new URLSearchParams(location.search);
for (const name of names) {
  const select = field(name);
  const wanted = address.get(name);
  if (
    select instanceof HTMLSelectElement &&
    [...select.options].some(({ value }) => value === wanted)
  ) {
    select.value = wanted ?? '';
  }
}

void withCatalog((catalog) => {
  initStates(catalog.modules, catalog.retired);
  if (!form || !count || !empty) return;
  const apply = () => {
    const chosen = new FormData(form);
    const qualification = String(chosen.get('qualification') ?? '');
    const state = String(chosen.get('state') ?? '');
    const { modules } = readinessOf(catalog, $progress.get());
    let shown = 0;
    for (const row of document.querySelectorAll<HTMLElement>('[data-row]')) {
      const slug = row.dataset.row ?? '';
      const fits =
        (qualification === '' ||
          (row.dataset.qualifications ?? '').split(' ').includes(qualification)) &&
        (state === '' || modules.get(slug)?.state === state);
      row.hidden = !fits;
      if (fits) shown += 1;
      const node = document.querySelector(`[data-map-node="${slug}"] .map__node`);
      node?.toggleAttribute('data-dim', !fits);
    }
    count.textContent = `${shown} ${shown === 1 ? 'module' : 'modules'}`;
    empty.hidden = shown > 0;
    const query = new URLSearchParams(
      names.flatMap((name) => {
        const value = String(chosen.get(name) ?? '');
        return value === '' ? [] : [[name, value]];
      }),
    ).toString();
    const search = query === '' ? '' : `?${query}`;
    history.replaceState(history.state, '', location.pathname + search + location.hash);
  };
  form.addEventListener('change', apply);
  document.querySelector('[data-filter-reset]')?.addEventListener('click', () => {
    form.reset();
    apply();
    // The button is gone with the empty list.
    const first = field('qualification');
    if (first instanceof HTMLElement) first.focus();
  });
  $progress.subscribe(apply);
});
