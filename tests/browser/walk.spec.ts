import { modulePages, readBuilt } from './built.ts';
import { expect, storedProgress, test, type Page } from './site.ts';

const path = modulePages.find((one) => readBuilt(`${one.slice(1)}index.html`).includes('data-ask'));
if (path === undefined) throw new Error('no module has a walk that asks');

const walkOf = (page: Page) => page.locator('[data-walk]').first();
const shown = (page: Page) => walkOf(page).locator('[data-frame]:visible');
/** The number of the frame that shows. */
const place = (page: Page) => walkOf(page).locator('[data-dot][aria-current]');
const next = (page: Page) => walkOf(page).locator('[data-on]');
const guesses = (page: Page) => walkOf(page).locator('[data-now] [data-guess]');

/**
 * How far the controls stand below the walk's top at its first frame and at its last, after guesses where it asks, and
 * where they reach to. Runs in the page.
 */
function walkThrough(walk: Element) {
  const element = (selector: string) => {
    const found = walk.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const top = () => {
    // Further down they stay in sight.
    walk.scrollIntoView();
    return element('[data-on]').getBoundingClientRect().top - walk.getBoundingClientRect().top;
  };
  const first = top();
  for (let step = walk.querySelectorAll('[data-frame]').length; step > 1; step--) {
    walk.querySelector<HTMLElement>('[data-now] [data-guess]')?.click();
    element('[data-on]').click();
  }
  const edges = [...element('.walk__controls').querySelectorAll('button')].map((one) =>
    one.getBoundingClientRect(),
  );
  return {
    first,
    last: top(),
    atEnd: element('[data-on]').getAttribute('aria-disabled'),
    left: Math.min(...edges.map((one) => one.left)),
    right: Math.max(...edges.map((one) => one.right)),
  };
}

test('a walk is walked by keyboard to its end and back, and waits for guesses', async ({
  page,
}) => {
  await page.goto(path);
  const count = await walkOf(page).locator('[data-frame]').count();
  await expect(shown(page)).toHaveCount(1);
  await expect(place(page)).toHaveAccessibleName(`Step 1 of ${count}`);
  for (let step = 2; step <= count; step++) {
    if ((await guesses(page).count()) > 0) {
      await next(page).press('Enter');
      await expect(place(page), 'it waits for a guess').toHaveAccessibleName(
        `Step ${step - 1} of ${count}`,
      );
      await expect(guesses(page).first(), 'and leads to it').toBeFocused();
      const ground = (guess: Element) => getComputedStyle(guess).backgroundColor;
      const before = await guesses(page).first().evaluate(ground);
      await guesses(page).first().press('Enter');
      expect(await guesses(page).first().evaluate(ground), 'the choice is marked').not.toBe(before);
      const why = walkOf(page).locator('[data-now] [data-why]:visible');
      await expect(why).toHaveCount(1);
      await expect(why).toContainText(/^\s*(Yes|No)\. /);
    }
    await next(page).press('Enter');
    await expect(place(page)).toHaveAccessibleName(`Step ${step} of ${count}`);
    await expect(shown(page)).toHaveCount(1);
    await expect(walkOf(page).locator('[aria-live="polite"]')).toContainText(`of ${count}`);
  }
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
  await next(page).press('ArrowLeft');
  await expect(place(page)).toHaveAccessibleName(`Step ${count - 1} of ${count}`);
  await walkOf(page)
    .getByRole('button', { name: `Step 1 of ${count}` })
    .press('Enter');
  await expect(place(page)).toHaveAccessibleName(`Step 1 of ${count}`);
  // Guesses are no attempts.
  expect((await storedProgress(page)).attempts.size).toBe(0);
});

test('the controls stay where they are while frames change, and nothing is wider than a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const one of modulePages) {
    if (!readBuilt(`${one.slice(1)}index.html`).includes('data-walk')) continue;
    await page.goto(one);
    await expect(place(page)).toHaveAccessibleName(/^Step 1 of/);
    const { first, last, atEnd, left, right } = await walkOf(page).evaluate(walkThrough);
    expect(atEnd, one).toBe('true');
    expect(last, one).toBe(first);
    expect(left, one).toBeGreaterThanOrEqual(0);
    expect(right, one).toBeLessThanOrEqual(320);
  }
});

test('where its script does not come all frames stand below each other, without controls', async ({
  page,
  guard,
}) => {
  guard.allow(/net::ERR_FAILED/);
  const scripts = new Set<string>();
  await page.route(/\/assets\/Module.*\.js$/, (route) => {
    scripts.add(route.request().url());
    return route.abort();
  });
  await page.goto(path);
  await expect(shown(page)).toHaveCount(await walkOf(page).locator('[data-frame]').count());
  await expect(next(page)).toBeHidden();
  expect(scripts.size).toBe(1);
});

test('without scripts and on paper all frames are there, with their questions', async ({
  open,
  page,
}) => {
  const plain = await (await open({ javaScriptEnabled: false })).newPage();
  await plain.goto(path);
  const count = await walkOf(plain).locator('[data-frame]').count();
  await expect(shown(plain)).toHaveCount(count);
  await expect(next(plain)).toBeHidden();
  await expect(walkOf(plain).locator('[data-why]:visible').first()).toBeVisible();

  await page.goto(path);
  await page.emulateMedia({ media: 'print' });
  await expect(shown(page)).toHaveCount(count);
  await expect(next(page)).toBeHidden();
});
