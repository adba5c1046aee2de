import type { Page } from './site.ts';

/** What stretches the page: elements that reach over its right edge and are not in a box that scrolls. */
export async function findWide(page: Page, width: number): Promise<string[]> {
  return page.evaluate((limit) => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    if (document.documentElement.scrollWidth <= limit) return [];
    const scrolls = (one: Element | null): boolean =>
      one !== null &&
      one !== document.documentElement &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) ||
        scrolls(one.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > limit && !scrolls(one.parentElement),
    );
    return [
      `${document.documentElement.scrollWidth} px wide`,
      ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
    ];
  }, width);
}

/** What is too wide of an open page on a screen of 320 px, and at 200 % zoom on one of 640 px. */
export async function findWideOnNarrow(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await findWide(page, 320);
  await page.setViewportSize({ width: 640, height: 720 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const zoomed = await findWide(page, 640);
  return [...narrow, ...zoomed.map((one) => `at 200 %: ${one}`)];
}
