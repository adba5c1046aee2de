import type { Locator } from '@playwright/test';
import { moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { answer, fillIn, itemForm, onePerObjective } from './quiz.ts';
import {
  expect,
  readButton,
  expectAttempts,
  storedProgress,
  test,
  type Page,
  visit,
} from './site.ts';

const module = moduleOf('table-format-fundamentals');

function buttonOf(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

function submitOf(page: Page, item: string): Locator {
  return itemForm(page, item).getByRole('button', { name: 'Check answer' });
}

/** One after the other, by keyboard. */
async function press(buttons: readonly Locator[]): Promise<void> {
  for (const button of buttons) await button.press('Enter');
}

test('what one tab does shows in the other without a reload', async ({ page, context }) => {
  const other = await context.newPage();
  const [section] = module.sections;
  if (!section) throw new Error('no section');
  await page.goto(module.url);
  await other.goto(module.url);

  // A reader acts in the tab in front; the other one is behind it.
  await page.bringToFront();
  await readButton(page, section).click();
  await expect(readButton(other, section)).toHaveAttribute('aria-pressed', 'true');
  await other.bringToFront();
  await readButton(other, section).click();
  await expect(readButton(page, section)).toHaveAttribute('aria-pressed', 'false');

  await other.goto('/modules/');
  const row = other
    .getByRole('listitem')
    .filter({ has: other.getByRole('link', { name: module.title, exact: true }) });
  await expect(row.locator('.state')).toHaveText('new');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Mark all sections as read' }).click();
  await expect(row.locator('.state')).toHaveText('read');
  for (const item of onePerObjective(module)) await answer(page, item, 'right');
  await expect(row.locator('.state')).toHaveText('passed');

  // A plan kept in one tab is kept in the other, and shortcuts turned off are off in both.
  await visit(other, '/path/');
  await visit(page, '/path/?default');
  await expect(other.getByRole('button', { name: 'Plan kept' })).toBeDisabled();
  await page.getByLabel('Hours a week').fill('11');
  await page.getByRole('button', { name: 'Keep these changes' }).click();
  await expect(other.getByLabel('Hours a week')).toHaveValue('11');
});

test('both tabs write at the same time, and nothing is lost', async ({ page, context }) => {
  const other = await context.newPage();
  const second = moduleOf('lsm-trees-amplification');
  await page.goto(module.url);
  await other.goto(second.url);
  const mine = onePerObjective(module);
  const theirs = onePerObjective(second);
  await page.bringToFront();
  for (const item of mine) await fillIn(itemForm(page, item), 'right');
  await other.bringToFront();
  for (const item of theirs) await fillIn(itemForm(other, item), 'wrong');

  await Promise.all([
    press([
      ...mine.map((item) => submitOf(page, item)),
      buttonOf(page, 'Mark all sections as read'),
    ]),
    press([
      ...theirs.map((item) => submitOf(other, item)),
      ...second.sections.map(({ title }) => buttonOf(other, `Bookmark: ${title}`)),
    ]),
  ]);
  // Writes of the two are interleaved through one storage entry: wait for the last of each.
  const wanted = [
    ...module.sections.map(({ id }) => `read:${id}`),
    ...second.sections.map(({ id }) => `bookmark:section:${id}`),
    `passed:${module.id}`,
  ];
  await expect
    .poll(async () => {
      const { registers } = await storedProgress(page);
      return wanted.filter((key) => !registers.has(key));
    })
    .toEqual([]);
  for (const item of mine) await expectAttempts(page, item, 'F');
  for (const item of theirs) await expectAttempts(page, item, 'G');

  const later = await context.newPage();
  await visit(later, '/progress/');
  await expect(await moduleRow(later, module)).toContainText('passed');
  const bookmarks = later.getByRole('region', { name: 'Bookmarks' });
  // The first six are in sight, the others unfold.
  const more = bookmarks.getByText(/^\d+ more$/);
  if (second.sections.length > 6) await more.click();
  await expect(bookmarks.getByRole('listitem')).toHaveCount(second.sections.length);
});
