import type { APIRoute } from 'astro';
import { getSite } from '../catalog/catalog.ts';
import type { Titles } from '../domain/titles.ts';

/** Fetched by a module's page whose neighbours on the reader's own plan are others than its own. */
export const GET: APIRoute = () => {
  const titles: Titles = Object.fromEntries(
    getSite().catalog.modules.map(({ id, title, url }) => [id, { title, url }]),
  );
  return new Response(JSON.stringify(titles));
};
