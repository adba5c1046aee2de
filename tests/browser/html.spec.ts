import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pages, readBuilt, siteFolder } from './built.ts';
import { expect, test } from './site.ts';

/** What a page's HTML says, as the browser parses it. */
interface Parsed {
  path: string;
  title: string;
  description: string;
  canonical: string;
  policy: string;
  /** Whether a script or a style stands before the policy that should rule it, other than a file of ours. */
  late: string[];
  ids: string[];
  links: string[];
  assets: string[];
  styled: string[];
  scripts: string[];
  handlers: string[];
  styles: string[];
  headings: number;
}

const files = [...pages.map((path) => `${path.slice(1)}index.html`), '404.html'];

test('the built HTML of every page', async ({ page }) => {
  await page.goto('/');
  const parsed: Parsed[] = [];
  for (const file of files) {
    const html = readBuilt(file);
    const facts = await page.evaluate((text) => {
      const doc = new DOMParser().parseFromString(text, 'text/html');
      const all = (selector: string) => [...doc.querySelectorAll(selector)];
      const attribute = (selector: string, name: string) =>
        all(selector).map((one) => one.getAttribute(name) ?? '');
      const policy = doc.querySelector('meta[http-equiv="content-security-policy" i]');
      const isData = (script: Element) => script.getAttribute('type') === 'application/json';
      return {
        title: doc.title,
        description: attribute('meta[name="description"]', 'content').join('|'),
        canonical: attribute('link[rel="canonical"]', 'href').join('|'),
        policy: policy?.getAttribute('content') ?? '',
        late: all('script:not([src]), style').flatMap((one) =>
          policy && policy.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING
            ? [one.outerHTML]
            : [],
        ),
        ids: attribute('[id]', 'id'),
        links: attribute('a[href], area[href]', 'href'),
        assets: [
          ...attribute('[src]', 'src'),
          ...attribute(
            'link[rel="stylesheet"], link[rel="icon"], link[rel="manifest"], link[rel="apple-touch-icon"], link[rel="sitemap"], link[rel="modulepreload"]',
            'href',
          ),
        ],
        styled: all('[style]').map((one) => one.outerHTML.slice(0, 120)),
        scripts: all('script:not([src])')
          .filter((one) => !isData(one))
          .map((one) => one.textContent),
        handlers: all('*').flatMap((one) =>
          [...one.attributes]
            .filter(({ name }) => /^on[a-z]+$/.test(name))
            .map(({ name }) => `${one.localName} ${name}`),
        ),
        styles: all('style').map((one) => one.textContent),
        headings: all('h1').length,
      };
    }, html);
    parsed.push({
      path: file === '404.html' ? '/404/' : `/${file.replace(/index\.html$/, '')}`,
      ...facts,
    });
  }

  await test.step('title, description and canonical address are there and unique', () => {
    for (const name of ['title', 'description', 'canonical'] as const) {
      const values = parsed.map((one) => one[name]);
      expect
        .soft(
          values.filter((value) => value.trim() === '' || value.includes('|')),
          name,
        )
        .toEqual([]);
      expect.soft(repeated(values), `${name}, used twice`).toEqual([]);
    }
    for (const { path, canonical } of parsed)
      expect.soft(new URL(canonical).pathname, 'canonical address').toBe(path);
  });

  await test.step('one first-level heading, no id twice, no style attribute, no handler', () => {
    for (const { path, headings, ids, styled, handlers } of parsed) {
      expect.soft(headings, `${path}: first-level headings`).toBe(1);
      expect.soft(repeated(ids), `${path}: ids`).toEqual([]);
      expect.soft(styled, `${path}: style attributes`).toEqual([]);
      expect.soft(handlers, `${path}: handlers`).toEqual([]);
    }
  });

  await test.step('a strict policy on each page, and a hash for each inline script and style', () => {
    for (const { path, policy, late, scripts, styles } of parsed) {
      const rules = new Map(
        policy.split(';').map((rule) => {
          const [name = '', ...sources] = rule.trim().split(/\s+/);
          return [name, sources];
        }),
      );
      expect.soft(rules.get('default-src'), path).toEqual(["'self'"]);
      expect.soft(rules.get('object-src'), path).toEqual(["'none'"]);
      expect.soft(rules.get('base-uri'), path).toEqual(["'self'"]);
      expect.soft(rules.get('form-action'), path).toEqual(["'self'"]);
      const sources = [...rules.values()].flat();
      const strict = /^('self'|'none'|'wasm-unsafe-eval'|'sha256-[\w+/=]+')$/;
      expect
        .soft(
          sources.filter((source) => source && !strict.test(source)),
          path,
        )
        .toEqual([]);
      expect.soft(late, `${path}: before the policy`).toEqual([]);
      for (const text of scripts)
        expect.soft(rules.get('script-src'), path).toContain(hashOf(text));
      for (const text of styles) expect.soft(rules.get('style-src'), path).toContain(hashOf(text));
    }
  });

  await test.step('every internal link leads to a page, and its fragment to an id there', () => {
    const idsOf = new Map(parsed.map(({ path, ids }) => [path, new Set(ids)]));
    const dead: string[] = [];
    for (const { path, links, assets } of parsed) {
      for (const link of [...links, ...assets]) {
        const url = new URL(link, `http://site${path}`);
        if (url.origin !== 'http://site') {
          if (!/^https:$/.test(url.protocol)) dead.push(`${path}: ${link}`);
          continue;
        }
        const ids = idsOf.get(url.pathname);
        const file = join(siteFolder, decodeURIComponent(url.pathname));
        if (!ids && (url.pathname.endsWith('/') || !existsSync(file)))
          dead.push(`${path}: ${link}`);
        const id = decodeURIComponent(url.hash.slice(1));
        if (id !== '' && !ids?.has(id)) dead.push(`${path}: ${link}`);
      }
    }
    expect([...new Set(dead)]).toEqual([]);
  });
});

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
