import { expect, test, visit } from './site.ts';

// On a phone what was opened lies below all the samples: without a lead there, nothing seems to happen.
for (const [name, sample] of [
  ['table', 'Orders in Delta Lake, three commits'],
  ['parquet', 'Parcels: eight row groups with Bloom filters'],
  ['orc', 'Parcels in ORC'],
  ['lance', 'Parcels in Lance'],
] as const) {
  test(`/explore/${name}/: whoever opens something at 320 px is led to it`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await visit(page, `/explore/${name}/`);
    const heading = page.locator('.explorer h2:focus');
    await page.getByRole('button', { name: sample }).focus();
    await page.keyboard.press('Enter');
    await expect(heading).toBeInViewport();
  });
}
