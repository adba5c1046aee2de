import type { APIRoute, GetStaticPaths } from 'astro';
import { catalogText, catalogHash } from '../../catalog/catalog-file.ts';

export const getStaticPaths = (() => [
  { params: { hash: catalogHash() } },
]) satisfies GetStaticPaths;

/** The catalogue for the site's own pages; `/catalog.json` is the same for other programs, at an address that stays. */
export const GET: APIRoute = () => new Response(catalogText());
