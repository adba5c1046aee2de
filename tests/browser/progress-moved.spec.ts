import { movedParts } from '../../src/catalog/settings-parts.ts';
import { subFolder, subPath } from './built.ts';
import { expect, test } from './site.ts';

// What stood on /progress/ once is on /settings/: old bookmarks and links still arrive.

for (const { id, name } of movedParts) {
  test(`/progress/#${id} leads to the settings`, async ({ page }) => {
    await page.goto('/modules/');
    await page.goto(`/progress/#${id}`);
    await page.waitForURL(`**/settings/#${id}`);
    await expect(page.getByRole('heading', { name, exact: true })).toBeInViewport();
    // The old address is not in the way back.
    await page.goBack();
    await expect(page).toHaveURL(/\/modules\/$/);
  });

  test.describe('without a script', () => {
    test.use({ javaScriptEnabled: false });

    test(`/progress/#${id} shows a link to it`, async ({ page }) => {
      await page.goto(`/progress/#${id}`);
      const link = page
        .getByRole('region', { name: 'Backup, other devices, Anki' })
        .getByRole('link', { name, exact: true });
      await expect(link).toBeInViewport();
      await expect(link).toHaveAttribute('id', id);
      await link.click();
      await expect(page).toHaveURL(new RegExp(`/settings/#${id}$`));
    });
  });
}

test('an old fragment that is followed on the page itself leads on as well', async ({ page }) => {
  await page.goto('/progress/');
  await page.evaluate(() => (location.hash = '#offline'));
  await page.waitForURL('**/settings/#offline');
});

test.describe('in a sub-folder', () => {
  test.use({
    baseURL: async ({}, use) => {
      const url = process.env.LAKEPATH_SUB_URL;
      if (!url)
        throw new Error(`${subFolder} holds no site: npm test -- "build under a base path"`);
      await use(`${url}/`);
    },
  });

  test('the base path is kept', async ({ page }) => {
    await page.goto('./progress/#move');
    await page.waitForURL(`**${subPath}/settings/#move`);
    await expect(page.getByRole('heading', { name: 'Other devices' })).toBeInViewport();
  });
});
