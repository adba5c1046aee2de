import type { APIRoute } from 'astro';
import { getSite } from '../catalog/catalog.ts';

/** The catalogue for programs; its fields are documented in `src/domain/catalog.ts`. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(getSite().catalog, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
