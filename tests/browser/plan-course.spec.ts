import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { plannedModules, planPath } from '../../src/domain/plan.ts';
import { catalog, moduleOf } from './built.ts';
import { openWeeks, planned } from './plan-weeks.ts';
import { expect, expectStored, storedProgress, test, visit, type Page } from './site.ts';
import { putPast, storePast } from './stored.ts';

// A Tuesday; weeks of the plan are counted from it.
const start = '2026-12-01T10:00:00';
const later = (days: number) => {
  const day = new Date(start);
  day.setDate(day.getDate() + days);
  return day;
};

const firstDay = Math.floor(Date.parse(`${start}Z`) / 86_400_000);

/** A plan as it was kept on the first day: of modules alone, whatever labs there are. */
const input = { qualifications: 'all', start: '2026-12-01', hoursPerWeek: 2 } as const;
const kept = { input, modules: plannedModules(planPath(catalog, input)) };

/** Marks of modules, by their titles, as ticked off so many days after the first. */
function doneOn(days: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(
    days.map(([title, day]) => [
      `done:${catalog.modules.find((one) => one.title === title)?.id}`,
      firstDay + day,
    ]),
  );
}

async function keepPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Keep (this plan|these changes)$/ }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
}

function course(page: Page) {
  return page.getByRole('region', { name: 'Where you stand' });
}

test.describe('with the clock', () => {
  test.beforeEach(async ({ page }) => {
    await page.clock.setFixedTime(start);
    await storePast(page, { registers: { plan: kept } });
    await visit(page, '/path/');
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  });

  test('on time, ahead, behind: it is said kindly, and re-planned only when one says so', async ({
    page,
  }) => {
    await expect(course(page)).toHaveText(
      /Week 1 of \d+\. You are where the plan wants you to be\./,
    );
    const before = await planned(page);
    const [first = '', second = ''] = before;

    await test.step('a module ticked off early', async () => {
      await openWeeks(page);
      const last = before.at(-1) ?? '';
      await page.getByRole('checkbox', { name: `Done: ${last}` }).check();
      await expect(course(page)).toContainText(
        `“${last}” of later weeks is done already: you are ahead.`,
      );
      await page.getByRole('checkbox', { name: `Done: ${last}` }).uncheck();
      await expect(course(page)).toContainText('You are where the plan wants you to be.');
    });

    await test.step('weeks have passed, one module is done', async () => {
      await page.clock.setFixedTime(later(17));
      await page.reload();
      // The third week is this one now.
      await expect(page.locator('.week').nth(2).locator('> details')).toHaveAttribute('open');
      await openWeeks(page);
      await page.getByRole('checkbox', { name: `Done: ${first}` }).check();
      await expect(course(page)).toHaveText(
        /Week 3 of \d+, and \d modules? that should be done by now (is open: .*|are open)\. That happens to most plans/,
      );
    });

    await test.step('what would change is shown before it does', async () => {
      await course(page).getByRole('button', { name: 'Show a plan from today' }).click();
      const changes = course(page).getByRole('listitem');
      await expect(changes.first()).toContainText(/It ends on \d+ \w+ \d+ instead of/);
      await expect(changes.filter({ hasText: second })).toHaveText(
        /from the week of .* to that of 18 December/,
      );
      expect(await planned(page)).toEqual(before);
      await expectStored(page, 'plan').toMatchObject({ input: { start: '2026-12-01' } });
      await course(page).getByRole('button', { name: 'Leave it as it is' }).click();
      await expect(changes).toHaveCount(0);
    });

    await test.step('and it is taken', async () => {
      await course(page).getByRole('button', { name: 'Show a plan from today' }).click();
      await course(page).getByRole('button', { name: 'Use the new plan' }).click();
      await expect(course(page)).toContainText('You are where the plan wants you to be.');
      await expect(page.getByRole('textbox', { name: 'Start' })).toHaveValue('2026-12-18');
      expect(await planned(page)).toEqual(before.slice(1));
      await expect(page.getByRole('region', { name: 'Done before this plan' })).toContainText(
        first,
      );
      await expectStored(page, 'plan').toMatchObject({
        input: {
          start: '2026-12-18',
          done: [catalog.modules.find(({ title }) => title === first)?.id],
        },
      });
    });

    await test.step('the next step and the neighbours follow it', async () => {
      await page.goto('/');
      await expect(page.locator('.today__next')).toContainText(second);
    });
  });

  test('after five modules a pace is suggested', async ({ page }) => {
    const [fifth = '', ...four] = (await planned(page)).slice(0, 5).reverse();
    const done = doneOn(four.reverse().map((title, i) => [title, 11 * (i + 1)] as const));
    await putPast(page, { registers: { plan: kept, ...done } });
    await page.clock.setFixedTime(later(55));
    await page.reload();
    const tick = page.getByRole('checkbox', { name: `Done: ${fifth}` });
    await openWeeks(page);
    await expect(tick).not.toBeChecked();
    await expect(course(page)).not.toContainText('would have fitted');
    await tick.check();
    await expect(course(page)).toContainText(
      /Your 5 finished modules took 8 weeks where the plan gave [1-7](\.\d)? weeks\. A pace of × 2\.0, the slowest there is, comes nearest\./,
    );
    await course(page).getByRole('button', { name: 'Set the pace to × 2.0' }).click();
    await expect(page.getByRole('slider', { name: /^Pace/ })).toHaveValue('2');
    await expect(page.getByRole('button', { name: 'Keep these changes' })).toBeEnabled();
  });

  test('a target that is past does not stand in the way', async ({ page }) => {
    await page.getByLabel('Target date, if any').fill('2026-12-15');
    await keepPlan(page);
    await page.clock.setFixedTime(later(30));
    await page.reload();
    await course(page).getByRole('button', { name: 'Show a plan from today' }).click();
    await expect(course(page)).toContainText('The target date is past');
    await course(page).getByRole('button', { name: 'Use the new plan' }).click();
    await expect(page.getByLabel('Target date, if any')).toHaveValue('');
    expect(await planned(page)).toHaveLength(catalog.modules.length);
  });

  test('what is marked as known meanwhile stays known in a plan from today', async ({ page }) => {
    const known = moduleOf('table-format-fundamentals');
    await page.clock.setFixedTime(later(17));
    await visit(page, '/placement/');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Stop here' }).click();
    await page.getByText(/^Likely not known:/).click();
    await page.getByRole('checkbox', { name: known.title }).check();
    await page.getByRole('button', { name: 'Mark 1 module as known' }).click();
    await expect(page.getByText('Kept in this browser.')).toBeVisible();

    await visit(page, '/path/');
    await course(page).getByRole('button', { name: 'Show a plan from today' }).click();
    await course(page).getByRole('button', { name: 'Use the new plan' }).click();
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
    await expectStored(page, 'plan').toMatchObject({ input: { known: [known.id], done: [] } });
    expect(await planned(page)).not.toContain(known.title);
    // And it comes back when the mark is taken away.
    await page.getByText('What you know already: 1 of').click();
    await page
      .getByRole('group', { name: 'Modules you know already' })
      .getByLabel(known.title)
      .uncheck();
    await expect.poll(() => planned(page)).toContain(known.title);
  });

  test('when all is done it says so', async ({ page }) => {
    const [last = '', ...others] = (await planned(page)).toReversed();
    const done = doneOn(others.map((title) => [title, 0] as const));
    await putPast(page, { registers: { plan: kept, ...done } });
    await page.reload();
    await openWeeks(page);
    await page.getByRole('checkbox', { name: `Done: ${last}` }).check();
    await expect(course(page)).toContainText('Everything in this plan is done.');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Your plan is done' })).toBeVisible();
  });

  test('the picture fills with what is done, and shows today', async ({ page }) => {
    const picture = page.getByRole('img', { name: 'The plan as a picture' });
    await expect(picture).toBeVisible();
    await expect(picture.locator('.plan-picture__bar')).toHaveCount(catalog.modules.length);
    await expect(picture.locator('.plan-picture__done')).toHaveCount(0);
    const [first = ''] = await planned(page);
    await page.getByRole('checkbox', { name: `Done: ${first}` }).check();
    await expect(picture.locator('.plan-picture__done')).toHaveCount(1);
    const bar = picture.locator('.plan-picture__bar').first();
    await expect(picture.locator('.plan-picture__done')).toHaveAttribute(
      'width',
      (await bar.getAttribute('width')) ?? '',
    );
    // This week is marked, and the mark goes on.
    const now = picture.locator('.plan-picture__now');
    await expect(now).toHaveAttribute('x', '0%');
    await page.clock.setFixedTime(later(10));
    await page.reload();
    await expect(now).not.toHaveAttribute('x', '0%');
    // Coverage grows with it.
    const { qualifications } = catalog.modules.find(({ title }) => title === first) ?? moduleOf('');
    const row = page
      .locator('.coverage__row')
      .nth(catalog.qualifications.findIndex(({ id }) => id === qualifications[0]));
    await expect(row.locator('.coverage__now').first()).toBeVisible();
  });
});

test.describe('a link', () => {
  test('shows the plan in another browser, and touches nothing until it is taken', async ({
    page,
    context,
    open,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page, '/path/');
    await page.getByRole('textbox', { name: 'Start' }).fill('2027-03-01');
    await page.getByLabel('Hours a week').fill('4');
    await page.getByText('What you know already', { exact: true }).click();
    const known = moduleOf('table-format-fundamentals');
    await page
      .getByRole('group', { name: 'Modules you know already' })
      .getByLabel(known.title)
      .check();
    await page.getByText('What counts how much').click();
    await page.getByRole('textbox', { name: /Q7/ }).fill('5');
    await expect.poll(() => planned(page)).not.toContain(known.title);
    const mine = await planned(page);
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await expect(page.getByText('The link is copied.')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.length).toBeLessThan(400);

    const other = await (await open()).newPage();
    await other.goto(process.env.LAKEPATH_URL ?? '');
    await visit(other, `${process.env.LAKEPATH_URL}/path/`);
    await other.getByLabel('Hours a week').fill('9');
    await keepPlan(other);
    await expect
      .poll(async () => (await storedProgress(other)).registers.has('plan'), 'the plan is stored')
      .toBe(true);
    const before = await storedProgress(other);

    await visit(other, link);
    await expect(other.getByText('This plan came with a link.')).toBeVisible();
    await expect(
      other.getByText(/It leaves out 1 module as known; taking it marks that one as known here\./),
    ).toBeVisible();
    expect(await planned(other)).toEqual(mine);
    await expect(other.getByLabel('Hours a week')).toHaveValue('4');
    expect((await storedProgress(other)).registers.get('plan')).toEqual(
      before.registers.get('plan'),
    );

    await other.getByRole('button', { name: 'Back to my plan' }).click();
    await expect(other.getByLabel('Hours a week')).toHaveValue('9');
    expect(other.url()).not.toContain('#');

    await visit(other, link);
    await other
      .getByRole('region', { name: 'Plan from a link' })
      .getByRole('button', { name: 'Take this plan' })
      .click();
    await expect(other.getByRole('button', { name: 'Plan kept' })).toBeVisible();
    await expect(other.getByText('It is your plan now.')).toBeVisible();
    await expectStored(other, 'plan').toMatchObject({
      input: {
        ...{ hoursPerWeek: 4, start: '2027-03-01', known: [known.id] },
        weights: { 'flink-internals': 5 },
      },
    });
    await expectStored(other, `known:${known.id}`).toBe(1);
    await other.reload();
    await expect(other.getByLabel('Hours a week')).toHaveValue('4');
  });

  test('that is damaged, newer or old is explained', async ({ page }) => {
    const notice = page.getByRole('region', { name: 'Plan from a link' });
    await visit(page, '/path/#plan=1.7.-B.AQ.go.g1g..k.a.3m.C.c91t');
    await expect(notice).toContainText('The link to this plan is damaged.');
    await expect(page.getByRole('textbox', { name: 'Start' })).not.toHaveValue('');
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);

    await page.goto('/path/#plan=2.anything');
    await expect(notice).toContainText('This link was made by a newer Lakepath.');

    // The same page, another fragment: it is read anew.
    const old = readFileSync('tests/fixtures/plan-links.txt', 'utf8').split('\n')[0] ?? '';
    await page.evaluate((text) => (location.hash = `#plan=${text}`), old.split(' ')[0] ?? '');
    await expect(notice).toContainText('This plan came with a link.');
    await expect(page.getByLabel('Hours a week')).toHaveValue('4.5');
  });
});

test('the calendar file is valid, and updates when it is imported again', async ({ page }) => {
  await visit(page, '/path/');
  await page.getByRole('textbox', { name: 'Start' }).fill('2027-03-01');
  await page.getByLabel('Hours a week').fill('1');
  await keepPlan(page);
  const events = async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Calendar file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('lakepath-plan.ics');
    const text = readFileSync(await file.path(), 'utf8');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: String(event.getFirstPropertyValue('uid')),
      status: String(event.getFirstPropertyValue('status')),
      start: String(event.getFirstPropertyValue('dtstart')),
      text: `${String(event.getFirstPropertyValue('summary'))} ${String(event.getFirstPropertyValue('description'))}`,
    }));
  };
  const first = await events();
  expect(first[0]?.start).toBe('2027-03-01');
  expect(first).toHaveLength(await page.getByRole('heading', { name: /^Week \d+$/ }).count());
  for (const { title, url } of catalog.modules) {
    const own = first.find(({ text }) => text.includes(title));
    expect(own?.text).toContain(`${process.env.LAKEPATH_URL}${url}`);
  }

  await page.getByLabel('Hours a week').fill('4');
  await keepPlan(page);
  const second = await events();
  expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
  const weeks = await page.getByRole('heading', { name: /^Week \d+$/ }).count();
  expect(second.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(weeks);
  expect(second.filter(({ status }) => status === 'CANCELLED')).toHaveLength(first.length - weeks);
});

test('Markdown has boxes and whole addresses', async ({ page }) => {
  await visit(page, '/path/');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Markdown' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  for (const { title, url } of catalog.modules)
    expect(text).toContain(`- [ ] [${title}](${process.env.LAKEPATH_URL}${url}) (`);
});

test('on paper: one sheet for four weeks, with boxes, folded or not', async ({ page }) => {
  await visit(page, '/path/');
  await page.getByLabel('Hours a week').fill('0.5');
  await page.getByRole('slider', { name: /^Pace/ }).fill('2');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.planner__form')).toBeHidden();
  // A last week that only goes on with the one before is not printed.
  const weeks = await page.locator('.week:visible').count();
  expect(weeks).toBeGreaterThan(16);
  await expect(page.getByRole('checkbox', { name: /^Done: / }).first()).toBeVisible();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  // The picture and what is not planned may take one more.
  expect(sheets).toBeGreaterThanOrEqual(Math.ceil(weeks / 4));
  expect(sheets).toBeLessThanOrEqual(Math.ceil(weeks / 4) + 1);
});

test('settings of a plan outlive a reload: weights, shares, pace', async ({ page }) => {
  await visit(page, '/path/');
  await page.getByText('What counts how much').click();
  await page.getByRole('textbox', { name: /Q3/ }).fill('0');
  await expect(
    page.getByText(/Must be between 0\.01 and 100 for Training data pipelines, not 0\./),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep this plan' })).toBeDisabled();
  await page.getByRole('textbox', { name: /Q3/ }).fill('9');
  await page.getByRole('textbox', { name: 'Kept for review, %' }).fill('30');
  await page.getByRole('slider', { name: /^Pace/ }).fill('1.7');
  await keepPlan(page);
  // What weighs most comes first.
  await expect(page.locator('.week__entries a').first()).toHaveText(
    moduleOf('pytorch-dataloader-internals').title,
  );
  await page.reload();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  await expect(page.getByRole('slider', { name: /^Pace/ })).toHaveValue('1.7');
  await page.getByText('What counts how much').click();
  await expect(page.getByRole('textbox', { name: /Q3/ })).toHaveValue('9');
  await expect(page.getByRole('textbox', { name: 'Kept for review, %' })).toHaveValue('30');
});
