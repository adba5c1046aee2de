import { plannedModules, planPath } from '../../src/domain/plan.ts';
import { catalog } from './built.ts';
import { expect, expectStored, test, visit, type Page } from './site.ts';
import { storePast } from './stored.ts';

// On a phone a plan that is kept comes before its form, which is folded while nothing is changed.

const fold = (page: Page) => page.locator('.planner__change');
const change = (page: Page) => fold(page).getByText(/^Change the plan: /);
const heading = (page: Page) => page.locator('#weeks');
const input = { qualifications: 'all', start: '2026-12-01', hoursPerWeek: 6 } as const;
const modules = plannedModules(planPath(catalog, input));
const [first = ''] = modules;
const titleOf = (id: string) => catalog.modules.find((one) => one.id === id)?.title ?? '?';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime('2026-12-01T10:00:00');
  await page.setViewportSize({ width: 390, height: 844 });
});

test('the built-in plan is taken: it leads, with its next step, and the form is folded', async ({
  page,
}) => {
  await visit(page, '/path/?default');
  await expect(page.getByText('Your plan is kept in this browser.')).toBeVisible();
  await expect(fold(page)).not.toHaveAttribute('open');
  await expect(change(page)).toHaveText('Change the plan: 7 qualifications, 6 h a week');
  await expect(page.getByLabel('Hours a week')).toBeHidden();
  await expect(heading(page)).toBeInViewport();
  const next = page.getByRole('link', { name: /^Begin: / });
  await expect(next).toBeInViewport({ ratio: 1 });
  // So it is on every later visit.
  await page.reload();
  await expect(fold(page)).not.toHaveAttribute('open');
  await expect(next).toBeInViewport({ ratio: 1 });
  // The focus goes as the eye does.
  await next.focus();
  await page.keyboard.press('Tab');
  await expect(fold(page).locator('summary').first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy a link' })).toBeFocused();
  await next.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/.+/);
  await expect(page).toHaveURL(/\/modules\//);
});

test('a first plan is kept: the focus goes to what leads now', async ({ page }) => {
  await visit(page, '/path/');
  await expect(change(page)).toBeHidden();
  await page.getByLabel('Hours a week').fill('5');
  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(fold(page)).not.toHaveAttribute('open');
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toBeInViewport();
  await expect(change(page)).toContainText('5 h a week');
});

test('what is changed and not kept, or has a fault, keeps the form open', async ({ page }) => {
  await storePast(page, { registers: { plan: { input, modules } } });
  await visit(page, '/path/');
  await change(page).click();
  const hours = page.getByLabel('Hours a week');
  await hours.fill('');
  await expect(page.getByText('Must be between 0.5 and 100 hours a week.')).toBeVisible();
  await expect(hours).toBeFocused();
  await page.reload();
  await expect(page.getByText('Must be between 0.5 and 100 hours a week.')).toBeVisible();
  await hours.fill('4');
  await expect(hours).toBeFocused();
  await page.reload();
  await expect(hours).toHaveValue('4');
  await page.getByRole('button', { name: 'Keep these changes' }).click();
  await expect(hours).toBeHidden();
  await expect(heading(page)).toBeFocused();
  await expectStored(page, 'plan').toMatchObject({ input: { hoursPerWeek: 4 } });

  await test.step('and dropped changes fold it', async () => {
    await change(page).click();
    await hours.fill('8');
    await page.getByRole('button', { name: 'Drop the changes' }).click();
    await expect(hours).toBeHidden();
    await expect(heading(page)).toBeFocused();
    await expect(change(page)).toContainText('4 h a week');
  });
});

test('a wide screen has both beside each other, whatever was folded before', async ({ page }) => {
  await storePast(page, { registers: { plan: { input, modules } } });
  await visit(page, '/path/');
  await expect(page.getByLabel('Hours a week')).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByLabel('Hours a week')).toBeVisible();
  await expect(change(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  const [form, result] = await Promise.all(
    ['.planner__form', '.planner__result'].map((part) => page.locator(part).boundingBox()),
  );
  expect((form?.x ?? 0) + (form?.width ?? 0)).toBeLessThanOrEqual(result?.x ?? 0);
});

test('who is behind reads how many, and their titles in a fold', async ({ page }) => {
  await storePast(page, { registers: { plan: { input, modules } } });
  await page.clock.setFixedTime('2026-12-30T10:00:00');
  await visit(page, '/path/#weeks');
  const course = page.getByRole('region', { name: 'Where you stand' });
  await expect(course).toContainText(/and \d+ modules that should be done by now are open\./);
  await expect(course).toBeInViewport();
  const late = course.getByRole('link', { name: titleOf(first) });
  await expect(late).toBeHidden();
  expect((await course.boundingBox())?.height).toBeLessThan(220);
  await course.getByText('Which ones').click();
  await expect(late).toBeVisible();
});

test('a pace that is suggested opens the form at it', async ({ page }) => {
  const day = Math.floor(Date.parse('2026-12-01') / 86_400_000);
  const done = Object.fromEntries(
    modules.slice(0, 6).map((id, i) => [`done:${id}`, day + 11 * (i + 1)]),
  );
  await storePast(page, { registers: { plan: { input, modules }, ...done } });
  await page.clock.setFixedTime('2027-02-20T10:00:00');
  await visit(page, '/path/');
  await page.getByRole('button', { name: /^Set the pace to / }).click();
  await expect(page.getByRole('slider', { name: /^Pace/ })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Keep these changes' })).toBeVisible();
});
