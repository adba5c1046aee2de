import type { APIRoute, GetStaticPaths } from 'astro';
import { ankiFile, ankiNotes, type AnkiNote } from '../../catalog/anki.ts';
import { getSite } from '../../catalog/catalog.ts';
import { siteAddress } from '../../catalog/site-address.ts';

/** Each module's questions for Anki, and all of them in one file. */
export const getStaticPaths = (() => {
  const modules = getSite().modules.map((module) => ({
    name: module.slug,
    notes: ankiNotes(module, siteAddress()),
  }));
  const all = { name: 'lakepath', notes: modules.flatMap(({ notes }) => notes) };
  return [...modules, all].map(({ name, notes }) => ({ params: { name }, props: { notes } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ notes: AnkiNote[] }> = ({ props }) =>
  new Response(ankiFile(props.notes), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
