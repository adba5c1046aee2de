import type { Locator } from '@playwright/test';
import { plannedModules, planPath } from '../../src/domain/plan.ts';
import { catalog, moduleOf } from './built.ts';
import { openWeeks, planned } from './plan-weeks.ts';
import { expect, leadsTo, expectStored, test, type Page, visit } from './site.ts';
import { storePast } from './stored.ts';

function weeksOf(page: Page): Locator {
  return page.getByRole('heading', { name: /^Week \d+$/ });
}

const titles = new Map(catalog.modules.map(({ id, title }) => [id, title]));

test.beforeEach(async ({ page }) => {
  await visit(page, '/path/');
  await expect(page.getByRole('textbox', { name: 'Start' })).not.toHaveValue('');
});

test('hours, pace and qualifications change the weeks', async ({ page }) => {
  expect((await planned(page)).toSorted()).toEqual([...titles.values()].toSorted());
  const before = await weeksOf(page).count();
  await page.getByLabel('Hours a week').fill('2');
  await expect(weeksOf(page)).not.toHaveCount(before);
  const slow = await weeksOf(page).count();
  expect(slow).toBeGreaterThan(before);
  await page.getByRole('slider', { name: /^Pace/ }).fill('2');
  await expect.poll(() => weeksOf(page).count()).toBeGreaterThan(slow);
  await page.getByLabel('Hours a week').fill('100');
  await expect.poll(() => weeksOf(page).count()).toBeLessThan(before);

  // Prerequisites come first, and each module says why it is there.
  const order = await planned(page);
  for (const module of catalog.modules)
    for (const needed of module.prerequisites)
      expect(order.indexOf(titles.get(needed) ?? ''), `${needed} before ${module.id}`).toBeLessThan(
        order.indexOf(module.title),
      );
  for (const line of await page.locator('.week__entries > li:not(.lab-line)').all())
    await expect(line).toContainText(/asked for by Q\d|needed by /);

  const group = page.getByRole('group', { name: 'What you prepare for' });
  for (const box of await group.getByRole('checkbox').all()) await box.uncheck();
  await expect(page.getByText('Choose at least one.', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep this plan' })).toBeDisabled();
  await group.getByRole('checkbox', { name: /JVM/ }).check();
  const asked = catalog.modules.filter(({ qualifications }) =>
    qualifications.includes('jvm-and-cpp-performance'),
  );
  await expect
    .poll(() => planned(page))
    .toEqual(expect.arrayContaining(asked.map(({ title }) => title)));
  expect((await planned(page)).length).toBeLessThan(catalog.modules.length);
});

test('dates: the start moves the weeks, a target that is near leaves modules out', async ({
  page,
}) => {
  await page.getByRole('textbox', { name: 'Start' }).fill('2027-03-01');
  await expect(page.locator('.week').first()).toContainText('1–7 Mar');
  await page.getByLabel('Target date, if any').fill('2027-03-08');
  await page.getByLabel('Hours a week').fill('3');
  const left = page.getByRole('region', { name: 'Second round' });
  await expect(left.getByText(/modules? (is|are) for after 8 March 2027/)).toBeVisible();
  expect((await planned(page)).length + (await left.locator('li').count())).toBe(
    catalog.modules.length,
  );
  for (const line of await left.locator('li').allTextContents())
    expect(line).toMatch(/needs \d+ minutes with what must come first|only needed by modules/);
  await expect(page.getByText(/left for a second round/)).toBeVisible();
});

test('a fault is said once, at its field', async ({ page }) => {
  for (const [label, value, good, words] of [
    ['Target date, if any', '2020-01-01', '', /must come after the start/],
    ['Hours a week', '0', '6', /ust be between 0\.5 and 100 hours a week/],
  ] as const) {
    const field = page.getByLabel(label);
    await field.fill(value);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`)).toHaveText(
      words,
    );
    await expect(page.locator('.field__fault')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Keep this plan' })).toBeDisabled();
    // No plan for something else is shown meanwhile.
    await expect(weeksOf(page)).toHaveCount(0);
    await field.fill(good);
    await expect(page.locator('.field__fault')).toHaveCount(0);
    await expect(weeksOf(page).first()).toBeVisible();
  }
});

test('a module that is known is left out, and stays so', async ({ page }) => {
  const known = moduleOf('table-format-fundamentals');
  await page.getByText('What you know already', { exact: true }).click();
  await page
    .getByRole('group', { name: 'Modules you know already' })
    .getByLabel(known.title)
    .check();
  await expect.poll(() => planned(page)).not.toContain(known.title);
  await expect(page.getByRole('region', { name: 'Not in the plan' })).toContainText(
    `${known.title} you know it already`,
  );
  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  expect(await planned(page)).not.toContain(known.title);
  await page.goto(known.url);
  await expect(page.locator('.module__facts .state')).toHaveText('known');
});

test('the kept plan decides next and previous', async ({ page }) => {
  // Two qualifications give another order, and other modules, than the catalogue.
  const group = page.getByRole('group', { name: 'What you prepare for' });
  const chosen = ['flink-internals', 'columnar-file-formats'];
  for (const [i, box] of (await group.getByRole('checkbox').all()).entries())
    await box.setChecked(chosen.includes(catalog.qualifications[i]?.id ?? ''));
  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  const order = await planned(page);
  expect(order.length).toBeGreaterThan(1);
  expect(order.length).toBeLessThan(catalog.modules.length);
  await expectStored(page, 'plan').toMatchObject({
    modules: order.map((title) => [...titles].find(([, one]) => one === title)?.[0]),
  });

  const pager = page.getByRole('navigation', { name: 'Next and previous' });
  for (const [i, title] of order.entries()) {
    const module = catalog.modules.find((one) => one.title === title);
    await page.goto(module?.url ?? '');
    for (const [name, neighbour] of [
      ['Previous', order[i - 1]],
      ['Next', order[i + 1]],
    ] as const) {
      const link = pager.getByRole('link', { name: new RegExp(`^${name}`) });
      if (neighbour === undefined) await expect(link).toBeHidden();
      else {
        await expect(link).toContainText(neighbour);
        await expect(link).toHaveAttribute(
          'href',
          leadsTo(catalog.modules.find((one) => one.title === neighbour)?.url ?? ''),
        );
      }
    }
  }
});

test('changes are not kept before one says so, and not lost either', async ({ page }) => {
  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await page.getByLabel('Hours a week').fill('12');
  await expect(page.getByText('Your kept plan stays until you keep the changes.')).toBeVisible();
  await page.goto(catalog.modules[0]?.url ?? '');
  await page.goBack();
  await expect(page.getByLabel('Hours a week')).toHaveValue('12');
  await page.reload();
  await expect(page.getByLabel('Hours a week')).toHaveValue('12');
  await expectStored(page, 'plan').toMatchObject({
    input: { hoursPerWeek: 6 },
  });
  await page.getByRole('button', { name: 'Drop the changes' }).click();
  await expect(page.getByLabel('Hours a week')).toHaveValue('6');
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
});

const labChoice = (page: Page) => page.getByRole('group', { name: 'Labs: optional, hands-on' });

test('labs: one a qualification, all, or none', async ({ page }) => {
  const one = labChoice(page).getByRole('radio', { name: /^One a qualification/ });
  await expect(one).toBeChecked();
  await openWeeks(page);
  const ticks = page.getByRole('checkbox', { name: /^Lab done: / });
  const few = await ticks.count();
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThanOrEqual(catalog.qualifications.length);
  const modules = await planned(page);

  await labChoice(page).getByRole('radio', { name: /^All/ }).check();
  await expect.poll(() => page.locator('.lab-line').count()).toBe(catalog.labs.length);
  expect(await planned(page)).toEqual(modules);
  await labChoice(page).getByRole('radio', { name: 'None' }).check();
  await expect(page.locator('.lab-line')).toHaveCount(0);
  await expect(page.getByText(/ of labs/)).toHaveCount(0);
  expect(await planned(page)).toEqual(modules);

  for (const [name, choice] of [
    ['None', 'none'],
    ['All', 'all'],
    ['One a qualification', 'one'],
  ] as const) {
    const radio = labChoice(page).getByRole('radio', { name: new RegExp(`^${name}`) });
    await radio.check();
    await page.getByRole('button', { name: /^Keep (this plan|these changes)$/ }).click();
    await expectStored(page, 'plan').toMatchObject({ input: { labChoice: choice } });
    await page.reload();
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
    await expect(radio).toBeChecked();
  }
  await expect(page.locator('.lab-line')).toHaveCount(few);
});

test('a plan that was kept with labs, before there was a choice, still has all of them', async ({
  page,
}) => {
  const input = {
    qualifications: 'all',
    labs: true,
    start: '2026-12-01',
    hoursPerWeek: 6,
  } as const;
  await storePast(page, {
    registers: { plan: { input, modules: plannedModules(planPath(catalog, input)) } },
  });
  await visit(page, '/path/');
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  await expect(labChoice(page).getByRole('radio', { name: /^All/ })).toBeChecked();
  await expect(page.locator('.lab-line')).toHaveCount(catalog.labs.length);
});

test('a lab follows its module, and is ticked off', async ({ page }) => {
  const [lab] = catalog.labs;
  const module = moduleOf(lab?.modules[0] ?? '');
  await labChoice(page).getByRole('radio', { name: /^All/ }).check();
  await openWeeks(page);
  const tick = page.getByRole('checkbox', { name: `Lab done: ${lab?.title}` });
  const line = page.locator('.lab-line').filter({ has: tick });
  await expect(line).toContainText(/Lab, optional · \d+ (min )?to /);
  await expect(line.getByRole('link')).toHaveAttribute('href', leadsTo(lab?.url ?? ''));
  const work = await page.locator('.week__entries .entry-line > div > a').allTextContents();
  expect(work.indexOf(lab?.title ?? '')).toBeGreaterThan(work.indexOf(module.title));
  const picture = page.getByRole('img', { name: 'The plan as a picture' });
  await expect(picture.locator('.plan-picture__lab')).toHaveCount(catalog.labs.length);
  await expect(page.getByText(/ of study, of which .* of labs, optional\./)).toBeVisible();

  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await tick.check();
  await expectStored(page, `lab:${lab?.id}`).toBeGreaterThan(20_000);
  await page.reload();
  await openWeeks(page);
  await expect(tick).toBeChecked();
  await expect(picture.locator('.plan-picture__lab[data-done]')).toHaveCount(1);
  await visit(page, '/readiness/');
  await expect(page.getByRole('region', { name: 'Labs' })).toContainText(lab?.title ?? '?');
});

test('a lab that was done before is not planned, until its tick is taken away', async ({
  page,
}) => {
  const [lab] = catalog.labs;
  await storePast(page, { registers: { [`lab:${lab?.id}`]: 20_700 } });
  await visit(page, '/path/');
  const before = page.getByRole('region', { name: 'Done before this plan' });
  const tick = page.getByRole('checkbox', { name: `Lab done: ${lab?.title}` });
  await expect(before.getByRole('listitem').filter({ has: tick })).toHaveCount(1);
  const ticks = page.getByRole('checkbox', { name: /^Lab done: / });
  await labChoice(page).getByRole('radio', { name: /^All/ }).check();
  await openWeeks(page);
  await expect(ticks).toHaveCount(catalog.labs.length);
  await tick.uncheck();
  await expect(before).toHaveCount(0);
  await expect(page.locator('.week__entries').filter({ has: tick })).toHaveCount(1);
  await expect(ticks).toHaveCount(catalog.labs.length);
  await expectStored(page, `lab:${lab?.id}`).toBe(0);
});
