import type { Catalog } from '../domain/catalog.ts';

/** The part of the catalogue that this page shows, from its JSON block; `null` where it has none. */
export function pageCatalog(): Catalog | null {
  const text = document.getElementById('page-catalog')?.textContent;
  // Written by our own build, so its shape is known.
  return text ? (JSON.parse(text) as Catalog) : null;
}

/** The site's base path without a slash at its end. */
export function basePath(): string {
  return document.documentElement.dataset.base ?? '';
}
