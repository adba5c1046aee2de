import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { textContent } from 'domutils';
import { expect, test } from 'vitest';
import { siteFolder } from '../browser/built.ts';
import { all, attributes, nameOf, one, readPages, words } from './html.ts';

const pages = readPages();

test('title, description and canonical address are there and unique', () => {
  const facts = pages.map(({ path, doc }) => ({
    path,
    title: all('head > title', doc).map(words),
    description: attributes('meta[name="description"]', 'content', doc),
    canonical: attributes('link[rel="canonical"]', 'href', doc),
  }));
  for (const name of ['title', 'description', 'canonical'] as const) {
    const wrong = facts.filter((fact) => fact[name].length !== 1 || !fact[name][0]?.trim());
    expect.soft(wrong, name).toEqual([]);
    expect.soft(repeated(facts.flatMap((fact) => fact[name])), `${name}, used twice`).toEqual([]);
  }
  for (const { path, canonical } of facts)
    expect.soft(new URL(canonical[0] ?? '').pathname, 'canonical address').toBe(path);
});

test('regions of a page have names of their own', () => {
  for (const { path, doc } of pages) {
    const names = attributes('[role="region"][aria-label]', 'aria-label', doc);
    expect.soft(repeated(names), `${path}: names of regions`).toEqual([]);
  }
});

test('one first-level heading, no id twice, no style attribute, no handler', () => {
  for (const { path, doc } of pages) {
    // Home is two pages, of which one shows: public/early.js.
    const faces = path === '/' ? all('.home', doc) : [doc];
    for (const face of faces)
      expect.soft(all('h1', face).length, `${path}: first-level headings`).toBe(1);
    expect.soft(all('h1', doc).length, `${path}: first-level headings`).toBe(faces.length);
    expect.soft(repeated(attributes('[id]', 'id', doc)), `${path}: ids`).toEqual([]);
    expect.soft(all('[style]', doc).map(nameOf), `${path}: style attributes`).toEqual([]);
    const handlers = all('*', doc).flatMap((element) =>
      Object.keys(element.attribs).flatMap((name) =>
        /^on[a-z]+$/.test(name) ? [`${nameOf(element)} ${name}`] : [],
      ),
    );
    expect.soft(handlers, `${path}: handlers`).toEqual([]);
  }
});

test('a strict policy on each page, before and with a hash for each inline script and style', () => {
  for (const { path, doc } of pages) {
    const policy = one('meta[http-equiv="content-security-policy" i]', doc);
    const rules = new Map(
      (policy.attribs['content'] ?? '').split(';').map((rule) => {
        const [name = '', ...sources] = rule.trim().split(/\s+/);
        return [name, sources];
      }),
    );
    expect.soft(rules.get('default-src'), path).toEqual(["'self'"]);
    expect.soft(rules.get('object-src'), path).toEqual(["'none'"]);
    expect.soft(rules.get('base-uri'), path).toEqual(["'self'"]);
    expect.soft(rules.get('form-action'), path).toEqual(["'self'"]);
    const strict = /^('self'|'none'|'wasm-unsafe-eval'|'sha256-[\w+/=]+')$/;
    const loose = [...rules.values()].flat().filter((source) => source && !strict.test(source));
    expect.soft(loose, path).toEqual([]);

    const inline = all('script:not([src]), style', doc);
    const inOrder = all('*', doc);
    const early = inline.filter((element) => inOrder.indexOf(element) < inOrder.indexOf(policy));
    expect.soft(early.map(nameOf), `${path}: before the policy`).toEqual([]);
    for (const element of inline) {
      if (element.attribs['type'] === 'application/json') continue;
      const rule = element.name === 'style' ? 'style-src' : 'script-src';
      const hash = createHash('sha256').update(textContent(element)).digest('base64');
      expect.soft(rules.get(rule), `${path}: ${rule}`).toContain(`'sha256-${hash}'`);
    }
  }
});

test('every internal link leads to a page or file, and its fragment to an id there', () => {
  const idsOf = new Map(
    pages.map(({ path, doc }) => [path, new Set(attributes('[id]', 'id', doc))]),
  );
  const dead = new Set<string>();
  for (const { path, doc } of pages) {
    // A canonical address is looked at above.
    const links = attributes('[href]:not([rel="canonical"])', 'href', doc);
    for (const link of [...links, ...attributes('[src]', 'src', doc)]) {
      const url = new URL(link, `http://site${path}`);
      if (url.origin !== 'http://site') {
        if (url.protocol !== 'https:') dead.add(`${path}: ${link}`);
        continue;
      }
      const ids = idsOf.get(url.pathname);
      const file = join(siteFolder, decodeURIComponent(url.pathname));
      if (!ids && (url.pathname.endsWith('/') || !existsSync(file))) dead.add(`${path}: ${link}`);
      const id = decodeURIComponent(url.hash.slice(1));
      if (id !== '' && !ids?.has(id)) dead.add(`${path}: ${link}`);
    }
  }
  expect([...dead]).toEqual([]);
});

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

test('every page’s own styles come after those of all pages, which would win each tie', () => {
  for (const { path, doc } of pages) {
    const sheets = all('link[rel="stylesheet"]', doc).map(({ attribs }) => attribs['href'] ?? '');
    expect.soft(sheets[0], path).toMatch(/\/assets\/Base\.[^/]+\.css$/);
  }
});
