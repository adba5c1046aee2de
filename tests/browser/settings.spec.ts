import { settingsParts } from '../../src/catalog/settings-parts.ts';
import { moduleOf } from './built.ts';
import { expect, expectStored, test, visit } from './site.ts';
import { readOn, storePast } from './stored.ts';

const module = moduleOf('table-format-fundamentals');

test('the line of contents leads to every part, by its heading', async ({ page }) => {
  await visit(page, '/settings/');
  const contents = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  const names = settingsParts.map(({ name }) => name);
  await expect(contents).toHaveText(names);
  await expect(page.locator('.settings h2:not(dialog *)')).toHaveText(names);
  for (const { id, name } of settingsParts) {
    await contents.filter({ hasText: name }).click();
    await expect(page).toHaveURL(new RegExp(`#${id}$`));
    await expect(page.getByRole('heading', { name, exact: true })).toBeInViewport();
  }
});

test('a part that the address names stays in sight while the page becomes live', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await visit(page, '/settings/#offline');
  await expect(page.getByText(/^(It takes|This browser)/)).toBeVisible();
  const heading = page.getByRole('heading', { name: 'Offline', exact: true });
  expect((await heading.boundingBox())?.y).toBeLessThan(200);
});

test('the page asks for no catalogue before it is needed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visit(page, '/settings/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /catalog/.test(path))).toEqual([]);
  await page.getByRole('button', { name: 'Of modules I read or passed' }).click();
  await expect(page.getByText('You have not read or passed a module yet.')).toBeVisible();
  expect(asked).toContain('/catalog.json');
});

test('the number of reviews a day is one setting, here and at review', async ({ page }) => {
  await storePast(page, { registers: readOn({ [module.id]: 20_000 }) });
  await visit(page, '/settings/');
  const part = page.getByRole('region', { name: 'Reviews a day' });
  const field = part.getByLabel('Questions a day, at most');
  await expect(field).toHaveValue('20');
  await field.fill('0');
  await expect(part.getByRole('status')).toHaveText('A whole number from 1 to 300.');
  await expect(part.getByRole('button', { name: 'Keep' })).toBeDisabled();
  await field.fill('3');
  await part.getByRole('button', { name: 'Keep' }).click();
  await expect(part.getByRole('status')).toHaveText('Kept.');
  await expect(part.getByRole('button', { name: 'Keep' })).toBeFocused();
  await expectStored(page, 'setting:review-cap').toBe(3);
  await visit(page, '/review/');
  await expect(page.getByRole('heading', { name: '3 questions today' })).toBeVisible();
  await expect(page.getByLabel('Questions a day, at most')).toHaveValue('3');
});

test('the shortcuts are turned off and on here as in their dialog', async ({ page }) => {
  await visit(page, '/settings/');
  const box = page.getByRole('main').getByLabel('Use these shortcuts (except Esc)');
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(box).toBeChecked();
});
