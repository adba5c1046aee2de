import { readFileSync } from 'node:fs';
import { orderModules } from '../../src/domain/module-order.ts';
import { catalog } from './built.ts';
import { expect, test, visit } from './site.ts';

const lab = catalog.labs.find(({ id }) => id === 'four-formats-one-table');
if (!lab) throw new Error('the catalogue has no lab "four-formats-one-table"');

const levels = ['Beginner', 'Intermediate', 'Advanced'] as const;

test('the list has every lab with its page, level and time, the easiest first, in the path’s order', async ({
  page,
}) => {
  await visit(page, '/labs/');
  for (const { title, url, level, minutes } of catalog.labs) {
    const row = page
      .getByRole('region', { name: levels.find((one) => one.toLowerCase() === level) ?? '' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: title, exact: true }) });
    await expect(row.getByRole('link', { name: title, exact: true })).toHaveAttribute('href', url);
    const rest = minutes % 60;
    await expect(row).toContainText(rest === 0 ? `${minutes / 60} h` : `${rest} min`);
  }
  const order = orderModules(catalog.modules).map(({ id }) => id);
  const shown = await page
    .locator('.lab-row__title a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const places = shown.map((href) => {
    const found = catalog.labs.find(({ url }) => href === url);
    return (
      levels.findIndex((one) => one.toLowerCase() === found?.level) * 1000 +
      order.indexOf(found?.modules[0] ?? '')
    );
  });
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('explorers have their level and minutes, the easiest first', async ({ page }) => {
  await visit(page, '/explore/');
  const facts = await page.locator('.explorer-row__facts').allTextContents();
  expect(facts.length).toBeGreaterThan(2);
  const places = facts.map((text) => {
    expect(text.trim()).toMatch(/^\w+ · \d+ to \d+ min$/);
    return levels.findIndex((one) => text.trim().startsWith(one.toLowerCase()));
  });
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a lab is marked as done, and the list and the readiness sheet say so', async ({ page }) => {
  await visit(page, lab.url);
  const done = page.getByRole('button', { name: 'Mark as done' });
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'true');
  await visit(page, '/labs/');
  const row = page.getByRole('listitem').filter({ hasText: lab.title });
  await expect(row.getByText('done', { exact: true })).toBeVisible();
  await visit(page, '/readiness/');
  await expect(page.getByRole('region', { name: 'Labs' })).toContainText(lab.title);
  await visit(page, lab.url);
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'false');
});

test('a step’s program is one click away, and shows the file that ran', async ({ page }) => {
  await visit(page, lab.url);
  const file = page.locator('details.lab__file').filter({ hasText: 'three_commits.py' }).first();
  await expect(file.getByRole('figure')).toBeHidden();
  await page.getByRole('link', { name: 'three_commits.py' }).first().click();
  await expect(file.getByRole('figure')).toBeVisible();
  const shown = await file.locator('code').last().innerText();
  const ran = readFileSync(`content/labs/${lab.id}/three_commits.py`, 'utf8');
  expect(shown.trim()).toBe(ran.trim());
});

test('search finds a lab', async ({ page }) => {
  await visit(page, '/labs/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(lab.title);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Lab');
  await expect(page.getByRole('dialog').getByRole('link', { name: lab.title })).toBeVisible();
});
