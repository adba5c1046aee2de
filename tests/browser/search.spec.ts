import { catalog, moduleOf } from './built.ts';
import { searchDialog, searchFor, targetsOf } from './search.ts';
import { expect, plain, test, untilAtRest } from './site.ts';

test('nothing of the search is loaded before it is used', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (/pagefind|search-dialog|qualifications\.json/.test(request.url()))
      loaded.push(request.url());
  });
  for (const path of ['/', '/modules/', catalog.modules[0]?.url ?? '', '/progress/']) {
    await page.goto(path);
    await untilAtRest(page);
  }
  expect(loaded).toEqual([]);
  await searchFor(page, 'snapshot');
  await expect.poll(() => loaded.length).toBeGreaterThan(3);
});

test('results by section, with the words marked', async ({ page }) => {
  await page.goto('/');
  const rows = await searchFor(page, 'compaction');
  await expect(rows.first()).toBeVisible();
  for (const row of await rows.all())
    await expect(row.locator('mark').first()).toHaveText(/compact/i);
  const text = rows.filter({ hasText: 'Module text' });
  expect(await text.count()).toBeGreaterThan(1);
  for (const row of await text.all()) {
    const url = new URL((await row.getByRole('link').getAttribute('href')) ?? '', 'http://site');
    const module = catalog.modules.find((one) => one.url === url.pathname);
    const section = module?.sections.find(({ id }) => `#${id}` === url.hash);
    // The module's head, before its first section, has no fragment.
    if (url.hash !== '') {
      expect(section, url.href).toBeDefined();
      await expect(row.locator('.search__title')).toHaveText(section?.title ?? '');
    }
    await expect(row.locator('.search__kind')).toHaveText(
      url.hash === '' ? 'Module text' : `Module text · ${module?.title ?? ''}`,
    );
    await expect(row.locator('.search__excerpt')).not.toHaveText(/\d · \d+ min/);
  }
  const link = text.first().getByRole('link');
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
});

test('filters by kind and by qualification', async ({ page }) => {
  await page.goto('/');
  const rows = await searchFor(page, 'state');
  const kinds = { Question: 'question', Glossary: 'term', 'Module text': 'text' };
  for (const [name, value] of Object.entries(kinds)) {
    await page.getByRole('combobox', { name: 'Kind' }).selectOption(value);
    // Every row is of the kind, and there is one.
    await expect(
      rows.filter({ hasNot: page.locator('.search__kind', { hasText: new RegExp(`^${name}`) }) }),
    ).toHaveCount(0);
    await expect(rows.first()).toBeVisible();
  }
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('');
  for (const id of ['flink-internals', 'columnar-file-formats']) {
    await page.getByLabel('Qualification').selectOption(id);
    const titles = catalog.modules
      .filter(({ qualifications }) => qualifications.includes(id))
      .map(({ title }) => title);
    await expect
      .poll(async () => {
        const where = await rows.locator('.search__kind').allTextContents();
        return where
          .map((text) => text.split(' · ')[1])
          .filter((title) => title !== undefined && !titles.includes(title));
      })
      .toEqual([]);
    await expect(rows.first()).toBeVisible();
  }
  // Both together, and words that are not there.
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('question');
  await page.getByRole('searchbox').fill('xylophone');
  await expect(searchDialog(page).getByRole('status')).toContainText(
    'Nothing found for “xylophone”',
  );
  await expect(rows).toHaveCount(0);
});

test('a question is found and opened', async ({ page }) => {
  const module = moduleOf('lsm-trees-amplification');
  await page.goto(module.url);
  const form = page.locator('form[data-item]').nth(3);
  const id = (await form.getAttribute('id')) ?? '';
  const question = plain(await form.locator('.item__question').textContent());
  await page.goto('/');
  const rows = await searchFor(page, question);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('question');
  const found = rows.filter({ has: page.locator(`a[href$="#${id}"]`) });
  await expect(found).toHaveCount(1);
  await found.getByRole('link').click();
  await expect(page.locator(`form[id="${id}"]`)).toBeInViewport();
});

test('labs, pages and skills are found', async ({ page }) => {
  await page.goto('/');
  expect(await targetsOf(await searchFor(page, 'settings'))).toContain('/settings/');
  expect(await targetsOf(await searchFor(page, 'parquet explorer'))).toContain('/explore/parquet/');
  const lab = await searchFor(page, 'rescale the state of a job');
  expect(await targetsOf(lab.filter({ hasText: 'Lab' }))).toContain('/labs/flink-state-rescale/');
  const skill = (await searchFor(page, 'C++')).first();
  await expect(skill.locator('.search__kind')).toHaveText('Skill');
  await expect(skill.locator('.search__title')).toHaveText('C++');
});

test('signs and Chinese terms are found as they are written', async ({ page }) => {
  await page.goto('/');
  for (const sign of ['C++', '+I', 'copy-on-write']) {
    const rows = await searchFor(page, sign);
    const texts = rows.filter({ hasText: 'Module text' });
    await expect(texts.first(), sign).toBeVisible();
    for (const text of await texts.all()) await expect(text.locator('mark').first()).toBeVisible();
  }
  await expect((await searchFor(page, '快照')).first()).toContainText('snapshot');
  // Nothing holds it: the nearest name is offered, and one press looks for that.
  const rows = await searchFor(page, 'pin-memory');
  await expect(rows).toHaveCount(0);
  await searchDialog(page).getByRole('button', { name: 'pin_memory' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('pin_memory');
  await expect(rows.first().locator('mark').first()).toContainText('pin_memory');
});

test('a mistyped word finds nothing else, and what was meant is offered', async ({ page }) => {
  await page.goto('/');
  const torn = await searchFor(page, 'torn');
  await expect(torn.locator('mark', { hasText: /^to$/i })).toHaveCount(0);
  const rows = await searchFor(page, 'icebreg');
  await expect(rows).toHaveCount(0);
  await page.keyboard.press('Tab');
  const offered = searchDialog(page).getByRole('button', { name: 'iceberg' });
  await offered.press('Enter');
  await expect(rows.first().locator('mark').first()).toContainText(/iceberg/i);
  await expect(offered).toBeHidden();
});

test('a mistyped address gets suggestions', async ({ page, guard }) => {
  guard.allow(/status of 404 .*fundamentels/);
  const module = moduleOf('table-format-fundamentals');
  await page.goto('/modules/table-format-fundamentels/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no page at this address',
  );
  const suggestions = page.getByRole('main').getByRole('list').first().getByRole('link');
  await expect(suggestions.first()).toBeVisible();
  const paths = await suggestions.evaluateAll((all) =>
    all.map((one) => new URL((one as HTMLAnchorElement).href).pathname),
  );
  expect(paths).toContain(module.url);

  await page.getByRole('link', { name: 'here' }).click();
  await expect(page).toHaveURL(/\/modules\/$/);
});
