import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formerNames } from '../../src/cli/alias-content.ts';
import { moduleOf, readBuilt, subFolder, subPath } from '../browser/built.ts';
import { all, attributes, readPage, readPages } from './html.ts';

// The site as it is hosted in a sub-folder, with a former address added to its content.
const pages = readPages(subFolder);
const module = moduleOf(formerNames.module);
const former = `/modules/${formerNames.slug}/`;

test('the sitemap names pages under the base, and no former address', () => {
  const paths = [...readBuilt('sitemap-0.xml', subFolder).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, loc = '']) => new URL(loc).pathname,
  );
  expect(paths).toContain(`${subPath}${module.url}`);
  expect(paths).not.toContain(`${subPath}${former}`);
  expect(paths.filter((path) => !path.startsWith(`${subPath}/`))).toEqual([]);
});

test('each page’s own address lies under the base; a former address has its module’s', () => {
  for (const { path, doc } of pages) {
    const canonical = attributes('link[rel="canonical"]', 'href', doc);
    const own = path === former ? module.url : path;
    expect.soft(canonical.map((one) => new URL(one).pathname)).toEqual([`${subPath}${own}`]);
  }
  const moved = readPage(former, subFolder);
  expect(attributes('meta[name="robots"]', 'content', moved)).toEqual(['noindex']);
  expect(all('meta[http-equiv="content-security-policy"]', moved)).toHaveLength(1);
});

test('every address in a page’s HTML, whatever attribute it is in, lies under the base and leads to a file', () => {
  const wrong = new Set<string>();
  let seen = 0;
  for (const { path, doc } of pages) {
    // What scripts put before the addresses that they make.
    expect.soft(attributes('html', 'data-base', doc), path).toEqual([subPath]);
    for (const element of all(':not(html)', doc))
      for (const [name, value] of Object.entries(element.attribs)) {
        const isAddress = ['href', 'src', 'action'].includes(name) || /^\/\w/.test(value);
        if (!isAddress || !URL.canParse(value, `http://site${subPath}${path}`)) continue;
        const { origin, pathname } = new URL(value, `http://site${subPath}${path}`);
        if (origin !== 'http://site') continue;
        seen += 1;
        if (!leadsToFile(decodeURIComponent(pathname)))
          wrong.add(`${path}: ${element.name} ${name}="${value}"`);
      }
  }
  expect(seen).toBeGreaterThan(1000);
  expect([...wrong]).toEqual([]);
});

function leadsToFile(path: string): boolean {
  if (!path.startsWith(`${subPath}/`)) return false;
  if (path === `${subPath}/404/`) return true;
  const file = join(subFolder, path.slice(subPath.length));
  return existsSync(path.endsWith('/') ? join(file, 'index.html') : file);
}
