import { catalog, moduleOf } from './built.ts';
import { expect, plain, test } from './site.ts';
import { findWide } from './wide.ts';

test.use({ javaScriptEnabled: false });

// That every module's HTML has all this is read in tests/built/without-script.test.ts.
test('a module can be read, with its questions and their answers', async ({ page }) => {
  const module = moduleOf('table-format-fundamentals');
  await page.goto(module.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
  const parts = [
    ...module.sections.map(({ id }) => `h2[id="${id}"]`),
    ...module.items.map((id) => `form[id="q-${id}"] .item__question`),
    ...module.items.map((id) => `[id="a-${id}"]`),
  ];
  for (const part of parts) await expect(page.locator(part), part).toBeVisible();
  for (const { title } of module.sections)
    await expect(page.getByRole('region', { name: title }).first()).toBeVisible();
  const unseen = await page
    .locator('.answers .why, figure:has(svg), .listing pre')
    .evaluateAll((all) =>
      all
        // What is folded unfolds without a script.
        .filter((one) => one.closest('details:not([open])') === null && !one.checkVisibility())
        .map((one) => one.outerHTML.slice(0, 100)),
    );
  expect(unseen).toEqual([]);
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

test('nothing that needs a script is shown, and nothing is too wide for a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    '/',
    '/modules/',
    '/modules/table-format-fundamentals/',
    '/path/',
    '/progress/',
    '/settings/',
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
    expect(await findWide(page, 320), path).toEqual([]);
  }
});

test('the way from the posting to a module and on to the next is made of links', async ({
  page,
}) => {
  const [first] = catalog.qualifications;
  if (!first) throw new Error('no qualification');
  await page.goto('/');
  await page.getByRole('link', { name: first.text }).click();
  await expect(page.getByRole('blockquote')).toHaveText(`“${first.text}”`);
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
  await expect(page.getByRole('heading', { name: 'Week 1', exact: true })).toBeVisible();
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
