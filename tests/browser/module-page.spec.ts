import { modulePages } from './built.ts';
import { expect, test, type Page } from './site.ts';

// With a simulator, whose picture stays at the top, folds, listings and tables that scroll.
const path = '/modules/lsm-trees-amplification/';

/** What has the focus, and what lies over it at its middle; null once the focus has left the page. */
function whatCovers(page: Page): Promise<{ at: string; over: string } | null> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const at = one.outerHTML.slice(0, 90);
    // A radio's own box is small, and its label shows the focus; a link may be in two lines.
    const shown = one.closest('label') ?? one;
    const root = getComputedStyle(document.documentElement);
    const bar = (name: string) => {
      const probe = document.createElement('div');
      probe.style.height = root.getPropertyValue(name);
      document.body.append(probe);
      const { height } = probe.getBoundingClientRect();
      probe.remove();
      return height;
    };
    const top = bar('--bar-top');
    const bottom = innerHeight - bar('--bar-bottom');
    const box = [...shown.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!box) return { at, over: 'nothing is drawn' };
    // What is higher than the room between the bars fills it: then the room's middle counts.
    const fits = box.height <= bottom - top;
    const y = fits
      ? box.top + box.height / 2
      : (Math.max(box.top, top) + Math.min(box.bottom, bottom)) / 2;
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const found = document.elementFromPoint(x, y);
    const own = found !== null && (shown.contains(found) || found.contains(shown));
    return { at, over: own ? '' : (found?.outerHTML.slice(0, 90) ?? 'outside the window') };
  });
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]) {
  test(`nothing that has the focus is covered at ${viewport.width} × ${viewport.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto(path);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    // A simulator gets its controls when it comes into sight: the page is then as long as it stays.
    await page.locator('astro-island').first().scrollIntoViewIfNeeded();
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await page.evaluate(() => scrollTo(0, 0));
    let stops = 0;
    const covered = [];
    for (; stops < 500; stops++) {
      await page.keyboard.press('Tab');
      const found = await whatCovers(page);
      if (!found) break;
      if (found.over !== '') covered.push(found);
    }
    expect(covered).toEqual([]);
    expect(stops).toBeGreaterThan(100);
    expect(stops).toBeLessThan(500);
    // And on the way back, where the upper bar would cover.
    for (let back = 0; back < stops; back++) {
      await page.keyboard.press('Shift+Tab');
      const found = await whatCovers(page);
      if (found && found.over !== '') covered.push(found);
    }
    expect(covered).toEqual([]);
  });
}

test('in a low window no bar stays in its place', async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await page.goto(path);
  const fixed = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position))
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(fixed).toEqual([]);
  const [top, bottom] = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.getPropertyValue('--bar-top'), style.getPropertyValue('--bar-bottom')];
  });
  expect([top, bottom].map((one) => parseFloat(one ?? ''))).toEqual([0, 0]);
});

test('the bar of a phone says the section, and is gone where the contents stand beside the text', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(path);
  const bar = page.locator('[data-section-bar]');
  const title = await page.locator('[data-section-bar-title]').boundingBox();
  expect(title?.x).toBeLessThan(30);
  expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(48);

  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(bar).toBeHidden();
  const contents = await page.getByRole('navigation', { name: 'On this page' }).boundingBox();
  const head = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(head?.x).toBeGreaterThan((contents?.x ?? 0) + (contents?.width ?? 0));
  expect(head?.width).toBeGreaterThan(600);
});

test('left edges stand in one line, and boxes have one of two widths', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const url of modulePages.slice(0, 5)) {
    await page.goto(url);
    const { off, widths } = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('.prose > .section > *')].filter((one) =>
        one.checkVisibility(),
      );
      const lefts = parts.map((one) => Math.round(one.getBoundingClientRect().left));
      const boxes = document.querySelectorAll(
        '.prose > .section > :is(.listing, .walk, .sim, .decide, .callout, .depth, .reveal, .inline-check > .item)',
      );
      return {
        off: parts.filter((_, i) => lefts[i] !== lefts[0]).map((one) => one.outerHTML.slice(0, 80)),
        widths: [
          ...new Set([...boxes].map((one) => Math.round(one.getBoundingClientRect().width))),
        ],
      };
    });
    expect.soft(off, url).toEqual([]);
    expect.soft(widths.length, `${url}: ${widths.join(', ')}`).toBeLessThanOrEqual(2);
  }
});
