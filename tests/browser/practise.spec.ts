import { catalog } from './built.ts';
import { expect, test, untilLive, visit } from './site.ts';
import { readOn, storePast } from './stored.ts';

const [module] = catalog.modules;
if (!module) throw new Error('no module');

test('all that one can do is here, and leads to its place', async ({ page }) => {
  await visit(page, '/practise/');
  for (const name of ['Review', 'Simulators', 'Explorers', 'Labs'])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  const simulator = page.getByRole('region', { name: 'Simulators' }).getByRole('link').first();
  const name = await simulator.textContent();
  await simulator.click();
  await untilLive(page);
  await expect(page.locator('.sim:target')).toContainText(`${name ?? ''}.`);
  await page.goBack();
  await page.getByRole('link', { name: 'Table explorer' }).click();
  await expect(page).toHaveURL(/\/explore\/table\/$/);
  await page.goBack();
  await page.getByRole('link', { name: `All ${catalog.labs.length} labs` }).click();
  await expect(page).toHaveURL(/\/labs\/$/);
});

test('it says how much is due', async ({ page }) => {
  await page.clock.setFixedTime('2026-12-01T12:00:00Z');
  await storePast(page, { registers: readOn({ [module.id]: 20_780 }) });
  await visit(page, '/practise/');
  await expect(page.getByRole('link', { name: /^Review \d+ due$/ })).toBeVisible();
});
