import { plannedModules, planPath, type PlanInput } from '../../src/domain/plan.ts';
import { catalog, moduleOf } from './built.ts';
import { openWeeks, planned } from './plan-weeks.ts';
import { expect, test, visit, type Page } from './site.ts';
import { storePast } from './stored.ts';
import { findWide } from './wide.ts';

// The plan's weeks, and its picture: what is open, what is drawn, what waits for a second round.

const start = '2026-12-01T10:00:00';
const weeks = (page: Page) => page.locator('.weeks > li');
const week = (page: Page, n: number) =>
  weeks(page)
    .nth(n - 1)
    .locator('> details');

async function keep(page: Page, input: Partial<PlanInput> = {}, more: Record<string, number> = {}) {
  const wish: PlanInput = { qualifications: 'all', start: '2026-12-01', hoursPerWeek: 6, ...input };
  const modules = plannedModules(planPath(catalog, wish));
  await storePast(page, {
    registers: { plan: { input: { ...wish }, modules }, ...more },
    attempts: [[moduleOf('table-format-fundamentals').items[0] ?? '', 20_700, 'first', false]],
  });
}

test.beforeEach(({ page }) => page.clock.setFixedTime(start));

test('this week is open, the others are folded to a line, and one button opens all', async ({
  page,
}) => {
  await keep(page, { start: '2026-11-20' });
  await visit(page, '/path/');
  await expect(week(page, 2)).toHaveAttribute('open');
  await expect(page.locator('.weeks > li > details[open]')).toHaveCount(1);
  await expect(week(page, 2)).toContainText('this week');
  await expect(week(page, 1).locator('> summary')).toHaveText(
    /^Week 120–26 Nov\d modules?.*\d+(\.5)? to \d+(\.5)?\sh$/,
  );
  // What is folded is still there to be found.
  expect(await planned(page)).toHaveLength(catalog.modules.length);

  const summary = week(page, 3).locator('> summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(week(page, 3)).toHaveAttribute('open');
  // Ticking something off, or a change of the form, leaves open what is open.
  await week(page, 3).getByRole('checkbox').first().check();
  await page.getByLabel('Hours a week').fill('5');
  await expect(week(page, 3)).toHaveAttribute('open');
  await openWeeks(page);
  await page.getByRole('button', { name: 'Fold all weeks' }).click();
  await expect(page.locator('.weeks > li > details[open]')).toHaveCount(0);
});

test('before the plan its first week is open, and after it the first with something left', async ({
  page,
}) => {
  await keep(page, { start: '2026-12-10' });
  await visit(page, '/path/');
  await expect(week(page, 1)).toHaveAttribute('open');
  await expect(page.getByText('this week')).toHaveCount(0);
  const boxes = await week(page, 1)
    .getByRole('checkbox', { name: /^Done: / })
    .all();
  for (const box of boxes) await box.check();
  await page.clock.setFixedTime('2027-12-01T10:00:00');
  await page.reload();
  await expect(week(page, 2)).toHaveAttribute('open');
  // Ticking off all of it does not fold it under one's hands.
  for (const box of await week(page, 2)
    .getByRole('checkbox', { name: /^Done: / })
    .all())
    await box.check();
  await expect(week(page, 2)).toHaveAttribute('open');
  await expect(page.locator('.weeks > li > details[open]')).toHaveCount(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the first week is open, and the others open', async ({ page }) => {
    await page.goto('/path/');
    await expect(page.locator('.weeks > li > details[open]')).toHaveCount(1);
    await expect(week(page, 1)).toHaveAttribute('open');
    const link = week(page, 2).getByRole('link').first();
    await expect(link).toBeHidden();
    await week(page, 2).locator('> summary').click();
    await expect(link).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open all weeks' })).toBeHidden();
    expect(await planned(page)).toHaveLength(catalog.modules.length);
  });
});

test('the plan is drawn to its target date, and free weeks say what helps', async ({ page }) => {
  const bare = planPath(catalog, { qualifications: 'all', start: '2026-12-01', hoursPerWeek: 6 });
  const used = bare.weeks.length;
  const target = new Date(Date.parse('2026-12-01') + (used + 4) * 7 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  await keep(page, { target });
  await visit(page, '/path/');
  await expect(weeks(page)).toHaveCount(used + 4);
  const picture = page.getByRole('img', { name: 'The plan as a picture' });
  await expect(picture.locator('.plan-picture__free')).toHaveCount(4);
  await expect(page.getByText(/4 weeks before .* stay free for review\./)).toBeVisible();
  await openWeeks(page);
  const free = (n: number) => week(page, used + n);
  await expect(free(1)).toContainText('free: review, weak modules again');
  const weak = moduleOf('table-format-fundamentals').title;
  await expect(free(1).getByRole('link', { name: weak })).toBeVisible();
  await expect(free(2)).toContainText('your wrong answers will say which');
  for (const n of [3, 4])
    await expect(free(n).getByRole('link', { name: 'Interview' })).toBeVisible();
});

test('what does not fit is a second round, and each suggestion makes room for all', async ({
  page,
}) => {
  for (const button of [/hours a week$/, /^Time until /]) {
    await page.goto('/');
    await visit(page, '/path/');
    await page.getByRole('textbox', { name: 'Start' }).fill('2026-12-01');
    await page.getByLabel('Hours a week').fill('3');
    await page.getByLabel('Target date, if any').fill('2026-12-22');
    const round = page.getByRole('region', { name: 'Second round' });
    await expect(round).toContainText('are for after 22 December 2026');
    const before = (await planned(page)).length;
    expect(before + (await round.locator('li').count())).toBe(catalog.modules.length);
    await round.getByRole('button', { name: button }).click();
    await expect(round).toHaveCount(0);
    await expect.poll(async () => (await planned(page)).length).toBe(catalog.modules.length);
    await expect(page.locator('#weeks')).toBeFocused();
    await page.evaluate(() => sessionStorage.clear());
  }
});

test('a week says its range once, and counts what needs a module, with the titles in a fold', async ({
  page,
}) => {
  await keep(page);
  await visit(page, '/path/');
  const first = week(page, 1);
  const time = await first.locator('.week__time').textContent();
  await expect(first.locator('.week__body')).not.toContainText(time ?? '?');
  const fold = first.locator('.because').first();
  await expect(fold.locator('summary')).toHaveText(/^needed by \d+ later modules$/);
  const { title } =
    catalog.modules.find(({ prerequisites }) => prerequisites.length > 0) ?? moduleOf('');
  const needs = page.locator('.because').filter({ hasText: title }).first();
  await openWeeks(page);
  await expect(needs.getByText(title)).toBeHidden();
  await needs.locator('> summary').click();
  await expect(needs).toHaveAttribute('open');
  // All weeks fold, and what was opened in one stays.
  await page.getByRole('button', { name: 'Fold all weeks' }).click();
  await page.getByRole('button', { name: 'Open all weeks' }).click();
  await expect(needs).toHaveAttribute('open');
});

test('coverage says which skills have no module, and never that all of them are covered', async ({
  page,
}) => {
  await visit(page, '/path/');
  const rows = page.getByRole('region', { name: 'How much of each qualification' });
  await expect(rows).not.toContainText('%');
  for (const [i, { skills }] of catalog.qualifications.entries()) {
    const row = rows.getByRole('listitem').nth(i);
    const without = catalog.skills.filter(
      ({ id, modules }) => skills.includes(id) && modules.length === 0,
    );
    await expect(row.locator('.coverage__none')).toHaveCount(without.length);
    const covered = skills.length - without.length;
    await expect(row).toContainText(
      new RegExp(`${skills.length} skills?\\. Now: none\\. With the plan: ${covered} in full\\.`),
    );
    for (const { name } of without) await expect(row).toContainText(name);
  }
});

for (const width of [320, 390, 767, 768, 1280])
  test(`at ${width} px weeks are ${width < 768 ? 'rows with lanes' : 'columns'}, and nothing scrolls sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await keep(page, { hoursPerWeek: 1.5, target: '2027-08-01' });
    await visit(page, '/path/');
    await expect(page.getByRole('region', { name: 'Where you stand' })).toBeVisible();
    const picture = page.locator('.plan-picture');
    const strips = page.locator('.lane-strip:visible');
    if (width < 768) {
      await expect(picture).toBeHidden();
      expect(await strips.count()).toBeGreaterThan(5);
    } else {
      await expect(picture).toBeVisible();
      await expect(strips).toHaveCount(0);
    }
    const touching = await page.locator('.week__line').evaluateAll((lines) =>
      lines
        .filter((line) => {
          const [dates, time] = ['.week__dates', '.week__time'].map((part) => {
            const range = document.createRange();
            range.selectNodeContents(line.querySelector(part) ?? line);
            return range.getBoundingClientRect();
          });
          return (
            time &&
            dates &&
            time.width > 0 &&
            time.left - dates.right < 4 &&
            time.top < dates.bottom
          );
        })
        .map((line) => line.textContent),
    );
    expect(touching).toEqual([]);
    await openWeeks(page);
    expect(await findWide(page, width)).toEqual([]);
  });
