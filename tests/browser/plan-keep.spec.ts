import { readFileSync } from 'node:fs';
import { addAttempt } from '../../src/domain/progress/attempts.ts';
import { encodeProgress } from '../../src/domain/progress/encode.ts';
import { EMPTY, type Json } from '../../src/domain/progress/format.ts';
import { writeRegister } from '../../src/domain/progress/registers.ts';
import { catalog, moduleOf } from './built.ts';
import { openWeeks, planned } from './plan-weeks.ts';
import { onePerObjective } from './quiz.ts';
import { expect, expectStored, storedProgress, test, visit, type Page } from './site.ts';

// What the planner keeps, and that nothing else is lost by it.

const [link = ''] = readFileSync('tests/fixtures/plan-links.txt', 'utf8').split(' ');

async function keepPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Keep (this plan|these changes)$/ }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
}

/** Progress as another visit would have left it. */
async function store(page: Page, registers: Record<string, Json>): Promise<void> {
  let progress = EMPTY;
  for (const [key, value] of Object.entries(registers))
    progress = writeRegister(progress, key, value, { now: 1_790_000_000_000, by: 'before' });
  await page.addInitScript((text) => {
    if (localStorage.getItem('lakepath.progress') === null)
      localStorage.setItem('lakepath.progress', text);
  }, encodeProgress(progress));
}

async function mark(page: Page, title: string): Promise<void> {
  await page.getByText('What you know already', { exact: true }).click();
  await page.getByRole('group', { name: 'Modules you know already' }).getByLabel(title).check();
}

test('a mark, a plan and a tick of modules that are gone do no harm, and stay', async ({
  page,
}) => {
  await store(page, {
    'known:gone-module': 1,
    'done:gone-too': 20_000,
    plan: {
      input: {
        ...{
          qualifications: ['flink-internals', 'gone'],
          weights: { gone: 3 },
          known: ['gone-module'],
        },
        ...{ done: ['gone-too'], start: '2026-01-05', hoursPerWeek: 6, target: null },
      },
      modules: ['flink-runtime-topology', 'gone-module'],
    },
  });
  await visit(page, '/path/');
  await expect(page.getByRole('heading', { name: /^\d+ modules in \d+ weeks?$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'How much of each qualification' })).toBeVisible();
  await page.getByRole('button', { name: 'Show a plan from today' }).click();
  await page.getByRole('button', { name: 'Use the new plan' }).click();
  await expectStored(page, 'plan').toMatchObject({
    input: { known: ['gone-module'], since: '2026-01-05' },
  });
  expect((await storedProgress(page)).registers.get('known:gone-module')?.value).toBe(1);
});

test('marks that are made elsewhere meanwhile stay, and so do edits of the form', async ({
  page,
  context,
}) => {
  await visit(page, '/path/');
  await keepPlan(page);
  await page.getByLabel('Hours a week').fill('13');

  const other = await context.newPage();
  await visit(other, '/path/');
  const jvm = moduleOf('jvm-memory-gc-interop');
  await mark(other, jvm.title);
  await other.getByRole('slider', { name: /^Pace/ }).fill('1.6');
  await keepPlan(other);

  // What the other tab has kept fills the form; the reader's own edit stands on top of it.
  await expect(page.getByRole('slider', { name: /^Pace/ })).toHaveValue('1.6');
  await expect(page.getByLabel('Hours a week')).toHaveValue('13');
  await keepPlan(page);
  await expectStored(page, 'plan').toMatchObject({
    input: { hoursPerWeek: 13, pace: 1.6, known: [jvm.id] },
  });
  const { registers } = await storedProgress(page);
  expect(registers.get(`known:${jvm.id}`)?.value).toBe(1);
  // Nothing is written of modules that nobody has marked.
  expect([...registers.keys()].filter((key) => key.startsWith('known:'))).toHaveLength(1);
});

test('the skip link and other fragments leave the form and a linked plan alone', async ({
  page,
}) => {
  await visit(page, '/path/');
  await page.getByLabel('Hours a week').fill('13');
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(page.getByLabel('Hours a week')).toHaveValue('13');

  await page.evaluate((text) => (location.hash = `#plan=${text}`), link);
  await expect(page.getByText('This plan came with a link.')).toBeVisible();
  await page.getByLabel('Hours a week').fill('7');
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(page.getByLabel('Hours a week')).toHaveValue('7');
  // Back to one's own: what was typed there is still there.
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(page.getByLabel('Hours a week')).toHaveValue('13');
});

test('what the planner takes, the form takes: other steps, decimal commas; an empty start it does not', async ({
  page,
}) => {
  await visit(page, '/path/');
  await page.getByText('What counts how much').click();
  await page.getByRole('textbox', { name: 'Kept for review, %' }).fill('22');
  await page.getByRole('textbox', { name: /Q1/ }).fill('0.25');
  await page.getByText('What counts how much').click();
  await keepPlan(page);
  await expectStored(page, 'plan').toMatchObject({
    input: { review: 0.22, weights: { 'lakehouse-table-formats': 0.25 } },
  });

  await page.getByRole('textbox', { name: 'Start' }).fill('');
  await expect(page.getByText('Choose the first day.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep these changes' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Start' }).fill('2026-12-01');
  // A fault in a folded part of the form is shown.
  await page.getByText('What counts how much').click();
  await page.getByRole('textbox', { name: 'Kept spare, %' }).fill('85');
  await expect(page.getByText(/leaves less than a tenth of the time to study/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Kept spare, %' }).fill('120');
  await expect(page.getByText('Must be between 0 and 90 %.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Kept spare, %' }).fill('10');
  await page.getByLabel('Hours a week').fill('3,5');
  await expect(page.getByText(/Of each week’s 3\.5 hours/)).toBeVisible();
  await page.getByLabel('Target date, if any').fill('2026-11-01');
  await expect(
    page.getByText('1 November 2026 must come after the start, 1 December 2026.'),
  ).toBeVisible();
  await page.getByLabel('Target date, if any').fill('');
  await page.getByLabel('Hours a week').fill('');
  await expect(page.getByText('Must be between 0.5 and 100 hours a week.')).toBeVisible();
});

test('a tick can be taken back, also after a reload and in a plan from today', async ({ page }) => {
  await page.clock.setFixedTime('2026-12-01T10:00:00');
  await visit(page, '/path/');
  const [first = ''] = await planned(page);
  const tick = page.getByRole('checkbox', { name: `Done: ${first}` });
  await tick.check();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Done before this plan' })).toContainText(first);
  await tick.uncheck();
  await expect.poll(() => planned(page)).toContain(first);

  await page.getByLabel('Hours a week').fill('2');
  await keepPlan(page);
  await tick.check();
  await page.clock.setFixedTime('2027-01-15T10:00:00');
  await page.reload();
  await page.getByRole('button', { name: 'Show a plan from today' }).click();
  await page.getByRole('button', { name: 'Use the new plan' }).click();
  await expect.poll(() => planned(page)).not.toContain(first);
  await tick.uncheck();
  await expect.poll(() => planned(page)).toContain(first);
  await keepPlan(page);
});

test('a plan from a link leaves out what is done; nothing takes it but the reader', async ({
  page,
}) => {
  const done = moduleOf('flink-runtime-topology');
  await store(page, { [`done:${done.id}`]: 20_700 });
  await visit(page, `/path/?default#plan=${link}`);
  await expect(page.getByText('This plan came with a link.')).toBeVisible();
  expect((await storedProgress(page)).registers.has('plan')).toBe(false);
  await page
    .getByRole('region', { name: 'Plan from a link' })
    .getByRole('button', { name: 'Take this plan' })
    .click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  expect(await planned(page)).not.toContain(done.title);
  await expectStored(page, 'plan').toMatchObject({
    input: { done: [done.id] },
  });
});

test('a second press on “Take this plan” lands on nothing else', async ({ page }) => {
  await visit(page, `/path/#plan=${link}`);
  const box = await page
    .getByRole('region', { name: 'Plan from a link' })
    .getByRole('button', { name: 'Take this plan' })
    .boundingBox();
  await page.mouse.dblclick((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await expect(page.getByText('It is your plan now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  // Then it is a line, without a button that does nothing, and the focus stays there.
  const notice = page.getByRole('region', { name: 'Plan from a link' });
  await expect(notice.getByRole('button')).toHaveCount(0);
  await expect(notice.getByText('It is your plan now.')).toBeFocused();
});

test('a qualification that is ticked in a plan from a posting counts as a whole', async ({
  page,
}) => {
  await visit(page, '/match/');
  await page
    .getByRole('textbox', { name: 'The posting’s text' })
    .fill('Requirements: metadata management');
  await page.getByRole('button', { name: 'Find the skills' }).click();
  await page.getByRole('link', { name: 'Make a path from this' }).click();
  const [asked, other] = ['paimon-files-and-tables', 'lsm-trees-amplification'].map(
    (slug) => moduleOf(slug).title,
  );
  // The posting's plan is short: until it is shown, the form's own stands there.
  await expect.poll(async () => (await planned(page)).length).toBeLessThan(5);
  expect(await planned(page)).not.toContain(other);
  expect(await planned(page)).toContain(asked);
  await page
    .getByRole('group', { name: 'What you prepare for' })
    .getByRole('checkbox', { name: /JVM/ })
    .check();
  await expect
    .poll(() => planned(page))
    .toEqual(expect.arrayContaining([asked, moduleOf('jvm-memory-gc-interop').title]));
  await page.getByRole('button', { name: 'Take all of them' }).click();
  await expect.poll(() => planned(page)).toContain(other);
});

test('where one stands is said of the kept plan, whatever the form says by now', async ({
  page,
}) => {
  await visit(page, '/path/');
  await page.getByRole('textbox', { name: 'Start' }).fill('2026-01-05');
  await keepPlan(page);
  const course = page.getByRole('region', { name: 'Where you stand' });
  await expect(course).toContainText('The weeks of this plan are over');
  await page.getByLabel('Hours a week').fill('1');
  await expect(course).toContainText('The weeks of this plan are over');

  // What is ticked while a new plan is looked at is not planned again.
  await page.getByLabel('Hours a week').fill('6');
  await page.getByRole('button', { name: 'Show a plan from today' }).click();
  const [first = ''] = await planned(page);
  await page.getByRole('checkbox', { name: `Done: ${first}` }).check();
  await page.getByRole('button', { name: 'Use the new plan' }).click();
  await expect.poll(() => planned(page)).not.toContain(first);
});

test('a plan with no room for any module says so, and offers one from today', async ({ page }) => {
  await page.clock.setFixedTime('2026-12-01T10:00:00');
  await visit(page, '/path/');
  await page.getByLabel('Hours a week').fill('0.5');
  await page.getByLabel('Target date, if any').fill('2026-12-02');
  await keepPlan(page);
  const course = page.getByRole('region', { name: 'Where you stand' });
  await expect(course).toContainText('Nothing fits before your target date.');
  await page.clock.setFixedTime('2026-12-10T10:00:00');
  await page.reload();
  await course.getByRole('button', { name: 'Show a plan from today' }).click();
  await course.getByRole('button', { name: 'Use the new plan' }).click();
  await expect.poll(() => planned(page)).toHaveLength(catalog.modules.length);
});

test('what was passed is ticked by that', async ({ page }) => {
  const module = moduleOf('table-format-fundamentals');
  await page.addInitScript(
    (text) => localStorage.setItem('lakepath.progress', text),
    encodeProgress(
      onePerObjective(module).reduce(
        (sum, item) =>
          addAttempt(sum, item, { second: 1_790_000_000, offset: 0, kind: 'first', right: true }),
        writeRegister(
          EMPTY,
          'plan',
          {
            input: { qualifications: 'all', start: '2026-01-05' },
            modules: catalog.modules.map(({ id }) => id),
          },
          { now: 1_790_000_000_000, by: 'before' },
        ),
      ),
    ),
  );
  await visit(page, '/path/');
  await openWeeks(page);
  const tick = page.getByRole('checkbox', { name: `Done: ${module.title} (passed)` });
  await expect(tick).toBeChecked();
  await expect(tick).toBeDisabled();
});
