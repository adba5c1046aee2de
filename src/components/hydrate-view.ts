import { h, hydrate, type ComponentType } from 'preact';
import { withCatalog } from '../client/page-catalog.ts';
import type { Catalog } from '../domain/catalog.ts';

/**
 * Makes a view live that the server rendered into `[data-view=name]`, with the catalogue and the same other `props`,
 * once the catalogue has come.
 */
export function hydrateView<P extends object>(
  name: string,
  View: ComponentType<P & { catalog: Catalog }>,
  props: P,
): void {
  void withCatalog((catalog) => {
    const root = document.querySelector(`[data-view="${name}"]`);
    if (!root) throw new Error(`this page has no view "${name}"`);
    hydrate(h(View, { ...props, catalog }), root);
  });
}
