import { catalog } from './built.ts';
import { expect, test, visit } from './site.ts';

const [qualification] = catalog.qualifications.toSorted(
  (a, b) => b.modules.length - a.modules.length,
);
if (!qualification) throw new Error('no qualification');

test('on a phone a skill names its modules one a line, each with room for a finger; many are folded', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, `/qualifications/${qualification.id}/`);
  const skills = page.getByRole('region', { name: 'Skills it asks for' });
  for (const id of qualification.skills) {
    const skill = catalog.skills.find((one) => one.id === id);
    const row = skills.locator('.skills > li').filter({
      has: page.getByText(skill?.name ?? '', { exact: true }),
    });
    await expect(row.locator('li')).toHaveCount(skill?.modules.length ?? 0);
  }
  for (const fold of await skills.locator('summary').all()) await fold.click();
  const heights = await skills
    .locator('.module-links li')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(1);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(36);
});
