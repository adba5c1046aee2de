import { all, readPage, words } from '../built/html.ts';
import { moduleOf, pages, readBuilt, subFolder } from './built.ts';
import { expect, goWhileWorkersChange, test, untilKept, type Host } from './deployed.ts';
import { kinds } from './kinds.ts';
import { answer, onePerObjective } from './quiz.ts';
import { storePast } from './stored.ts';
import { escaped, test as onSite, untilLive, visit, type Page } from './site.ts';

test.use({ serviceWorkers: 'allow' });

const module = moduleOf('lsm-trees-amplification');
const other = moduleOf('jvm-memory-gc-interop');
const section = (page: Page) => page.getByRole('region', { name: 'Offline' });
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

async function expectNotKept(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not kept here');
}

/** Waits until all that fetch, six at once, wait for a file that the host holds: the rest is stored. */
async function untilHeld(host: Host): Promise<void> {
  await expect.poll(() => host.waiting(), 'files that the host holds').toBe(6);
}

/** Hundreds of files take their time on a busy machine. */
async function expectWhole(page: Page): Promise<void> {
  await expect(section(page).getByRole('status')).toContainText('Done.', { timeout: 90_000 });
  await expect(section(page).getByText('Everything is kept here, in')).toBeVisible();
}

async function keepEverything(page: Page): Promise<void> {
  await visit(page, './settings/');
  await section(page).getByRole('button', { name: 'Keep everything offline' }).click();
  await expectWhole(page);
}

async function searchFor(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(words);
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
}

test('a page visited once works without a connection, with its simulator, questions and terms', async ({
  page,
  context,
}) => {
  await page.goto(module.url);
  await untilKept(page);
  await context.setOffline(true);
  // With a `?` and a fragment it is the same page.
  await page.goto(`${module.url}?from=a-bookmark#lsm-sim-tuner`);
  const figure = page.locator('figure[id="lsm-sim-tuner"]');
  await expect(figure.locator('astro-island:not([ssr])')).toHaveCount(1);
  await figure.getByRole('button', { name: 'Flush 1 MB', exact: true }).click();
  // The address holds where it stands now.
  await expect(page).toHaveURL(/[?&]lsm=/);
  for (const item of onePerObjective(module).slice(0, 1)) await answer(page, item, 'right');
  await page.locator('a.term').first().focus();
  await expect(page.getByRole('tooltip')).toBeVisible();

  // What was not visited says so, and what there is.
  await expectNotKept(page, other.url);
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  await expect(links).toHaveText(['First page', module.title]);
  await links.last().click();
  await expect(page).toHaveURL(new RegExp(`${module.url}$`));
  await page.goto('/?app');
  await expect(page).toHaveTitle('Lakepath');
});

test('a page that is never at rest is kept all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const whenIdle = window.requestIdleCallback.bind(window);
    // As on a page that keeps moving: only those that set an end are called.
    window.requestIdleCallback = (call, options) =>
      options?.timeout ? whenIdle(call, options) : 0;
  });
  await page.goto(module.url);
  await untilKept(page);
});

test('pages visited once work without a connection: a plan with its catalogue, and a module’s way along it', async ({
  page,
  context,
}) => {
  await storePast(page, { registers: { plan: { modules: [other.id, module.id], input: {} } } });
  for (const path of [module.url, '/path/']) {
    await visit(page, path);
    await untilKept(page);
  }
  await context.setOffline(true);
  await visit(page, '/path/');
  await expect(page.locator('.planner[data-live]')).toBeVisible();
  await page.goto(module.url);
  await expect(page.locator('[data-pager-previous]')).toContainText(other.title);
  await expect(page.locator('[data-pager-next]')).toBeHidden();
});

test('everything is kept: stopped, gone on with after a reload, read, searched and removed', async ({
  page,
  context,
  host,
}) => {
  // It reads every page of the site.
  test.slow();
  await visit(page, '/settings/');
  await expect(section(page).getByText(/^It takes \d+(\.\d)?\sMB\.$/)).toBeVisible();
  host.hold(/\/pagefind\//);
  await section(page).getByRole('button', { name: 'Keep everything offline' }).click();
  await untilHeld(host);
  await expect(section(page).getByRole('progressbar')).toHaveAttribute('value', /[1-9]/);
  await section(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(section(page).getByRole('status')).toContainText('Stopped.');
  host.release();
  await visit(page, '/settings/');
  await expect(
    section(page).getByText(/^.* of \d+(\.\d)?\sMB are here, [\d,]+ of [\d,]+ files\.$/),
  ).toBeVisible();
  const before = host.asked.length;
  await section(page).getByRole('button', { name: 'Go on' }).click();
  await expectWhole(page);
  expect(host.asked.slice(before).filter((path) => path.includes('/assets/'))).toEqual([]);

  await context.setOffline(true);
  // Every page is kept as it was built; one of each kind is opened.
  const kept = await page.evaluate(
    (paths) =>
      Promise.all(paths.map(async (path) => (await caches.match(path))?.text() ?? 'not kept')),
    pages,
  );
  expect(kept).toEqual(pages.map((path) => readBuilt(`${path.slice(1)}index.html`)));
  for (const path of kinds.filter((one) => pages.includes(one))) {
    await page.goto(path);
    // Home is two pages in one: the other one's heading is hidden.
    const titles = all('h1', readPage(path)).map((title) => escaped(words(title)));
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(
      new RegExp(`^(${titles.join('|')})$`),
    );
    await untilLive(page);
  }
  await page.goto('/');
  await searchFor(page, 'compaction');
  await page.keyboard.press('Escape');
  await page.goto(other.url);
  await page.locator('a.term').first().focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await expectNotKept(page, '/modules/no-such-module/');
  await visit(page, '/settings/');
  await expect(section(page).getByText('Everything was kept here.')).toBeVisible();

  await context.setOffline(false);
  await visit(page, '/settings/');
  await section(page).getByRole('button', { name: 'Remove what is kept' }).click();
  await expect(section(page).getByText(/^It takes/)).toBeVisible();
  expect(await cacheNames(page)).not.toContain('lakepath-kept');
  // The open page is kept again, as after a visit.
  await untilKept(page);
  await context.setOffline(true);
  await expectNotKept(page, other.url);
});

test('no room left: it says so, and what was fetched stays', async ({ page }) => {
  await page.addInitScript(() => {
    const put = Cache.prototype.put;
    let left = 40;
    Cache.prototype.put = function (...given) {
      if (left-- > 0) return put.apply(this, given);
      return Promise.reject(new DOMException('No room', 'QuotaExceededError'));
    };
  });
  await visit(page, '/settings/');
  await section(page).getByRole('button', { name: 'Keep everything offline' }).click();
  await expect(section(page).getByRole('status')).toContainText('There is no more room');
  await expect(section(page).getByText(/ are here, 40 of [\d,]+ files\.$/)).toBeVisible();
});

test(
  'a new version that comes while everything is fetched is what is kept',
  { tag: '@slow' },
  async ({ page, host, guard }) => {
    // Files of the version before that are gone.
    guard.allow(/status of 404 .*\/assets\//);
    await visit(page, '/settings/');
    // The worker's own requests are over, so that those that wait are the page's.
    await untilKept(page);
    host.hold(/\/(assets|pagefind)\//);
    await section(page).getByRole('button', { name: 'Keep everything offline' }).click();
    await untilHeld(host);
    await host.deploy('gone');
    host.release();
    await expectWhole(page);
    const headings = await page.evaluate(async () => {
      const kept = await caches.open('lakepath-kept');
      const texts = (await kept.matchAll()).map((response) => response.text());
      return (await Promise.all(texts)).filter((text) => text.includes('</h1>'));
    });
    expect(headings.length).toBeGreaterThan(pages.length);
    expect(headings.filter((text) => !text.includes('(second edition)'))).toEqual([]);
  },
);

test('after a new version only what has changed is fetched', async ({ page, host, context }) => {
  await keepEverything(page);
  await host.deploy('gone');
  await visit(page, '/settings/');
  await expect(
    section(page).getByText(/^The site has a new version: [\d,]+ files changed/),
  ).toBeVisible();
  const before = host.asked.length;
  await section(page).getByRole('button', { name: 'Update what is kept' }).click();
  await expectWhole(page);
  // The index is the same.
  expect(host.asked.slice(before).filter((path) => path.includes('.pf_'))).toEqual([]);
  await context.setOffline(true);
  await goWhileWorkersChange(page, other.url);
  await expect(page.locator('h1')).toContainText('(second edition)');
  await searchFor(page, 'compaction');
});

for (const how of ['is missing', 'is refused'])
  test(`where a service worker ${how} everything else works`, async ({ page }) => {
    await page.addInitScript((how) => {
      if (how === 'is missing') Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
      else
        ServiceWorkerContainer.prototype.register = () =>
          Promise.reject(new DOMException('', 'SecurityError'));
    }, how);
    await page.goto(module.url);
    for (const item of onePerObjective(module).slice(0, 1)) await answer(page, item, 'right');
    await searchFor(page, 'compaction');
    await visit(page, '/settings/');
    await expect(
      section(page).getByText(/^This browser(, or a setting of it, does not let| has no means)/),
    ).toBeVisible();
    await expect(section(page).getByRole('button')).toHaveCount(0);
  });

onSite.describe('in a sub-folder', () => {
  onSite.use({
    serviceWorkers: 'allow',
    baseURL: async ({}, use) => {
      const url = process.env.LAKEPATH_SUB_URL;
      if (!url)
        throw new Error(`${subFolder} holds no site: npm test -- "build under a base path"`);
      await use(`${url}/`);
    },
  });

  onSite('pages, the whole site, and the page in place of others', async ({ page, context }) => {
    await page.goto(`.${module.url}`);
    await untilKept(page);
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator('h1')).toHaveText(module.title);
    await expectNotKept(page, `.${other.url}`);
    await expect(page.getByRole('link', { name: module.title })).toHaveAttribute(
      'href',
      `/lakepath${module.url}`,
    );
    await context.setOffline(false);
    await keepEverything(page);
    await context.setOffline(true);
    await page.goto(`.${other.url}`);
    await expect(page.locator('h1')).toHaveText(other.title);
    await searchFor(page, 'compaction');
  });
});

test('it can be installed: manifest, icons, shortcuts', async ({ page }) => {
  await page.goto('/');
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '') as {
    start_url: string;
    icons: { src: string; sizes: string; purpose?: string }[];
    shortcuts: { url: string }[];
  };
  expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/review/', '/path/']);
  const sizes = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (src) => {
          const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
          return `${width}x${height}`;
        }),
      ),
    manifest.icons.map(({ src }) => src),
  );
  expect(sizes).toEqual(manifest.icons.map(({ sizes }) => sizes));
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  expect((await page.request.get(touch ?? '')).status()).toBe(200);
});
