import type { APIRoute } from 'astro';
import { getSite } from '../catalog/catalog.ts';
import { inlineMarkdown } from '../catalog/markdown.ts';

/** Term id → its name and its definition as HTML: fetched when a term is opened in a module. */
export const GET: APIRoute = () => {
  const terms = getSite().content.glossary.map(({ id, term, definition }) => [
    id,
    { term, definition: inlineMarkdown(definition) },
  ]);
  return new Response(JSON.stringify(Object.fromEntries(terms)));
};
