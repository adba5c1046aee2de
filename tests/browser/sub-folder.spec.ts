import { formerNames } from '../../src/cli/alias-content.ts';
import { moduleOf, subFolder } from './built.ts';
import { kinds } from './kinds.ts';
import { answer, onePerObjective } from './quiz.ts';
import { expect, test, visit } from './site.ts';

// The site as it is hosted in a sub-folder, with a former address added to its content.
test.use({
  baseURL: async ({}, use) => {
    const url = process.env.LAKEPATH_SUB_URL;
    if (!url) throw new Error(`${subFolder} holds no site: npm test -- "build under a base path"`);
    await use(`${url}/`);
  },
});

const module = moduleOf(formerNames.module);

// What addresses every page's HTML has is read in tests/built/sub-folder.test.ts.
test('a page of each kind asks for nothing outside the base, and for nothing that is not there', async ({
  page,
}) => {
  const outside: string[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/lakepath/') || response.status() >= 400)
      outside.push(`${response.status()} ${response.url()}`);
  });
  for (const path of kinds.filter((one) => one !== '/404/')) {
    await page.goto(`.${path}`);
    // Its stylesheets have come.
    await expect(page.locator('body'), path).toHaveCSS('display', 'flex');
  }
  expect(outside).toEqual([]);
});

test('the journey: start, answer, search, continue', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Take the built-in posting' }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/lakepath/path/');
  await page.getByRole('link', { name: module.title }).first().click();
  await expect(page).toHaveURL(new RegExp(`/lakepath${module.url}$`));
  for (const item of onePerObjective(module)) await answer(page, item, 'right');
  await expect(page.locator('.module__facts .state')).toHaveText('passed');

  const next = page
    .getByRole('navigation', { name: 'Next and previous' })
    .getByRole('link', { name: /^Next/ });
  await expect(next).toHaveAttribute('href', /\/lakepath\/modules\//);

  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('compaction');
  const result = page.getByRole('dialog', { name: 'Search' }).getByRole('link').first();
  await expect(result).toHaveAttribute('href', /^\/lakepath\/(modules|glossary)\//);
  await result.click();
  await expect(page).toHaveURL(/\/lakepath\/(modules|glossary)\//);

  // A term's meaning is fetched from under the base.
  await page.goto(`.${module.url}`);
  await page.locator('a.term').first().focus();
  await expect(page.getByRole('tooltip')).toBeVisible();

  await page.goto('./');
  // What the search led to may have begun the next module.
  await expect(page.getByRole('link', { name: /^(Begin|Continue)$/ })).toHaveAttribute(
    'href',
    /\/lakepath\/modules\//,
  );
  await expect(page.getByRole('link', { name: 'The whole path' })).toHaveAttribute(
    'href',
    '/lakepath/path/',
  );
});

test('a former address leads on and keeps the fragment', async ({ page }) => {
  const [, section] = module.sections;
  if (!section) throw new Error('no section');
  await page.goto('./');
  await page.goto(`./modules/${formerNames.slug}/?from=a-bookmark#${section.id}`);
  await page.waitForURL(new RegExp(`/lakepath${module.url}\\?from=a-bookmark#${section.id}$`));
  await expect(page.getByRole('heading', { level: 2, name: section.title })).toBeInViewport();
  // Back leads to where one came from, not round in a circle.
  await page.goBack();
  await expect(page).toHaveURL(/\/lakepath\/$/);
});

test('a former section leads to the section it is now', async ({ page }) => {
  await page.goto(`.${module.url}#${formerNames.section}`);
  await expect(
    page.getByRole('heading', { level: 2, name: module.sections[0]?.title ?? '' }),
  ).toBeInViewport();
});

test('a former address without a script has a link that works', async ({ open }) => {
  const context = await open({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`./modules/${formerNames.slug}/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
  await page.getByRole('link', { name: 'Go to the module' }).click();
  await expect(page).toHaveURL(new RegExp(`/lakepath${module.url}$`));
});

test('a 404 under the base suggests pages under the base', async ({ page, guard }) => {
  guard.allow(/status of 404 .*table-format-fundamentels/);
  await page.goto('./modules/table-format-fundamentels/');
  await expect(
    page.getByRole('main').getByRole('listitem').getByRole('link').first(),
  ).toHaveAttribute('href', /^\/lakepath\//);
});

test('a link to bring progress lies under the base, and is read there', async ({ page, open }) => {
  await page.goto(`.${module.url}`);
  const [item = ''] = onePerObjective(module);
  await answer(page, item, 'right');
  await visit(page, './settings/');
  await page.getByLabel('Name of the other device').fill('Phone');
  await page.getByRole('button', { name: 'Make a link', exact: true }).click();
  const link = await page.getByLabel('The link').inputValue();
  expect(new URL(link).pathname).toBe('/lakepath/bring/');
  const phone = await (await open()).newPage();
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Take it in' }).click();
  await expect(phone.getByText('Taken in: 1 answer.')).toBeVisible();
  await phone.getByRole('link', { name: 'Go on learning' }).click();
  await expect(phone).toHaveURL(/\/lakepath\/$/);
});
