/** As in modules.css: below it there are lines of a list, whatever was asked for. */
const wide = matchMedia('(min-width: 48rem)');

/**
 * Which bands are open. As a map all are; as a list those that the reader opened, or, with a filter, those in which
 * something matches. What was opened is kept with the page's place in the history, for who comes back.
 */
export function initFolds(map: HTMLElement): { arrange(filtered: boolean): void } {
  const bands = [...map.querySelectorAll<HTMLDetailsElement>('[data-band]')];
  const kept = (history.state as { open?: unknown } | null)?.open;
  const opened = new Set(
    Array.isArray(kept) ? kept.map(String) : bands.filter((band) => band.open).map(({ id }) => id),
  );
  const isMap = () => wide.matches && map.dataset.shape === 'map';
  let narrowed = false;

  const arrange = (filtered: boolean) => {
    narrowed = filtered;
    for (const band of bands)
      band.open = isMap() || (filtered ? !('none' in band.dataset) : opened.has(band.id));
  };
  for (const band of bands)
    band.querySelector('summary')?.addEventListener('click', () => {
      // Before the browser turns it.
      if (isMap() || narrowed) return;
      if (band.open) opened.delete(band.id);
      else opened.add(band.id);
      history.replaceState({ ...(history.state as object | null), open: [...opened] }, '');
    });
  wide.addEventListener('change', () => {
    arrange(narrowed);
  });
  const openTarget = () => {
    const target = bands.find(({ id }) => id === location.hash.slice(1));
    if (!target) return;
    opened.add(target.id);
    target.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  arrange(false);
  openTarget();
  map.dataset.live = '';
  return { arrange };
}
