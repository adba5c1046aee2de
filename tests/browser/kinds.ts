import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { Element } from 'domhandler';
import { isText } from 'domhandler';
import { all, classesOf, lineage, readPages, type BuiltPage } from '../built/html.ts';

// What a browser is shown: a page of each kind, and as many more as it takes to see every part of any page.

/** Addresses of the routes that make pages, as `/modules/[slug]/`. `fragments/` makes parts of pages. */
export const routes = readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => file.endsWith('.astro') && !file.startsWith('fragments/'))
  .map((file) => `/${file.replace(/(^|\/)index\.astro$/, '$1').replace(/\.astro$/, '/')}`);

/** A page's kind is the route that made it; a page that no route makes is a fault. */
export function kindOf(path: string): string {
  const matching = routes.filter((route) =>
    new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}$`).test(path),
  );
  // A route without a parameter comes before one with it.
  const kind = matching.find((route) => !route.includes('[')) ?? matching[0];
  if (kind === undefined) throw new Error(`no route of src/pages makes ${path}`);
  return kind;
}

/** So many letters without a place to break are wider than a phone's column. */
const LONG = 28;

/**
 * What a page is made of, as far as styles can tell: elements with their classes, and where words stand that
 * are too long for a narrow screen. Left out are hues, which change nothing else, and simulators, which have
 * a test at 320 px of their own.
 */
export function partsOf({ doc }: BuiltPage): Set<string> {
  const parts = new Set<string>();
  for (const element of all('body *', doc)) {
    const names = classesOf(element).filter((name) => !/^(q\d|sim)/.test(name));
    for (const name of names) parts.add(`${element.name}.${name}`);
    if (element.name === 'script' || element.name === 'style') continue;
    const texts = element.children.filter(isText).flatMap(({ data }) => data.split(/[\s-]/));
    if (texts.some((word) => word.length > LONG)) parts.add(`a long word in ${placeOf(element)}`);
  }
  return parts;
}

function placeOf(element: Element): string {
  const holders = lineage(element).slice(0, 2);
  return holders.map((one) => [one.name, ...classesOf(one)].join('.')).join(' of ');
}

interface Visits {
  /** One page of each kind: of its pages that with the most parts. */
  kinds: readonly string[];
  /** These, and as many more as it takes to see every part. */
  visits: readonly string[];
  /** All pages. */
  every: readonly string[];
}

export const { kinds, visits, every } = chooseVisits();

function chooseVisits(): Visits {
  const rest = readPages().map((page) => ({ path: page.path, parts: partsOf(page) }));
  const seen = new Set<string>();
  const isNew = (part: string) => !seen.has(part);
  const take = (from: typeof rest): string[] => {
    const fresh = from.map(({ parts }) => [...parts].filter(isNew).length);
    const best = from[fresh.indexOf(Math.max(...fresh))];
    if (!best) return [];
    for (const part of best.parts) seen.add(part);
    rest.splice(rest.indexOf(best), 1);
    return [best.path];
  };
  const kinds = routes.flatMap((route) => take(rest.filter(({ path }) => kindOf(path) === route)));
  const more: string[] = [];
  while (rest.some(({ parts }) => [...parts].some(isNew))) more.push(...take(rest));
  return { kinds, visits: [...kinds, ...more], every: readPages().map(({ path }) => path) };
}
