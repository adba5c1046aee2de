import type { Locator } from '@playwright/test';
import { catalog, moduleOf } from './built.ts';
import { expect, test, type Page } from './site.ts';

function rows(page: Page): Locator {
  return page.locator('[data-row]').and(page.locator(':visible')).getByRole('heading');
}

const titlesOf = (id: string) =>
  catalog.modules
    .filter(({ qualifications }) => qualifications.includes(id))
    .map(({ title }) => title)
    .toSorted();

test('filters narrow the list and the map, say the count, and stay in the address', async ({
  page,
}) => {
  const read = moduleOf('flink-runtime-topology');
  await page.goto(read.url);
  await page.getByRole('button', { name: 'Mark all sections as read' }).click();
  await page.goto('/modules/');
  await expect(rows(page)).toHaveCount(catalog.modules.length);

  await page.getByLabel('Qualification').selectOption('flink-internals');
  const wanted = titlesOf('flink-internals');
  await expect(page.getByRole('status').filter({ hasText: 'module' })).toHaveText(
    `${wanted.length} modules`,
  );
  expect((await rows(page).allTextContents()).map((text) => text.trim()).toSorted()).toEqual(
    wanted,
  );
  const lit = await page
    .locator('[data-map-node]:has(.map__node:not([data-dim]))')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-map-node') ?? ''));
  expect(lit.map((id) => moduleOf(id).title).toSorted()).toEqual(wanted);
  const faint = await page
    .locator('.map__node[data-dim]')
    .first()
    .evaluate((one) => Number(getComputedStyle(one).opacity));
  expect(faint).toBeLessThan(1);

  await page.getByRole('combobox', { name: 'State' }).selectOption('read');
  await expect(rows(page)).toHaveText([read.title]);
  await expect(page.getByRole('status').filter({ hasText: 'module' })).toHaveText('1 module');
  await expect(page).toHaveURL(/\/modules\/\?qualification=flink-internals&state=read$/);

  // The address keeps the choice: reloaded, or opened from a bookmark.
  await page.reload();
  await expect(rows(page)).toHaveText([read.title]);
  await expect(page.getByLabel('Qualification')).toHaveValue('flink-internals');

  await page.getByRole('combobox', { name: 'State' }).selectOption('retained');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText('No module matches both filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all modules' }).click();
  await expect(rows(page)).toHaveCount(catalog.modules.length);
  await expect(page.getByText('No module matches both filters.')).toBeHidden();
  await expect(page).toHaveURL(/\/modules\/$/);
});

test('an address with an unknown choice shows all modules', async ({ page }) => {
  await page.goto('/modules/?qualification=cooking&state=happy');
  await expect(rows(page)).toHaveCount(catalog.modules.length);
});

test('each module of the map leads to its page, after those it builds on', async ({ page }) => {
  await page.goto('/modules/');
  const nodes = await page.locator('[data-map-node]').evaluateAll((all) =>
    all.map((one) => ({
      id: one.getAttribute('data-map-node') ?? '',
      x: one.getBoundingClientRect().left,
    })),
  );
  expect(nodes.map(({ id }) => id).toSorted()).toEqual(
    catalog.modules.map(({ id }) => id).toSorted(),
  );
  const place = new Map(nodes.map(({ id, x }) => [id, x]));
  for (const { id, prerequisites } of catalog.modules)
    for (const needed of prerequisites)
      expect(place.get(needed), `${needed} left of ${id}`).toBeLessThan(place.get(id) ?? 0);
  const [module] = catalog.modules;
  await page
    .getByRole('region', { name: 'Prerequisite map' })
    .getByRole('link', { name: module?.title ?? '' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module?.title ?? '');
});
