import { catalog, moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { answer, itemForm, onePerObjective } from './quiz.ts';
import { expect, leadsTo, storedProgress, test, visit } from './site.ts';
import { storePast } from './stored.ts';

const module = moduleOf('table-format-fundamentals');

test('one right first answer for each objective passes the module, everywhere', async ({
  page,
}) => {
  const [last = '', ...others] = onePerObjective(module).toReversed();
  const yesterday = Math.floor(Date.now() / 86_400_000) - 1;
  await storePast(page, {
    attempts: others.map((item) => [item, yesterday, 'first', true] as const),
  });
  await page.goto(module.url);
  await expect(page.locator('.module__facts .state')).toHaveText('new');
  // Practice does not pass: wrong first, right after it.
  await answer(page, last, 'wrong');
  await itemForm(page, last).getByRole('button', { name: 'Try again, as practice' }).click();
  await answer(page, last, 'right');
  await expect(page.locator('.module__facts .state')).toHaveText('new');
  await page.reload();
  await answer(page, last, 'right');
  await expect(page.locator('.module__facts .state')).toHaveText('passed');
  await expect(page.locator('[data-objective][data-met]')).toHaveCount(module.objectives.length);
  await expect
    .poll(async () => (await storedProgress(page)).registers.get(`passed:${module.id}`)?.value)
    .toMatchObject({ objectives: module.objectives.map(({ id }) => id), items: module.items });

  await page.goto('/modules/');
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: module.title, exact: true }) });
  await expect(row.locator('.state')).toHaveText('passed');

  const after = catalog.modules.find(({ prerequisites }) => prerequisites.includes(module.id));
  if (!after) throw new Error('no module builds on it');
  await page.goto(after.url);
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: module.title, exact: true }) })
      .locator('.state'),
  ).toHaveText('passed');

  for (const id of module.qualifications) {
    await page.goto(`/qualifications/${id}/`);
    const ready = catalog.skills.filter(
      (skill) =>
        skill.modules.length > 0 &&
        skill.modules.every((one) => one === module.id) &&
        catalog.qualifications.find((one) => one.id === id)?.skills.includes(skill.id),
    );
    await expect(page.getByText(/skills ready/)).toHaveText(
      new RegExp(`^${ready.length} of \\d+ skills ready · 1 passed$`.replaceAll(' ', '\\s')),
    );
  }

  await visit(page, '/progress/');
  const line = await moduleRow(page, module);
  await expect(line).toContainText('passed');
  await expect(line).toContainText(`${module.objectives.length} of ${module.objectives.length}`);
  // It was passed, not read.
  await expect(line).toContainText(`0 of ${module.sections.length}`);

  await visit(page, '/path/');
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: module.title, exact: true }) })
      .last()
      .locator('.state'),
  ).toHaveText('passed');

  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Begin', exact: true })).not.toHaveAttribute(
    'href',
    new RegExp(module.id),
  );
});

test('what passes the module is marked once, and leads to the next step of the plan', async ({
  page,
}) => {
  const [last = '', ...others] = onePerObjective(module).toReversed();
  const after = moduleOf('jvm-memory-gc-interop');
  await storePast(page, {
    attempts: others.map((item) => [item, 20_000, 'first', true] as const),
    registers: { plan: { input: {}, modules: [module.id, after.id] } },
  });
  await page.goto(module.url);
  const finish = page.getByRole('status').filter({ hasText: 'You passed' });
  await expect(finish).toBeHidden();
  const form = itemForm(page, last);
  const above = (await form.boundingBox())?.y ?? 0;
  const scrolled = await page.evaluate(() => scrollY);
  await answer(page, last, 'right');
  await expect(finish).toBeVisible();
  await expect(finish).toContainText(`You passed ${module.title}`);
  await expect(finish).toContainText(`All ${module.objectives.length} objectives are met.`);
  const builds = catalog.modules.filter(({ prerequisites }) => prerequisites.includes(module.id));
  expect(builds.length).toBeGreaterThan(0);
  for (const { title } of builds)
    await expect(finish.getByRole('link', { name: title, exact: true })).toBeVisible();
  const onward = finish.getByRole('link', { name: `Next: ${after.title}` });
  await expect(onward).toHaveAttribute('href', leadsTo(after.url));
  await expect(finish.getByRole('link', { name: /^Practise/ })).toBeHidden();
  // It stands below what is read, so that nothing moves.
  const now = (await form.boundingBox())?.y ?? 0;
  expect(now + (await page.evaluate(() => scrollY))).toBe(above + scrolled);
  await expect(page.getByText('You have read it all')).toBeHidden();

  await page.reload();
  await expect(page.locator('.module__facts .state')).toHaveText('passed');
  await expect(finish).toBeHidden();
});

test('who has read it all, and not passed, is led to the self-check', async ({ page }) => {
  const [first = ''] = onePerObjective(module);
  await page.goto(module.url);
  const way = page.getByText('You have read it all');
  await expect(way).toBeHidden();
  await page.getByRole('button', { name: 'Mark all sections as read' }).click();
  await expect(way).toContainText(`0 of ${module.objectives.length} are met`);
  await answer(page, first, 'right');
  await expect(way).toContainText(`1 of ${module.objectives.length} are met`);
  await way.getByRole('link', { name: 'To the self-check' }).click();
  await expect(page.getByRole('heading', { name: 'Self-check' })).toBeInViewport();
});

test('the rating of an open question is kept', async ({ page }) => {
  await page.goto(module.url);
  const open = page.locator('[data-open]').first();
  await open.getByText('Rubric and model answer').click();
  const points = open.getByRole('checkbox');
  await points.nth(0).check();
  await points.nth(2).check();
  await open.getByRole('button', { name: 'Keep this rating' }).click();
  await expect(open.getByRole('status')).toHaveText('Kept: 2 of 4 points.');

  await page.reload();
  await open.getByText('Rubric and model answer').click();
  for (const [i, on] of [true, false, true, false].entries())
    await expect(points.nth(i)).toBeChecked({ checked: on });
});

test('a question that is no longer asked still speaks for its objective', async ({ page }) => {
  const [objective] = module.objectives;
  if (!objective) throw new Error('the module has no objective');
  const retired = {
    id: 'asked-once',
    module: module.id,
    objective: objective.id,
    replacedBy: null,
  };
  await page.route(`**${module.url}`, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({
      response,
      // Beside those that the module has, or alone.
      body: body.replace(
        /"retired":\[(\]?)/,
        (_, end) => `"retired":[${JSON.stringify(retired)}${end || ','}`,
      ),
    });
  });
  const answered = { version: 1, epoch: [0, ''], attempts: { 'asked-once': '+0:toycw7F' } };
  await page.addInitScript(
    (text) => {
      localStorage.setItem('lakepath.progress', text);
    },
    JSON.stringify({ ...answered, registers: {} }),
  );
  await page.goto(module.url);
  await expect(page.locator(`[data-objective="${objective.id}"]`)).toHaveAttribute('data-met');
});
