import type { Locator } from '@playwright/test';
import { expect, type Page } from './site.ts';

export function searchDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Search' });
}

/** Types into the search, opening it where it is closed, and waits for what it found. */
export async function searchFor(page: Page, words: string): Promise<Locator> {
  const dialog = searchDialog(page);
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('');
  const status = dialog.getByRole('status');
  await expect(status).toHaveText(/^Type to search/);
  await page.getByRole('searchbox').fill(words);
  await expect(status).toHaveText(/^\d+ results?|^Nothing found/);
  return dialog.getByRole('listitem');
}

/** Where the results lead, in their order. */
export async function targetsOf(rows: Locator): Promise<string[]> {
  return rows
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).getAttribute('href') ?? ''),
    );
}
