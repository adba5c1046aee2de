import { moduleOf } from './built.ts';
import { kindOf, kinds, visits } from './kinds.ts';
import { answer } from './quiz.ts';
import { expect, test, untilAtRest, type Page } from './site.ts';

const module = moduleOf('table-format-fundamentals');

// Modules that together have every part that there is; tests/built/print.test.ts reads all of them.
const shown = visits.filter((path) => kindOf(path) === '/modules/[slug]/');

test('on paper: the text, the questions, and after all of them the answers', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  for (const url of shown) {
    await page.goto(url);
    const offPaper =
      '.site-header, .site-footer, .toc, .pager, .skip-link, .copy, .bookmark, .section-foot, button:not([data-guess])';
    await expect(page.locator(offPaper).and(page.locator(':visible')), url).toHaveCount(0);
    const last = await page.locator('form[data-item]').last().boundingBox();
    const answers = page.getByRole('region', { name: 'Answers and explanations' });
    await expect(answers).toBeVisible();
    const first = await answers.boundingBox();
    expect(first?.y).toBeGreaterThanOrEqual((last?.y ?? Infinity) + (last?.height ?? 0));
    const flat = await answers
      .locator('.why')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height <= 5).length);
    expect(flat, `${url}: explanations that are not printed`).toBe(0);
    // What is folded on the screen is open on paper.
    const folded = await page
      .locator('details:not(.sim *) > :not(summary):not(.needs-script)')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 5)
          .map((one) => one.outerHTML.slice(0, 100)),
      );
    expect(folded, url).toEqual([]);
  }
});

test('on the screen the answers wait until a question is answered', async ({ page }) => {
  await page.goto(module.url);
  await expect(page.locator('.answers')).toBeHidden();
  // An answered question is printed with its explanations, beside the question or among the answers.
  const [item = ''] = module.items;
  const why = page.locator(`[data-answer="${item}"] .why`).first();
  const text = (await why.textContent()) ?? '';
  await answer(page, item, 'wrong');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(text.trim().slice(0, 60)).first()).toBeVisible();
});

/** What is cut off at the right: of the page, and of boxes that scroll, which paper does not. */
function findCut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCut = (one: Element) =>
      one.getBoundingClientRect().right > innerWidth + 1 ||
      (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) &&
        one.scrollWidth > one.clientWidth + 1);
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
      .filter((one) => !one.closest('.visually-hidden, svg') && isCut(one))
      .map((one) => one.outerHTML.slice(0, 120));
  });
}

// Letter and A4 less a margin of 1 cm, in CSS pixels: the narrower one.
const paper = { width: 718, height: 1000 };

// Kinds of pages in four tests, which two workers share: a page of its own for each costs more than the look at it.
const printed = [...new Set([...kinds, ...shown])];
const shares = [0, 1, 2, 3].map((share) => printed.filter((_, index) => index % 4 === share));

for (const [index, share] of shares.entries()) {
  test(`nothing is cut off at the edge of the paper: pages ${index + 1}, ${index + 5}, …`, async ({
    page,
    guard,
  }) => {
    guard.allow(/status of 404/);
    await page.setViewportSize(paper);
    for (const path of share) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(path);
      await untilAtRest(page);
      await page.emulateMedia({ media: 'print' });
      expect(await findCut(page), path).toEqual([]);
    }
  });
}
