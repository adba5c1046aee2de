import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Element } from 'domhandler';
import { textContent } from 'domutils';
import { escapeHtml } from '../escape-html.ts';
import { all, one, parseHtml } from '../html.ts';

/** A part of a built page that the search finds by itself. */
export interface PagePart {
  /** With the fragment that leads to it; below the site's base. */
  url: string;
  title: string;
  /** HTML of what it says. */
  html: string;
  /** Ids of the terms that the page names here first. */
  terms: string[];
}

/** The sections of a module's built page. */
export function sectionsOf(folder: string, url: string): PagePart[] {
  const { html, doc } = readBuilt(folder, url);
  const named = new Set<string>();
  return all('section[data-section]', doc).map((section) => {
    const heading = one('h2', section);
    const terms = all('[data-term]', section).map(({ attribs }) => attribs['data-term'] ?? '');
    const first = [...new Set(terms)].filter((term) => !named.has(term));
    for (const term of first) named.add(term);
    return {
      url: `${url}#${section.attribs['data-section'] ?? ''}`,
      // The heading holds a link to itself, which is no part of what it says.
      title: heading.children
        .filter((child) => !('attribs' in child) || child.attribs['class'] !== 'anchor')
        .map((child) => textContent(child))
        .join('')
        .trim(),
      html: searchableSource(html, section),
      terms: first,
    };
  });
}

/** What a page is called, and what it says of itself. Its text is left out: it changes with the reader. */
export function pageOf(folder: string, url: string): { title: string; html: string } {
  const { html, doc } = readBuilt(folder, url);
  const headings = all('main h2', doc).map((heading) => sourceOf(html, heading));
  const description = one('meta[name="description"]', doc).attribs['content'] ?? '';
  return {
    title: textContent(one('head > title', doc)).replace(/ · Lakepath$/, ''),
    html: [`<p>${escapeHtml(description)}</p>`, ...headings].join('\n'),
  };
}

function readBuilt(folder: string, url: string): { html: string; doc: Document } {
  const html = readFileSync(join(folder, url, 'index.html'), 'utf8');
  return { html, doc: parseHtml(html) };
}

/** What is no text of a section: its head, whose title the record has, and what is marked so in the page. */
const ignored = '.section-head, [data-pagefind-ignore]';

function searchableSource(html: string, element: Element): string {
  let source = '';
  const { from: start, to } = spanOf(element);
  let from = start;
  for (const part of all(ignored, element)) {
    const span = spanOf(part);
    // One that lies in another has gone with it.
    if (span.from < from) continue;
    source += html.slice(from, span.from);
    from = span.to;
  }
  return source + html.slice(from, to);
}

function sourceOf(html: string, element: Element): string {
  const { from, to } = spanOf(element);
  return html.slice(from, to);
}

function spanOf({ sourceCodeLocation: at }: Element): { from: number; to: number } {
  return { from: at?.startOffset ?? 0, to: at?.endOffset ?? 0 };
}
