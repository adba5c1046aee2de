import type { Locator } from '@playwright/test';
import { catalog, moduleOf } from './built.ts';
import { expect, plain, test, untilAtRest, type Page } from './site.ts';

function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Search' });
}

async function searchFor(page: Page, words: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill(words);
  const status = dialogOf(page).getByRole('status');
  await expect(status).toHaveText(/results?|Nothing found/);
  return dialogOf(page).getByRole('listitem');
}

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
    await expect(row.locator('.search__kind')).toHaveText(`Module text · ${module?.title ?? ''}`);
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
    await page.getByLabel('Kind').selectOption(value);
    // Every row is of the kind, and there is one.
    await expect(
      rows.filter({ hasNot: page.locator('.search__kind', { hasText: new RegExp(`^${name}`) }) }),
    ).toHaveCount(0);
    await expect(rows.first()).toBeVisible();
  }
  await page.getByLabel('Kind').selectOption('');
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
  await page.getByLabel('Kind').selectOption('question');
  await page.getByRole('searchbox').fill('xylophone');
  await expect(dialogOf(page).getByRole('status')).toContainText('Nothing found for “xylophone”');
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
  await page.getByLabel('Kind').selectOption('question');
  const found = rows.filter({ has: page.locator(`a[href$="#${id}"]`) });
  await expect(found).toHaveCount(1);
  await found.getByRole('link').click();
  await expect(page.locator(`form[id="${id}"]`)).toBeInViewport();
});

test('no answer can be found: options and explanations are not in the index', async ({ page }) => {
  interface Record {
    url: string;
    content: string;
    filters: { kind?: string[] };
  }
  await page.goto('/');
  // Everything in the index, as its own browser code gives it out.
  const records = await page.evaluate(async () => {
    const address = '/pagefind/pagefind.js';
    const pagefind = (await import(address)) as {
      init(): Promise<void>;
      search(query: null, options: object): Promise<{ results: { data(): Promise<Record> }[] }>;
    };
    await pagefind.init();
    const { results } = await pagefind.search(null, {});
    return Promise.all(
      results.map(async (result) => {
        const { url, content, filters } = await result.data();
        return { url, content, filters };
      }),
    );
  });
  const questions = records.filter(({ filters }) => filters.kind?.includes('question'));
  expect(questions.length).toBe(catalog.modules.flatMap(({ items }) => items).length);
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const index = letters(records.map(({ content }) => content).join(' '));

  for (const { url } of catalog.modules) {
    await page.goto(url);
    // What an option says may well stand in the text, which teaches it; an explanation may not.
    const secrets = await page
      .locator('.answers .why, .answers [data-move-explanation] p:not(.meta), .open__answer p')
      .allTextContents();
    expect(secrets.length).toBeGreaterThan(30);
    const found = secrets
      .map(letters)
      .filter((text) => text.split(' ').length >= 8 && index.includes(text));
    expect.soft(found, url).toEqual([]);
    const options = await page.locator('form[data-item]').evaluateAll((forms) =>
      forms.map((form) => ({
        id: form.id,
        texts: [...form.querySelectorAll('.choice label > span:last-child')].map(
          (one) => one.textContent,
        ),
      })),
    );
    for (const { id, texts } of options) {
      const record = questions.find((one) => one.url.endsWith(`#${id}`));
      expect(record, id).toBeDefined();
      const shown = letters(record?.content ?? '');
      expect
        .soft(
          texts.map(letters).filter((text) => text.split(' ').length >= 4 && shown.includes(text)),
          id,
        )
        .toEqual([]);
    }
  }
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
