import { markdownToHtml } from 'satteri';
import { breakLongCode, fitTables, holdOptions, rebaseLinks, tidyCells } from './hast-plugins.ts';

/** Typographic quotation marks; dashes and dots as they were typed. For the modules' text, too. */
export const features = {
  smartPunctuation: { quotes: true, dashes: false, ellipses: false },
} as const;
// Without `import.meta.env` (unit tests, Node) pages lie at the root.
const base: string = import.meta.env?.BASE_URL ?? '/';
const hastPlugins = [rebaseLinks(base), fitTables(), tidyCells(), holdOptions(), breakLongCode()];

/** A block of markdown from a YAML file, as HTML with links under the site's base. */
export function blockMarkdown(text: string): string {
  const result = markdownToHtml(text, { features, hastPlugins });
  // Only asynchronous plugins make it a promise, and ours are not.
  if (result instanceof Promise) throw new Error('a markdown plugin is asynchronous');
  return result.html.trim();
}

/** One line of markdown as HTML without a paragraph around it. */
export function inlineMarkdown(text: string): string {
  const html = blockMarkdown(text);
  const paragraph = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1];
  return paragraph === undefined || paragraph.includes('<p>') ? html : paragraph;
}

/** HTML of a module's text, shown elsewhere: `#…` leads to its place on the module's `page`. */
export function leadToPage(html: string, page: string): string {
  return html.replaceAll('href="#', `href="${page}#`);
}

/** One line of markdown as plain text: for titles, descriptions and search records. */
export function plainText(text: string): string {
  return inlineMarkdown(text)
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
