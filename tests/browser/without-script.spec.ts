import { catalog, modulePages, moduleOf } from './built.ts';
import { expect, plain, test } from './site.ts';

test.use({ javaScriptEnabled: false });

test('a module can be read, with its questions and their answers', async ({ page }) => {
  for (const url of modulePages) {
    await page.goto(url);
    const module = catalog.modules.find((one) => one.url === url);
    if (!module) throw new Error(url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
    for (const { id, title } of module.sections) {
      await expect(page.locator(`h2[id="${id}"]`)).toBeVisible();
      await expect(
        page
          .getByRole('region', { name: title })
          .or(page.locator(`[data-section="${id}"]`))
          .first(),
      ).toBeVisible();
    }
    for (const figure of await page
      .getByRole('figure')
      .filter({ has: page.locator('svg') })
      .all())
      await expect(figure).toBeVisible();
    expect(await page.locator('.figure svg text').count()).toBeGreaterThan(20);
    for (const listing of await page.locator('.listing pre').all())
      expect(plain(await listing.textContent()).length).toBeGreaterThan(10);

    for (const id of module.items) {
      const form = page.locator(`form[id="q-${id}"]`);
      await expect(form.locator('.item__question')).toBeVisible();
      // An answer one line further on must not be seen before one has thought.
      const link = form.getByRole('link', { name: 'Answer and explanations' });
      await expect(link).toHaveAttribute('href', `#a-${id}`);
      const answer = page.locator(`[id="a-${id}"]`);
      await expect(answer).toBeVisible();
      expect(await answer.locator('[data-why]').count()).toBeGreaterThan(1);
      for (const why of await answer.locator('.why').all()) await expect(why).toBeVisible();
      expect(
        plain(await answer.locator('[data-move-explanation]').textContent()).length,
      ).toBeGreaterThan(60);
    }
  }
});

test('the options of every kind of question can be read', async ({ page }) => {
  await page.goto('/modules/table-format-fundamentals/');
  for (const [kind, parts] of [
    ['single', '.choice'],
    ['multiple', '.choice'],
    ['ordering', '.step__text'],
    ['matching', '.rights li'],
    ['matching', '.pair label'],
  ] as const) {
    const options = page.locator(`form[data-kind="${kind}"]`).first().locator(parts);
    expect(await options.count(), kind).toBeGreaterThan(2);
    for (const option of await options.all()) {
      await expect(option).toBeVisible();
      expect(plain(await option.innerText())).not.toBe('');
    }
  }
});

test('nothing that needs a script is shown', async ({ page }) => {
  for (const path of [
    '/',
    '/modules/',
    '/modules/table-format-fundamentals/',
    '/path/',
    '/progress/',
    '/glossary/',
    catalog.qualifications.map(({ id }) => `/qualifications/${id}/`)[0] ?? '',
  ]) {
    await page.goto(path);
    // Links and the summaries of folded text work by themselves.
    const buttons = page.locator(
      'button:visible, select:visible:not(.pair select), input:visible:not(.item input, .open__rubric input)',
    );
    expect(await buttons.evaluateAll((all) => all.map((one) => one.outerHTML)), path).toEqual([]);
    await expect(page.getByRole('link', { name: 'Modules', exact: true })).toBeVisible();
  }
});

test('the way from the posting to a module and on to the next is made of links', async ({
  page,
}) => {
  const [first] = catalog.qualifications;
  if (!first) throw new Error('no qualification');
  await page.goto('/');
  await page.getByRole('link', { name: first.text }).click();
  await expect(page.getByRole('blockquote')).toHaveText(first.text);
  const module = moduleOf('table-format-fundamentals');
  await page
    .getByRole('region', { name: 'Modules' })
    .getByRole('link', { name: module.title, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
  await page
    .getByRole('navigation', { name: 'Next and previous' })
    .getByRole('link', { name: /^Next/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(module.title);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Path' }).click();
  // The default plan is in the HTML, by week numbers.
  await expect(page.getByRole('heading', { name: 'Week 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: module.title })).toBeVisible();
});

test('an open question’s rubric and model answer unfold', async ({ page }) => {
  await page.goto('/modules/table-format-fundamentals/');
  const open = page.locator('[data-open]').first();
  await expect(open.getByText('A model answer')).toBeHidden();
  await open.getByText('Rubric and model answer').click();
  await expect(open.getByText('A model answer')).toBeVisible();
  await expect(open.getByRole('checkbox')).toHaveCount(4);
});
