import { moduleOf, readBuilt } from './built.ts';
import { expect, suffix, test, untilKept } from './deployed.ts';
import { answer, fillIn, itemForm, onePerObjective } from './quiz.ts';
import { escaped, type Page } from './site.ts';

// Version A is open while version B, with other texts and other names of all its files, is deployed.
const module = moduleOf('lsm-trees-amplification');
const [item = '', another = ''] = onePerObjective(module);
const notice = (page: Page) => page.getByRole('status').filter({ has: page.getByRole('button') });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Resolves when a new worker has taken over, and the page has looked whether it has changed and said so. */
async function untilNewVersion(page: Page, find: () => Promise<unknown>): Promise<void> {
  const looked = page.waitForResponse(
    (response) => new URL(response.url()).pathname === module.url,
    { timeout: 0 },
  );
  await find();
  await (await looked).finished();
  // What is asked for now comes after what the page has asked for, and what it does then.
  await page.evaluate(async () => (await fetch('/offline.json', { cache: 'no-cache' })).text());
}

async function expectSearch(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await page.keyboard.press('Escape');
}

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const oldFiles of ['kept', 'gone'] as const)
    test(`old files ${oldFiles}: the page goes on, and offers the new version after the answer`, async ({
      page,
      context,
      host,
    }) => {
      await page.goto(module.url);
      await untilKept(page);
      await fillIn(itemForm(page, item), 'right');
      await host.deploy(oldFiles);

      // Another tab finds the new version; it is new itself, so there is nothing to offer it.
      const tab = await context.newPage();
      await untilNewVersion(page, () => tab.goto('/'));
      await expect(heading(tab)).toHaveText(new RegExp(`${escaped(suffix)}$`));
      await expect(notice(tab)).toBeHidden();
      await tab.close();

      // The answer is under way, and pieces of code that were not loaded yet come as before.
      await expect(notice(page)).toBeHidden();
      await expectSearch(page);
      const figure = page.locator('figure[id="lsm-sim-tuner"]');
      await figure.scrollIntoViewIfNeeded();
      await expect(figure.locator('astro-island:not([ssr])')).toHaveCount(1);
      await expect(notice(page)).toBeHidden();
      await expect(heading(page)).toHaveText(module.title);

      const form = itemForm(page, item);
      await form.getByRole('button', { name: 'Check answer' }).click();
      await expect(form.getByRole('status')).toHaveText(/^Right\./);
      await expect(notice(page)).toContainText('There is a new version of this page.');
      await expect(heading(page)).toHaveText(module.title);
      await page.getByRole('button', { name: 'Load the new version' }).click();
      await expect(heading(page)).toHaveText(module.title + suffix);
      await answer(page, another, 'right');
      await expectSearch(page);
    });

  test('a page that stays open asks when it is seen again, an hour later', async ({
    page,
    host,
  }) => {
    await page.clock.install();
    await page.goto(module.url);
    await untilKept(page);
    await host.deploy('kept');
    const asked = host.asked.length;
    const seeAgain = () =>
      page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await seeAgain();
    await page.clock.setSystemTime(Date.now() + 2 * 3_600_000);
    await untilNewVersion(page, seeAgain);
    expect(host.asked.slice(asked).filter((path) => path === '/sw.js')).toHaveLength(1);
    await expect(notice(page)).toContainText('There is a new version of this page.');
  });

  test('a new version that leaves a page as it was is not spoken of', async ({ page, host }) => {
    await page.goto(module.url);
    await untilKept(page);
    await host.change('glossary/index.html');
    await untilNewVersion(page, () =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).update()),
    );
    await expect(notice(page)).toBeHidden();
  });
});

test.describe('without a service worker', () => {
  test('old files kept: pieces of code come as before', async ({ page, host }) => {
    await page.goto(module.url);
    await host.deploy('kept');
    await expectSearch(page);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  test('old files gone: a piece of code that does not come leaves the page as it is', async ({
    page,
    host,
    guard,
  }) => {
    guard.allow(/status of 404 .*\/assets\//);
    guard.allow(/\[astro-island\] Error hydrating/);
    await page.goto(module.url);
    const form = itemForm(page, item);
    await fillIn(form, 'right');
    await host.deploy('gone');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(notice(page)).toContainText('A part of this page did not load.');
    await notice(page).getByRole('button', { name: 'Close' }).click();

    // A simulator stays as its page shows it.
    const figure = page.locator('figure[id="lsm-sim-tuner"]');
    await figure.scrollIntoViewIfNeeded();
    await expect(notice(page)).toContainText('A part of this page did not load.');
    await expect(figure.locator('astro-island')).toBeVisible();

    // What was filled in is still there, and counts.
    await form.getByRole('button', { name: 'Check answer' }).click();
    await expect(form.getByRole('status')).toHaveText(/^Right\./);
    await page.getByRole('button', { name: 'Load it again' }).click();
    await expect(heading(page)).toHaveText(module.title + suffix);
    await expectSearch(page);
  });

  test('a former version’s page whose files are all gone offers a reload', async ({
    page,
    host,
    guard,
  }) => {
    guard.allow(/status of 404 .*\/assets\//);
    guard.allow(/MIME type/);
    await host.deploy('gone');
    // As a browser's own cache gives it.
    const body = readBuilt(`${module.url.slice(1)}index.html`);
    await page.route(
      `**${module.url}`,
      (route) => route.fulfill({ body, contentType: 'text/html' }),
      {
        times: 1,
      },
    );
    await page.goto(module.url);
    await expect(heading(page)).toHaveText(module.title);
    await page.getByRole('button', { name: 'Load it again' }).click();
    await expect(heading(page)).toHaveText(module.title + suffix);
    await expectSearch(page);
  });
});
