import { getSite } from './catalog.ts';
import { hashContent } from './site-files.ts';

// A name of its own for each content, like the build's other files in `assets/`: browsers keep it for ever, and a
// page that is kept offline opens with the catalogue that it was made from.

/** The catalogue as the site's own pages fetch it. */
export function catalogText(): string {
  return JSON.stringify(getSite().catalog);
}

export function catalogHash(): string {
  return hashContent(catalogText()).slice(0, 8);
}

/** Where the build puts it, below the site's base. */
export function catalogUrl(): string {
  return `/assets/catalog.${catalogHash()}.json`;
}
