import { catalog, moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { answer, itemForm, keyOf } from './quiz.ts';
import {
  expect,
  leadsTo,
  plain,
  readButton,
  expectAttempts,
  storedProgress,
  test,
  visit,
  untilLive,
} from './site.ts';

const first = moduleOf('table-format-fundamentals');
const [one, two, three] = first.sections;
if (!one || !two || !three) throw new Error(`${first.id} needs three sections`);

test('from the posting to a plan, a studied module, and back a day later', async ({
  page,
  context,
}) => {
  await test.step('the home page shows the posting’s seven qualifications word for word', async () => {
    await page.goto('/');
    const region = page.getByRole('region', { name: 'What the posting asks for' });
    expect((await region.getByRole('heading', { level: 3 }).allTextContents()).map(plain)).toEqual(
      catalog.qualifications.map(({ text }) => text),
    );
    expect(catalog.qualifications).toHaveLength(7);
    const start = page.getByRole('link', { name: 'the first module' });
    await expect(start).toHaveAttribute('href', leadsTo(first.url));
  });

  await test.step('its main button makes a plan with everything defaulted', async () => {
    await page.getByRole('link', { name: 'Take the built-in posting' }).click();
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeDisabled();
    await expect(
      page.getByRole('heading', {
        name: new RegExp(`^${String(catalog.modules.length)} modules in \\d+ weeks?$`),
      }),
    ).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Hours a week' })).toHaveValue('6');
    await expect(page.getByLabel('Target date, if any')).toHaveValue('');
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    await expect(page.getByRole('textbox', { name: 'Start' })).toHaveValue(today);
    for (const box of await page
      .getByRole('group', { name: 'What you prepare for' })
      .getByRole('checkbox')
      .all())
      await expect(box).toBeChecked();
    // The address can be reloaded without making a plan again.
    expect(new URL(page.url()).search).toBe('');
  });

  await test.step('the plan leads to its first module', async () => {
    await page
      .getByRole('region', { name: /modules in/ })
      .getByRole('link', { name: first.title })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title);
  });

  const items = first.items;
  const inText = await itemsOf('.inline-check');
  const atEnd = await itemsOf('.items');
  expect([...inText, ...atEnd].toSorted()).toEqual(items.toSorted());
  async function itemsOf(place: string): Promise<string[]> {
    return page
      .locator(`${place} form[data-item]`)
      .evaluateAll((forms) => forms.map((form) => form.dataset['item'] ?? ''));
  }
  const [practised = '', wrong = '', right = ''] = atEnd;

  await test.step('sections are read, questions answered, places bookmarked', async () => {
    await readButton(page, one).click();
    await expect(readButton(page, one)).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: `Bookmark: ${two.title}` }).click();
    await page.getByRole('button', { name: `Bookmark: ${first.title}` }).click();

    await answer(page, right, 'right');
    await answer(page, wrong, 'wrong');
    await answer(page, practised, 'wrong');
    const form = itemForm(page, practised);
    await form.getByRole('button', { name: 'Try again, as practice' }).click();
    await answer(page, practised, 'right');
    await expect(form.getByRole('status')).toHaveText('Right. This was practice.');
    await expect(page.locator('[data-score]')).toHaveText(/^1 of 3 right at the first answer/);

    // Back to where the reading goes on.
    await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: three.title })
      .click();
    await expect(
      page.getByRole('navigation', { name: 'On this page' }).locator('[aria-current]'),
    ).toHaveText(new RegExp(three.title));
    await expect
      .poll(async () => (await storedProgress(page)).registers.get('place')?.value)
      .toEqual({ module: first.id, section: three.id });
  });

  const url = page.url();
  await page.close();
  const again = await context.newPage();

  await test.step('the home page says where it was left, and leads there', async () => {
    await again.goto('/');
    await expect(again.getByText('Where you left off')).toBeVisible();
    await expect(again.getByRole('heading', { name: three.title })).toBeVisible();
    await expect(again.getByText(`${first.title} · ${three.minutes} min`)).toBeVisible();
    await expect(again.getByRole('heading', { name: /^Week 1 of \d+$/ })).toBeVisible();
    const on = again.getByRole('link', { name: 'Continue', exact: true });
    await expect(on).toHaveAttribute('href', leadsTo(`${first.url}#${three.id}`));
    await on.click();
    await expect(again.getByRole('heading', { level: 2, name: three.title })).toBeInViewport();
    expect(again.url()).toBe(url.replace(/#.*$/, `#${three.id}`));
  });

  await test.step('marks, bookmarks and objectives are as they were', async () => {
    await expect(readButton(again, one)).toHaveAttribute('aria-pressed', 'true');
    await expect(readButton(again, two)).toHaveAttribute('aria-pressed', 'false');
    for (const name of [two.title, first.title])
      await expect(
        again.getByRole('button', { name: `Bookmark: ${name}`, exact: true }),
      ).toHaveAttribute('aria-pressed', 'true');
    // Only a right first answer meets an objective.
    const met = await again
      .locator('[data-objective][data-met]')
      .evaluateAll((all) => all.map((one) => one.dataset['objective']));
    expect(met).toEqual(
      first.objectives.filter(({ items }) => items.includes(right)).map(({ id }) => id),
    );
    await expectAttempts(again, right, 'F');
    await expectAttempts(again, wrong, 'G');
    await expectAttempts(again, practised, 'GP');
    // An item can be answered anew: the form comes back unanswered.
    expect((await keyOf(itemForm(again, right))).id).toBe(right);
    await expect(
      itemForm(again, right).getByRole('button', { name: 'Check answer' }),
    ).toBeVisible();
  });

  await test.step('the progress page shows all of it', async () => {
    await again
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Progress' })
      .click();
    await untilLive(again);
    const row = await moduleRow(again, first);
    await expect(row).toContainText(`1 of ${first.sections.length}`);
    await expect(row).toContainText(`1 of ${first.objectives.length}`);
    await expect(row).toContainText('new');
    const bookmarks = again.getByRole('region', { name: 'Bookmarks' });
    await expect(bookmarks.getByRole('link', { name: two.title })).toHaveAttribute(
      'href',
      leadsTo(`${first.url}#${two.id}`),
    );
    await expect(bookmarks.getByRole('link', { name: first.title, exact: true })).toHaveAttribute(
      'href',
      leadsTo(first.url),
    );
    const activity = again.getByRole('region', { name: 'Recent activity' });
    await expect(activity.getByRole('listitem')).toHaveCount(1);
    await expect(activity).toContainText('Read 1 section; 4 answers, 2 right');
    await expect(activity).toContainText(first.title);
  });

  await test.step('the kept plan is still there', async () => {
    await again
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Path' })
      .click();
    await expect(again.getByRole('button', { name: 'Plan kept' })).toBeDisabled();
  });
});

test('all sections read: states and readiness follow, and its questions are what is left', async ({
  page,
}) => {
  await page.goto(first.url);
  await page.getByRole('button', { name: 'Mark all sections as read' }).click();
  await expect(page.locator('.module__facts .state')).toHaveText('read');
  await page.goto('/');
  // It was all read, so its questions are what is left.
  await expect(page.getByRole('link', { name: 'Check yourself' })).toHaveAttribute(
    'href',
    leadsTo(`${first.url}#self-check`),
  );
  const [id = ''] = first.qualifications;
  await visit(page, `/qualifications/${id}/`);
  const skills = catalog.qualifications.find((one) => one.id === id)?.skills ?? [];
  await expect(page.getByText(/skills ready/)).toHaveText(
    `0 of ${skills.length} skills ready · 1 read`,
  );
});
