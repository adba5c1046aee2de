import { expect, type Page } from './site.ts';

/** Opens all weeks of the plan: their boxes can be reached then. */
export async function openWeeks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open all weeks' }).click();
  await expect(page.locator('.weeks > li > details:not([open])')).toHaveCount(0);
}

/** Titles of the planned modules, in order, folded away or not. */
export function planned(page: Page): Promise<string[]> {
  return page.locator('.week__entries > li:not(.lab-line) > div > a').allTextContents();
}
