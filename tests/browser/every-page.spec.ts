import { AxeBuilder } from '@axe-core/playwright';
import { pages } from './built.ts';
import { expect, test, type Page } from './site.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations by day, and by night those that a theme can bring about: colours. */
async function findViolations(page: Page, part = 'html'): Promise<string[]> {
  const axe = () => new AxeBuilder({ page }).include(part);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const byDay = await axe().withTags(tags).analyze();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const byNight = await axe().withRules(['color-contrast']).analyze();
  return [...byDay.violations, ...byNight.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

for (const path of [...pages, '/no-such-page/']) {
  test(`${path} in both themes`, async ({ page, guard }) => {
    // The address is not there: the browser says so.
    if (path === '/no-such-page/') guard.allow(/status of 404 .*no-such-page/);
    await page.goto(path);
    // What is folded away must be sound too.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    expect(await findViolations(page)).toEqual([]);
  });
}

test('every dialog is accessible in both themes', async ({ page }) => {
  await page.goto('/progress/');
  const check = async () => expect(await findViolations(page, 'dialog[open]')).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await check();
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('snapshot');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await check();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Start over …' }).click();
  await check();
});

test('answered questions and an open term are accessible in both themes', async ({ page }) => {
  await page.goto('/modules/table-format-fundamentals/');
  for (const kind of ['single', 'multiple', 'ordering', 'matching', 'numeric']) {
    const form = page.locator(`form[data-kind="${kind}"]`).first();
    if (kind === 'single') await form.getByRole('radio').first().check();
    if (kind === 'multiple') await form.getByRole('checkbox').first().check();
    if (kind === 'numeric') await form.getByRole('textbox').fill('1');
    for (const select of await form.getByRole('combobox').all())
      await select.selectOption({ index: 1 });
    await form.getByRole('button', { name: 'Check answer' }).click();
    await expect(form.getByRole('status')).toHaveText(/right/i);
  }
  await page.locator('a.term').first().focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  expect(await findViolations(page, 'form[data-graded], .term-card')).toEqual([]);
});
