import type { APIRoute } from 'astro';
import { getSite } from '../catalog/catalog.ts';
import { inlineMarkdown } from '../catalog/markdown.ts';

/** Term id → its name, in Chinese too, and its definition as HTML: fetched when a term is opened in a module. */
export const GET: APIRoute = () => {
  const terms = getSite().content.glossary.map(({ id, term, zh, definition }) => [
    id,
    { term, zh, definition: inlineMarkdown(definition) },
  ]);
  return new Response(JSON.stringify(Object.fromEntries(terms)));
};
