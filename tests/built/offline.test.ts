import { expect, test } from 'vitest';
import type { SiteFiles } from '../../src/domain/offline/files.ts';
import { readBuilt, siteFolder, subFolder } from '../browser/built.ts';
import { attributes, readPages } from './html.ts';

// What is kept is what `/offline.json` lists; that it is kept, and opens, is tried in a browser.

test.each([
  { folder: siteFolder, base: '/' },
  { folder: subFolder, base: '/lakepath/' },
])('the list of $folder has every page, and all that its HTML asks for', ({ folder, base }) => {
  const { files } = JSON.parse(readBuilt('offline.json', folder)) as SiteFiles;
  const listed = new Set(files.map(({ path }) => `${base}${path}`));
  const missing = new Set<string>();
  for (const { path, doc } of readPages(folder)) {
    // Served in place of a page that is not there: without a connection none can say so.
    if (path === '/404/') continue;
    const own = `${base}${path.slice(1)}`;
    const asked = [
      ...attributes('[src]', 'src', doc),
      ...attributes(
        'link[rel="stylesheet"], link[rel="modulepreload"], link[rel="icon"], link[rel="manifest"], link[rel="apple-touch-icon"]',
        'href',
        doc,
      ),
    ].map((address) => new URL(address, `http://site${own}`).pathname);
    for (const one of [own, ...asked]) if (!listed.has(one)) missing.add(`${path}: ${one}`);
  }
  expect([...missing]).toEqual([]);
});

test('the list has every file that a listed script or stylesheet names', () => {
  const { files } = JSON.parse(readBuilt('offline.json')) as SiteFiles;
  const listed = new Set(files.map(({ path }) => path));
  const missing = new Set<string>();
  for (const path of listed) {
    if (!/^assets\/.*\.(js|css)$/.test(path)) continue;
    for (const [, name = ''] of readBuilt(path).matchAll(
      /["'`(](?:\.\/|\/?assets\/)([\w.@~-]+\.(?:js|css|woff2|svg|wasm))["'`)]/g,
    ))
      if (!listed.has(`assets/${name}`)) missing.add(`${path}: ${name}`);
  }
  expect([...missing]).toEqual([]);
});
