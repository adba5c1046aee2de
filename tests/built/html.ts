import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyNode, Document, Element, ParentNode } from 'domhandler';
import { textContent } from 'domutils';
import { all, one, parseHtml } from '../../src/catalog/html.ts';
import { listPages } from '../../src/catalog/site-files.ts';
import { siteFolder } from '../browser/built.ts';

export { all, one, parseHtml };

/** A page of a built site, as a browser that runs no scripts parses it. */
export interface BuiltPage {
  path: string;
  /** Characters of its HTML. */
  length: number;
  doc: Document;
}

const parsed = new Map<string, BuiltPage[]>();

/** All pages of a built site. `fragments/` holds parts of pages, and no page. */
export function readPages(folder = siteFolder): BuiltPage[] {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`${folder} holds no site: npm test -- build "build under a base path"`);
  const known = parsed.get(folder);
  if (known) return known;
  const pages = listPages(folder)
    .filter((file) => !file.startsWith('fragments/'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      return { path: pathOf(file), length: html.length, doc: parseHtml(html) };
    });
  parsed.set(folder, pages);
  return pages;
}

export function readPage(path: string, folder = siteFolder): Document {
  const page = readPages(folder).find((one) => one.path === path);
  if (!page) throw new Error(`${folder} has no page ${path}`);
  return page.doc;
}

/** A page's path by its file: `modules/index.html` is `/modules/`, `404.html` is `/404/`. */
function pathOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '/')}`;
}

/** The values of an attribute of all elements of a selector. */
export function attributes(selector: string, name: string, within: ParentNode): string[] {
  return all(selector, within).map((element) => element.attribs[name] ?? '');
}

/** The element and all that hold it, from the inside out. */
export function lineage(element: Element): Element[] {
  const parent = element.parent;
  return parent && 'attribs' in parent ? [element, ...lineage(parent)] : [element];
}

export function classesOf({ attribs }: Element): string[] {
  return (attribs['class'] ?? '').split(/\s+/).filter(Boolean);
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** A text as a reader sees it: runs of blanks are one. */
export function words(node: AnyNode | AnyNode[]): string {
  return textContent(node).replace(/\s+/g, ' ').trim();
}

/** An element's start, to name it by. */
export function nameOf({ name, attribs }: Element): string {
  const known = ['id', 'class', 'href'].filter((key) => attribs[key] !== undefined);
  return `<${[name, ...known.map((key) => `${key}="${attribs[key]}"`)].join(' ')}>`;
}
