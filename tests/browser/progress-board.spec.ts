import { catalog, moduleOf } from './built.ts';
import { holdCatalog, moved } from './moved.ts';
import { moduleRow } from './progress-row.ts';
import { expect, test, untilLive, visit } from './site.ts';
import { readOn, storePast } from './stored.ts';

const module = moduleOf('table-format-fundamentals');

test('who has not begun reads what will stand here, and what to do first', async ({ page }) => {
  await visit(page, '/progress/');
  const first = page.getByRole('region', { name: 'Nothing here yet' });
  await expect(first).toContainText('this page shows how ready you are');
  for (const name of ['Reviews to come', 'Study days', 'Most often missed', 'Bookmarks'])
    await expect(page.getByRole('region', { name })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'On this page' })).toBeHidden();
  await first.getByRole('link', { name: 'Begin with your path' }).click();
  await expect(page).toHaveURL(/\/path\/$/);
});

test('a qualification unfolds to its modules, one line each, by keyboard too', async ({ page }) => {
  await storePast(page, { registers: readOn({ [module.id]: 20_700 }) });
  await visit(page, '/progress/');
  await expect(page.getByRole('table')).toHaveCount(0);
  const [qualification] = catalog.qualifications;
  const own = qualification?.modules ?? [];
  const head = page.locator('.ready__head').first();
  await expect(head).toContainText(/0 of \d+ skills ready/);
  await expect(head).toContainText(`1 read of ${own.length} modules`);
  await head.focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: `Modules for ${qualification?.short ?? ''}` });
  await expect(table.getByRole('rowheader')).toHaveCount(own.length);
  await expect(await moduleRow(page, module)).toContainText(
    new RegExp(`^read.*${module.sections.length} of ${module.sections.length}`),
  );
});

test('the first line sums it up: modules passed, days of study, and reviews that are due', async ({
  page,
}) => {
  await page.clock.setFixedTime('2026-09-06T12:00:00Z');
  await storePast(page, {
    registers: readOn({ [module.id]: 20_700 }),
    attempts: module.items.map((item, i) => [item, 20_700 + (i % 2), 'first', i > 0] as const),
  });
  await visit(page, '/progress/');
  const sum = page.locator('.board__sum');
  await expect(sum).toContainText(`1 of ${catalog.modules.length} modules passed · 2 study days`);
  await expect(sum).toContainText(/· \d+ reviews? due$/);
  // It stands above all else; what the marks mean is below them.
  const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
  expect(await top('.board__sum')).toBeLessThan(await top('.ready'));
  expect(await top('.ready')).toBeLessThan(await top('.progress__states'));
});

test('nothing moves when the catalogue comes to a reader who has begun', async ({ page }) => {
  const release = await holdCatalog(page);
  await storePast(page, {
    registers: { ...readOn({ [module.id]: 20_700 }), [`bookmark:module:${module.id}`]: 1 },
    attempts: module.items.map((item, i) => [item, 20_701, 'first', i > 2] as const),
  });
  await page.goto('/progress/');
  await expect(page.getByRole('heading', { name: 'Readiness' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Study days' })).toBeHidden();
  release();
  await untilLive(page);
  await expect(page.getByRole('heading', { name: 'Study days' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bookmarks' })).toContainText(module.title);
  expect(await moved(page)).toBeLessThan(0.01);
});
