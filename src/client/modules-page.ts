import { readinessOf } from '../domain/readiness.ts';
import { initChoice } from './modules/choose-node.ts';
import { initFolds } from './modules/folds.ts';
import { withCatalog } from './page-catalog.ts';
import { $progress } from './progress/store.ts';
import { initStates } from './show-states.ts';

const form = document.querySelector<HTMLFormElement>('[data-filters]');
const map = document.querySelector<HTMLElement>('[data-bands]');
const count = document.querySelector('[data-filter-count]');
const empty = document.querySelector<HTMLElement>('[data-filter-empty]');
/** What each field says where nothing was chosen: that is no part of the address. */
const unchosen = { qualification: '', state: '', view: 'map' } as const;
const names = ['qualification', 'state', 'view'] as const;

if (form && map && count && empty) {
  // The choice stands in the address: a filtered list can be bookmarked.
  const address = new URLSearchParams(location.search);
  for (const name of names) {
    const field = form.elements.namedItem(name);
    const wanted = address.get(name);
    if (wanted === null) continue;
    const known =
      field instanceof HTMLSelectElement
        ? [...field.options].some(({ value }) => value === wanted)
        : form.querySelector(`[name="${name}"][value="${CSS.escape(wanted)}"]`) !== null;
    if (known && (field instanceof HTMLSelectElement || field instanceof RadioNodeList))
      field.value = wanted;
  }
  const chosen = (name: (typeof names)[number]) =>
    String(new FormData(form).get(name) ?? unchosen[name]);
  map.dataset.shape = chosen('view');
  const folds = initFolds(map);
  initChoice(map);

  void withCatalog((catalog) => {
    initStates(catalog.modules, catalog.retired);
    const narrow = () => {
      const qualification = chosen('qualification');
      const state = chosen('state');
      const { modules } = readinessOf(catalog, $progress.get());
      let shown = 0;
      for (const band of map.querySelectorAll<HTMLElement>('[data-band]')) {
        const nodes = [...band.querySelectorAll<HTMLElement>('[data-node]')];
        const stateOf = ({ dataset }: HTMLElement) => modules.get(dataset.node ?? '')?.state;
        const fitting = nodes.filter(
          (node) =>
            (qualification === '' ||
              (node.dataset.qualifications ?? '').split(' ').includes(qualification)) &&
            (state === '' || stateOf(node) === state),
        );
        for (const node of nodes) node.toggleAttribute('data-dim', !fitting.includes(node));
        band.toggleAttribute('data-none', fitting.length === 0);
        shown += fitting.length;
        const passed = nodes.filter((node) => /passed|retained/.test(stateOf(node) ?? '')).length;
        const place = band.querySelector('[data-band-passed]');
        if (place) place.textContent = passed === 0 ? '' : ` · ${passed} passed`;
      }
      count.textContent = `${shown} ${shown === 1 ? 'module' : 'modules'}`;
      empty.hidden = shown > 0;
      return qualification !== '' || state !== '';
    };
    const apply = () => {
      map.dataset.shape = chosen('view');
      folds.arrange(narrow());
      const query = new URLSearchParams(
        names.flatMap((name) => (chosen(name) === unchosen[name] ? [] : [[name, chosen(name)]])),
      ).toString();
      const search = query === '' ? '' : `?${query}`;
      history.replaceState(history.state, '', location.pathname + search + location.hash);
    };
    form.addEventListener('change', apply);
    document.querySelector('[data-filter-reset]')?.addEventListener('click', () => {
      const view = chosen('view');
      form.reset();
      const views = form.elements.namedItem('view');
      if (views instanceof RadioNodeList) views.value = view;
      apply();
      // The button is gone with the empty list.
      const first = form.elements.namedItem('qualification');
      if (first instanceof HTMLElement) first.focus();
    });
    // A mark that changes elsewhere folds nothing: only the choice does.
    $progress.listen(narrow);
    apply();
  });
}
