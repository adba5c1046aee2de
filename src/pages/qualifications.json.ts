import type { APIRoute } from 'astro';
import { getSite } from '../catalog/catalog.ts';

/** Ids and names of the qualifications, for the search's filter. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify(
      getSite().qualifications.map(({ id, ordinal, short }) => ({
        id,
        name: `Q${ordinal} ${short}`,
      })),
    ),
  );
