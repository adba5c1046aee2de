import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { answer, onePerObjective } from './quiz.ts';
import { expect, expectAttempts, storedProgress, test, type Page, visit } from './site.ts';

const module = moduleOf('table-format-fundamentals');
const [one = '', two = ''] = onePerObjective(module);

async function exportFile(page: Page): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export to a file' }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

function json(text: string, name = 'progress.json') {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

function preview(page: Page): Locator {
  return page.locator('.data__preview');
}

test('a file carries progress to another browser, where it is merged and can be taken back', async ({
  page,
  open,
}) => {
  await page.goto(module.url);
  await answer(page, one, 'right');
  await page.getByRole('button', { name: `Bookmark: ${module.title}` }).click();
  await page.getByRole('button', { name: 'Mark all sections as read' }).click();
  await visit(page, '/settings/');
  const { name, text } = await exportFile(page);
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  expect(name).toBe(`lakepath-progress-${today}.json`);
  const { kind, progress } = decodeProgress(text);
  expect(kind).toBe('ok');
  expect([...progress.attempts.keys()]).toEqual([one]);
  expect([...progress.registers.keys()]).toEqual(
    expect.arrayContaining([
      `bookmark:module:${module.id}`,
      ...module.sections.map(({ id }) => `read:${id}`),
    ]),
  );
  await expect(page.getByText(`Saved as ${name}.`)).toBeVisible();

  const other = await (await open()).newPage();
  await other.goto(module.url);
  await answer(other, two, 'wrong');
  await visit(other, '/settings/');
  await other.getByLabel('Import a file …').setInputFiles(json(text, name));
  await expect(preview(other)).toContainText(
    `It brings: 1 answer, ${module.sections.length} section marks, 1 bookmark`,
  );
  // A preview changes nothing.
  expect([...(await storedProgress(other)).attempts.keys()]).toEqual([two]);
  await other.getByRole('button', { name: 'Take it in' }).click();
  await expect(other.getByText(/^Taken in: 1 answer/)).toBeVisible();
  await expectAttempts(other, one, 'F');
  await expectAttempts(other, two, 'G');
  await visit(other, '/progress/');
  await expect(await moduleRow(other, module)).toContainText('read');

  // The same file again brings nothing.
  await visit(other, '/settings/');
  await other.getByLabel('Import a file …').setInputFiles(json(text, name));
  await expect(preview(other)).toContainText('nothing that is not here already');
  await other.getByRole('button', { name: 'Cancel' }).click();

  // What came after the import outlives its undoing, also after a reload.
  await other.goto(module.url);
  await answer(other, two, 'right');
  await visit(other, '/settings/');
  await other.getByRole('button', { name: 'Undo the last import' }).click();
  await expect(other.getByText(/^The import was undone/)).toBeVisible();
  await expectAttempts(other, one, '');
  await expectAttempts(other, two, 'FG');
  await expect(other.getByRole('button', { name: 'Undo the last import' })).toBeHidden();
  await visit(other, '/progress/');
  await expect(await moduleRow(other, module)).toContainText(`0 of ${module.sections.length}`);
});

test('a file that is no export is refused in words', async ({ page }) => {
  await visit(page, '/settings/');
  const before = await page.evaluate(() => localStorage.getItem('lakepath.progress'));
  const later = readFileSync('tests/fixtures/progress/future.json', 'utf8');
  for (const [text, words] of [
    ['holiday pictures', 'The file holds no Lakepath progress.'],
    ['{"name":"package","version":"1.2.3"}', 'The file holds no Lakepath progress.'],
    ['', 'The file holds no Lakepath progress.'],
    [later, 'The file was made by a newer version of this site'],
  ] as const) {
    await page.getByLabel('Import a file …').setInputFiles(json(text, `${text.length}.json`));
    await expect(preview(page)).toContainText(`${text.length}.json`);
    await expect(preview(page)).toContainText(words);
    await expect(page.getByRole('button', { name: 'Take it in' })).toBeHidden();
  }
  expect(await page.evaluate(() => localStorage.getItem('lakepath.progress'))).toBe(before);
  await preview(page).getByRole('button', { name: 'Close' }).click();
  await expect(preview(page)).toBeHidden();
});

test('old exports are read', async ({ page }) => {
  await visit(page, '/settings/');
  await page.getByLabel('Import a file …').setInputFiles('tests/fixtures/progress/v1-full.json');
  await expect(preview(page)).toContainText('It brings:');
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText(/^Taken in:/)).toBeVisible();
  // Ids that the site does not have (any longer) are kept.
  expect((await storedProgress(page)).attempts.has('an-item-of-a-later-release')).toBe(true);
});

test('a reset asks first', async ({ page }) => {
  await page.goto(module.url);
  await answer(page, one, 'right');
  await visit(page, '/settings/');
  await page.getByRole('button', { name: 'Start over …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start over?' });
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();
  await expectAttempts(page, one, 'F');
  await page.getByRole('button', { name: 'Start over …' }).click();
  await page.keyboard.press('Escape');
  await expectAttempts(page, one, 'F');
  await page.getByRole('button', { name: 'Start over …' }).click();
  await dialog.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByText('Your progress was reset.')).toBeVisible();
  await expectAttempts(page, one, '');
  await visit(page, '/progress/');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await expect(await moduleRow(page, module)).toContainText(`0 of ${module.objectives.length}`);
});
