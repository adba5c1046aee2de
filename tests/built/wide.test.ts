import type { Element } from 'domhandler';
import { expect, test } from 'vitest';
import { all, classesOf, lineage, nameOf, readPages } from './html.ts';

// A browser sees no page scroll sideways at 320 px on those it visits (tests/browser/kinds.ts). What can be
// wider than that has its place on every page: one whose styles let it scroll, shrink or break.

/** Pixels between the edges of a page at 320 px. */
const COLUMN = 288;

/** Where each may stand, by a class of its own or of what holds it. A simulator is looked at by a test of its own. */
const places: Record<string, readonly string[]> = {
  // On a phone the states in the last are marks alone.
  table: ['table-scroll', 'table--cards', 'ready__table', 'sim'],
  // They scroll themselves, wherever they stand.
  pre: ['prose', 'listing', 'section', 'item__stimulus', 'reveal'],
  svg: ['figure__scroll', 'walk__picture', 'map', 'plan-picture', 'coverage__bar', 'sim'],
};

function widthOf({ attribs }: Element): number {
  return Number(attribs['width'] ?? attribs['viewBox']?.split(/\s+/)[2] ?? 0);
}

test('tables, listings and wide pictures stand where they can scroll', () => {
  let seen = 0;
  const loose: string[] = [];
  for (const { path, doc } of readPages())
    for (const [name, holders] of Object.entries(places))
      for (const element of all(`main ${name}`, doc)) {
        if (name === 'svg' && widthOf(element) <= COLUMN) continue;
        seen += 1;
        const around = lineage(element).flatMap(classesOf);
        if (!holders.some((holder) => around.includes(holder)))
          loose.push(`${path}: ${lineage(element).slice(0, 3).map(nameOf).join(' in ')}`);
      }
  expect(seen).toBeGreaterThan(100);
  expect(loose).toEqual([]);
});

test('a figure that is wider than a phone can be scrolled by keyboard', () => {
  for (const { path, doc } of readPages())
    for (const svg of all('.figure__scroll > svg', doc)) {
      const [, scroller, figure] = lineage(svg);
      const wide = widthOf(svg) > 360;
      const where = `${path} ${figure?.attribs['id']}`;
      expect(figure && classesOf(figure).includes('figure--wide'), where).toBe(wide);
      expect(scroller?.attribs['tabindex'], where).toBe(wide ? '0' : undefined);
    }
});

test('nothing has a width of its own that a phone cannot hold', () => {
  const wide = readPages().flatMap(({ path, doc }) =>
    all('main :is(img, video, iframe, canvas, object, textarea, input, select)', doc)
      .filter(
        ({ attribs }) =>
          Number(attribs['width'] ?? 0) > COLUMN ||
          Number(attribs['size'] ?? 0) > 20 ||
          Number(attribs['cols'] ?? 0) > 30,
      )
      .map((element) => `${path}: ${nameOf(element)}`),
  );
  expect(wide).toEqual([]);
});
