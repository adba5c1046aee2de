import { orderModules } from '../../src/domain/module-order.ts';
import { holdCatalog, moved } from './moved.ts';
import { catalog, moduleOf } from './built.ts';
import { storePast } from './stored.ts';
import { expect, leadsTo, test, untilLive, visit, type Page } from './site.ts';

// What a page knows of other modules: the catalogue, which pages that list fetch, and titles, which a module's page
// fetches where the reader's plan needs them.

const first = moduleOf('lsm-trees-amplification');
const other = moduleOf('jvm-memory-gc-interop');
const third = moduleOf('pytorch-dataloader-internals');

const pager = (page: Page, name: 'Previous' | 'Next') =>
  page
    .getByRole('navigation', { name: 'Next and previous' })
    .getByRole('link', { name: new RegExp(`^${name}`) });
const planOf = (modules: string[]) => ({ registers: { plan: { modules, input: {} } } });
const askedTitles = (page: Page) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/titles.json')) asked.push(request.url());
  });
  return asked;
};

test('a plan with other neighbours than the page: their titles are fetched, and lead there', async ({
  page,
}) => {
  const asked = askedTitles(page);
  await storePast(page, planOf([other.id, 'gone-from-the-site', first.id, third.id]));
  await visit(page, first.url);
  await expect(pager(page, 'Previous')).toContainText(other.title);
  await expect(pager(page, 'Previous')).toHaveAttribute('href', leadsTo(other.url));
  await expect(pager(page, 'Next')).toContainText(third.title);
  await expect(pager(page, 'Next')).toHaveAttribute('href', leadsTo(third.url));
  expect(asked).toHaveLength(1);
  // The plan's last module has none after it.
  await visit(page, third.url);
  await expect(pager(page, 'Previous')).toContainText(first.title);
  await expect(pager(page, 'Next')).toBeHidden();
});

const order = orderModules(catalog.modules).map(({ id }) => id);
const [before = '', after = ''] = [-1, 1].map((step) => order[order.indexOf(first.id) + step]);

for (const [what, modules] of [
  ['without a plan', null],
  ['with the same neighbours in the plan', [before, first.id, after]],
  ['with a plan that leaves the module out', [third.id, other.id]],
] as const)
  test(`${what} a page fetches nothing of other modules`, async ({ page }) => {
    const asked = askedTitles(page);
    if (modules) await storePast(page, planOf([...modules]));
    await page.goto(first.url, { waitUntil: 'networkidle' });
    await expect(pager(page, 'Previous')).toContainText(moduleOf(before).title);
    await expect(pager(page, 'Next')).toContainText(moduleOf(after).title);
    expect(asked).toEqual([]);
  });

test('titles that do not come leave the page’s own links', async ({ page, guard }) => {
  guard.allow(/Failed to load resource.*titles\.json/);
  await page.route('**/titles.json', (route) => route.abort());
  await storePast(page, planOf([other.id, first.id, third.id]));
  const failed = page.waitForEvent('requestfailed');
  await page.goto(first.url);
  await failed;
  await expect(pager(page, 'Previous')).toHaveAttribute('href', leadsTo(moduleOf(before).url));
  await expect(pager(page, 'Next')).toHaveAttribute('href', leadsTo(moduleOf(after).url));
});

for (const [path, text] of [
  ['/path/', 'Week 1'],
  ['/progress/', 'Nothing here yet'],
  ['/review/', 'A few a day'],
  ['/readiness/', 'Nothing to show yet'],
  ['/match/', 'The posting’s text'],
  ['/placement/', 'A short check'],
  ['/modules/', first.title],
  ['/', catalog.qualifications[0]?.text ?? ''],
] as const) {
  test(`${path} is read before the catalogue comes, and nothing moves when it does`, async ({
    page,
  }) => {
    const release = await holdCatalog(page);
    await page.addInitScript(() => {
      // In the very task in which views become live: a first view that is the server's is drawn as that was.
      new MutationObserver((records) => {
        if (records.some(({ attributeName }) => attributeName === 'data-waits'))
          Reflect.set(window, 'first', document.querySelector('[data-view]')?.innerHTML);
      }).observe(document, { subtree: true, attributeFilter: ['data-waits'] });
    });
    await page.goto(path);
    await expect(page.locator('main').getByText(text).first()).toBeVisible();
    await expect(page.locator('[data-waits]')).toHaveCount(1);
    const before = await page.evaluate(() => document.querySelector('[data-view]')?.innerHTML);
    release();
    await untilLive(page);
    expect(await moved(page)).toBeLessThan(0.01);
    expect(await page.evaluate(() => Reflect.get(window, 'first') as unknown)).toBe(before);
  });
}

test('a catalogue that does not come: the page says so, and loads it again', async ({
  page,
  guard,
}) => {
  guard.allow(/Failed to load resource/);
  await page.route('**/assets/catalog.*.json', (route) => route.abort());
  await page.goto('/path/');
  await expect(page.locator('#notice')).toContainText('A part of this page did not load.');
  await expect(page.getByRole('heading', { name: /modules? in .* weeks?/ })).toBeVisible();
  await page.unroute('**/assets/catalog.*.json');
  await page.getByRole('button', { name: 'Load it again' }).click();
  await untilLive(page);
  await expect(page.getByRole('button', { name: 'Keep this plan' })).toBeEnabled();
  await expect(page.locator('#notice')).toBeHidden();
});
