import type { Locator } from '@playwright/test';
import { catalog, moduleOf } from './built.ts';
import { expect, storedProgress, test, visit, type Page } from './site.ts';

const nodes = (page: Page): Locator => page.locator('[data-node]');

/** Links of the modules that are offered: those that match, in the map and in the list. */
function offered(page: Page): Locator {
  return page.locator('[data-node]:not([data-dim]) .node__title').and(page.locator(':visible'));
}

const titlesOf = (id: string) =>
  catalog.modules
    .filter(({ qualifications }) => qualifications.includes(id))
    .map(({ title }) => title)
    .toSorted();

const sorted = async (links: Locator) =>
  (await links.allTextContents()).map((text) => text.trim()).toSorted();

const band = (page: Page, id: string) => page.locator(`[data-band][id="${id}"]`);

for (const [view, query] of [
  ['map', ''],
  ['list', 'view=list&'],
] as const)
  test(`filters narrow the ${view}, say the count, and stay in the address`, async ({ page }) => {
    const read = moduleOf('flink-runtime-topology');
    await page.goto(read.url);
    await page.getByRole('button', { name: 'Mark all sections as read' }).click();
    await expect
      .poll(async () => [...(await storedProgress(page)).registers.keys()])
      .toContain(`read:${read.sections[0]?.id}`);
    await visit(page, `/modules/?${query}`);
    const count = page.getByRole('status').filter({ hasText: 'module' });
    await page.getByLabel('Qualification').selectOption('flink-internals');
    const wanted = titlesOf('flink-internals');
    await expect(count).toHaveText(`${wanted.length} modules`);
    await expect.poll(() => sorted(offered(page))).toEqual(wanted);
    // The map keeps the others, faint; the list leaves them out.
    const others = page.locator('[data-node][data-dim]');
    if (view === 'map')
      expect(
        await others.first().evaluate((one) => Number(getComputedStyle(one).opacity)),
      ).toBeLessThan(1);
    else await expect(others.and(page.locator(':visible'))).toHaveCount(0);

    await page.getByRole('combobox', { name: 'State' }).selectOption('read');
    await expect(offered(page)).toHaveText([read.title]);
    await expect(count).toHaveText('1 module');
    const address = [...new URLSearchParams(`${query}qualification=flink-internals&state=read`)];
    const search = () => [...new URL(page.url()).searchParams].toSorted();
    expect(search()).toEqual(address.toSorted());

    // The address keeps the choice: reloaded, or opened from a bookmark.
    await page.reload();
    await expect(offered(page)).toHaveText([read.title]);
    await expect(page.getByLabel('Qualification')).toHaveValue('flink-internals');

    await page.getByRole('combobox', { name: 'State' }).selectOption('retained');
    await expect(offered(page)).toHaveCount(0);
    await expect(page.getByText('No module matches both filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all modules' }).click();
    await expect(page.getByText('No module matches both filters.')).toBeHidden();
    await expect(nodes(page).and(page.locator('[data-dim]'))).toHaveCount(0);
    expect(search()).toEqual([...new URLSearchParams(query)]);
  });

test('an address with an unknown choice shows all modules', async ({ page }) => {
  await visit(page, '/modules/?qualification=cooking&state=happy&view=cube');
  await expect(offered(page)).toHaveCount(catalog.modules.length);
});

test('each module stands in the band of its first qualification, after what it needs of it', async ({
  page,
}) => {
  await visit(page, '/modules/');
  for (const { id } of catalog.qualifications) {
    const shown = await band(page, id)
      .locator('[data-node]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.node ?? ''));
    const own = catalog.modules.filter(({ qualifications: [first] }) => first === id);
    expect(shown.toSorted()).toEqual(own.map((module) => module.id).toSorted());
    for (const { id: module, prerequisites } of own)
      for (const needed of prerequisites.filter((one) => shown.includes(one)))
        expect(shown.indexOf(needed), `${needed} before ${module}`).toBeLessThan(
          shown.indexOf(module),
        );
  }
  const [module] = catalog.modules;
  await page.getByRole('link', { name: module?.title ?? '', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module?.title ?? '');
});

const chosen = moduleOf('paimon-lsm-buckets-compaction');
const after = catalog.modules.filter(({ prerequisites }) => prerequisites.includes(chosen.id));
const rolesOf = (page: Page, role: string) =>
  page
    .locator(`[data-role="${role}"]`)
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.node ?? '').toSorted());

test('edges are drawn for the chosen module alone, and said in words', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await visit(page, '/modules/');
  const edges = page.locator('.edge-ground');
  await expect(edges).not.toHaveAttribute('d', /M/);
  const link = page.getByRole('link', { name: chosen.title, exact: true });
  // An edge has one line and one head, each of which begins with a move.
  const drawn = async () => ((await edges.getAttribute('d')) ?? '').split('M').length - 1;
  const wanted = 2 * (chosen.prerequisites.length + after.length);
  const titles = [...chosen.prerequisites.map((id) => moduleOf(id)), ...after].map(
    ({ title }) => title,
  );
  const says = page.locator('[data-map-says]');

  await link.hover();
  await expect.poll(drawn).toBe(wanted);
  expect(await rolesOf(page, 'needed')).toEqual(chosen.prerequisites.toSorted());
  expect(await rolesOf(page, 'after')).toEqual(after.map(({ id }) => id).toSorted());
  for (const title of titles) await expect(says).toContainText(title);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(edges).not.toHaveAttribute('d', /M/);
  await expect(says).toContainText('Point at a module');

  // By keyboard: in order, with the same edges; nothing covers what has the focus.
  await page
    .getByRole('link', { name: titles[0] ?? '', exact: true })
    .evaluate((one) => (one as HTMLElement).focus());
  await link.evaluate((one) => (one as HTMLElement).focus());
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await expect.poll(drawn).toBe(wanted);
  await expect(link).toHaveAccessibleDescription(
    new RegExp(`^Needs .*modules? builds? on it: .*${after.at(-1)?.title ?? ''}`, 's'),
  );
  const covered = await link.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return seen !== null && one.closest('[data-node]')?.contains(seen) === true
      ? ''
      : seen?.outerHTML;
  });
  expect(covered).toBe('');
});

test('on a phone bands are folded lists; a tap follows the link, and coming back finds them open', async ({
  open,
}) => {
  const context = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await visit(page, '/modules/');
  const last = catalog.qualifications.findLast(({ id }) =>
    catalog.modules.some(({ qualifications: [first] }) => first === id),
  );
  const own = catalog.modules.find(({ qualifications: [first] }) => first === last?.id);
  const fold = band(page, last?.id ?? '');
  const link = fold.getByRole('link', { name: own?.title ?? '', exact: true });
  await expect(link).toBeHidden();
  await fold.locator('summary').tap();
  await expect(link).toBeVisible();
  await link.tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(own?.title ?? '');
  await page.goBack();
  await expect(link).toBeVisible();
  // What matches is opened, and only that.
  await page.getByLabel('Qualification').selectOption('lakehouse-table-formats');
  await expect.poll(() => sorted(offered(page))).toEqual(titlesOf('lakehouse-table-formats'));
});

test('an address with a qualification opens its band', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, '/modules/#flink-internals');
  await expect(band(page, 'flink-internals').locator('[data-node]').first()).toBeVisible();
});

test('a module’s page shows what it needs and what builds on it, with what was passed', async ({
  page,
}) => {
  await page.goto(chosen.url);
  const around = page.getByRole('navigation', { name: 'Around this module' });
  const titles = [...chosen.prerequisites.map((id) => moduleOf(id)), ...after].map(
    ({ title }) => title,
  );
  expect(await sorted(around.getByRole('link'))).toEqual(titles.toSorted());
  await expect(around).toContainText(chosen.title);
  await expect(around.locator('[data-passed]')).toHaveCount(after.length);
  await expect(around.locator('[data-passed]:visible')).toHaveCount(0);
});
