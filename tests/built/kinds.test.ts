import { expect, test } from 'vitest';
import { every, kindOf, kinds, partsOf, routes, visits } from '../browser/kinds.ts';
import { readPages } from './html.ts';

test('a page of every route is visited in a browser, and every page is of a route', () => {
  expect(kinds.map(kindOf).sort()).toEqual(routes.toSorted());
  for (const path of every) expect(routes).toContain(kindOf(path));
  expect(every.length).toBeGreaterThan(routes.length);
});

test('the pages that are visited have every part that any page has, and are few', () => {
  const pages = readPages();
  const shown = new Set(
    pages.filter(({ path }) => visits.includes(path)).flatMap((page) => [...partsOf(page)]),
  );
  for (const page of pages)
    expect(
      [...partsOf(page)].filter((part) => !shown.has(part)),
      page.path,
    ).toEqual([]);
  expect(new Set(visits).size).toBe(visits.length);
  expect(visits.length).toBeLessThan(every.length * 0.75);
});

test('a route’s page is told from that of a parameter', () => {
  expect(kindOf('/modules/')).toBe('/modules/');
  expect(kindOf('/modules/anything/')).toBe('/modules/[slug]/');
  expect(kindOf('/explore/orc/')).toBe('/explore/orc/');
  expect(() => kindOf('/nowhere/')).toThrow('no route of src/pages makes /nowhere/');
});
