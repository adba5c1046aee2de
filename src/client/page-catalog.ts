import type { Catalog } from '../domain/catalog.ts';

/**
 * Fetches the catalogue that the page's head names (`components/CatalogLink.astro`) and starts with it what needs it.
 * Until then, and where it does not come, the page stands as the server rendered it; then the page says so and offers
 * to load it again (`public/early.js`).
 */
export async function withCatalog(start: (catalog: Catalog) => void): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('#catalog');
  if (!link) throw new Error('this page names no catalogue');
  let catalog: Catalog;
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`${link.href}: ${response.status}`);
    // Written by our own build, so its shape is known.
    catalog = (await response.json()) as Catalog;
  } catch {
    dispatchEvent(new Event('lakepath:part-missing'));
    return;
  }
  // A task of its own: between it and the parsing, the browser may answer the reader.
  await new Promise((resolve) => setTimeout(resolve));
  start(catalog);
  link.removeAttribute('data-waits');
}
