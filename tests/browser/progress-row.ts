import type { Locator, Page } from '@playwright/test';

/** A module's line on the progress page: that of the first qualification it serves, which is unfolded. */
export async function moduleRow(
  page: Page,
  module: { id: string; title: string },
): Promise<Locator> {
  const link = page.locator(`a[href$="/modules/${module.id}/"]`);
  const fold = page.locator('.ready__fold', { has: link }).first();
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
  return fold.getByRole('row', { name: module.title });
}
