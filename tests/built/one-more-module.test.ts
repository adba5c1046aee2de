import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listPages } from '../../src/catalog/site-files.ts';
import { grownRoot, oneMore } from '../../src/cli/one-more-module.ts';
import type { Catalog } from '../../src/domain/catalog.ts';
import { orderModules } from '../../src/domain/module-order.ts';
import { mentionedAssets } from '../../src/domain/offline/mentions.ts';
import { readBuilt, siteFolder } from '../browser/built.ts';

// The site, and the same with one more module that has a simulator of its own.
const grownFolder = join(grownRoot, 'dist');
const { modules, qualifications } = JSON.parse(readBuilt('catalog.json', grownFolder)) as Catalog;

/** Pages that list modules, or plan with them. */
const listing = [
  ...['practise/', 'labs/'],
  ...['', 'modules/', 'offline/', 'path/', 'match/', 'placement/', 'review/', 'progress/'],
  ...['readiness/', 'interview/'],
  ...qualifications.flatMap(({ id }) => [`qualifications/${id}/`, `interview/${id}/`]),
];

const order = orderModules(modules).map(({ id }) => id);
const place = order.indexOf(oneMore.slug);
const around = [order[place - 1], order[place + 1], oneMore.prerequisite].filter(
  (id) => id !== undefined,
);
const mayChange = [...listing, ...around.map((id) => `modules/${id}/`)].map(
  (path) => `${path}index.html`,
);
const own = [`modules/${oneMore.slug}/index.html`, `fragments/items/${oneMore.slug}/index.html`];

test('one more module is built, with its simulator', () => {
  expect(listPages(grownFolder)).toEqual([...listPages(siteFolder), ...own].sort());
  expect(place).toBeGreaterThan(0);
  expect(readBuilt(own[0] ?? '', grownFolder)).toMatch(/<div class="toy-tuner">/);
});

test('it changes its neighbours’, its prerequisites’ and the listing pages, and no other document', () => {
  const changed = listPages(siteFolder).filter(
    (path) => readBuilt(path) !== readBuilt(path, grownFolder),
  );
  expect(changed.filter((path) => !mayChange.includes(path))).toEqual([]);
  // The comparison sees what does change: its neighbour leads to it.
  expect(changed).toEqual(
    expect.arrayContaining([`modules/${order[place - 1]}/index.html`, 'modules/index.html']),
  );
});

test('every file that the other documents name, or that those load, is there under its name', () => {
  const unchanged = listPages(siteFolder).filter((path) => !mayChange.includes(path));
  const waiting = unchanged.flatMap((path) => mentionedAssets(readBuilt(path)));
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = join(siteFolder, 'assets', name);
    // A text may name what is no file of ours.
    if (seen.has(name) || !existsSync(file)) continue;
    seen.add(name);
    if (/\.(js|css)$/.test(name)) waiting.push(...mentionedAssets(readFileSync(file, 'utf8')));
  }
  expect(seen.size).toBeGreaterThan(20);
  const gone = [...seen].filter((name) => !existsSync(join(grownFolder, 'assets', name)));
  expect(gone).toEqual([]);
});

test('no page of another module has the simulator’s styles or code', () => {
  const page = readBuilt(own[0] ?? '', grownFolder);
  const others = modules
    .filter(({ id }) => id !== oneMore.slug)
    .flatMap(({ url }) => mentionedAssets(readBuilt(`${url.slice(1)}index.html`, grownFolder)));
  const alone = mentionedAssets(page).filter((name) => !others.includes(name));
  expect(alone.map((name) => name.split('.').at(-1)).sort()).toEqual(['css', 'js']);
});
