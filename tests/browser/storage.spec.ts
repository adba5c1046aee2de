import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { answer, onePerObjective } from './quiz.ts';
import { expect, readButton, test, type Page, visit } from './site.ts';

const module = moduleOf('table-format-fundamentals');
const [item = ''] = onePerObjective(module);
const [section] = module.sections;
if (!section) throw new Error('no section');

function notice(page: Page): Locator {
  return page.locator('#notice');
}

/** What a reader does first: all of it works whatever storage does. */
async function useSite(page: Page): Promise<void> {
  await answer(page, item, 'right');
  if (!section) return;
  await readButton(page, section).click();
  await expect(readButton(page, section)).toHaveAttribute('aria-pressed', 'true');
}

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

/** Puts `text` where progress is kept, before the page's scripts run, once. */
async function store(page: Page, text: string): Promise<void> {
  await page.addInitScript((stored) => {
    if (localStorage.getItem('test.stored') !== null) return;
    localStorage.setItem('test.stored', '1');
    localStorage.setItem('lakepath.progress', stored);
  }, text);
}

test('storage that is blocked: the site works, and says once that nothing is kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto(module.url);
  await expect(notice(page)).toContainText('does not let the site store anything');
  await useSite(page);
  await visit(page, '/path/?default');
  await expect(page.getByRole('heading', { name: /modules in/ })).toBeVisible();
  await expect(notice(page)).toBeHidden();
  await visit(page, '/settings/');
  await expect(notice(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Your progress as a file' })).toContainText(
    'does not let the site store anything',
  );
  await page.getByRole('radio', { name: 'Light' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('no storage of any kind', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  });
  await page.goto(module.url);
  await expect(notice(page)).toContainText('does not let the site store anything');
  await notice(page).getByRole('button', { name: 'Close' }).click();
  await useSite(page);
  await expect(notice(page)).toBeHidden();
});

test('storage that is full: what was saved stays, and what is done can be exported', async ({
  page,
}) => {
  const before =
    '{"version":1,"epoch":[0,""],"attempts":{},"registers":{"bookmark:module:old":[5,"abcdef",1]}}';
  await store(page, before);
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === localStorage && localStorage.getItem('test.stored') !== null)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      set.call(this, key, value);
    };
  });
  await visit(page, '/progress/');
  await expect(notice(page)).toBeHidden();
  // The store goes on in the page: nothing is lost before it is closed.
  await page.getByRole('link', { name: 'Modules', exact: true }).click();
  await page.goto(module.url);
  await useSite(page);
  await expect(notice(page)).toContainText('no room left');
  expect(await page.evaluate(() => localStorage.getItem('lakepath.progress'))).toBe(before);
  await notice(page).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Mark all sections as read' }).click();
  await expect(page.locator('.module__facts .state')).toHaveText('read');
  await expect(notice(page)).toBeHidden();
});

const broken = {
  'cut off':
    '{"version":1,"epoch":[0,""],"attempts":{"an-item":"+60:tifr0aF"},"registers":{"read:tff-',
  'no JSON': 'these are not the bytes you are looking for',
  'a list': '[1,2,3]',
  'a number': '42',
  'parts of a wrong type':
    '{"version":1,"epoch":"two","attempts":{"an-item":"+60:tifr0aF","other":7},"registers":[]}',
};

for (const [name, text] of Object.entries(broken)) {
  test(`stored progress that is ${name}: kept under its own key and offered for export`, async ({
    page,
  }) => {
    await store(page, text);
    await page.goto(module.url);
    await expect(notice(page)).toContainText(/could not be read/);
    await expect(notice(page)).toContainText(/a copy .* is kept/);
    await useSite(page);
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).filter(([key]) => key.startsWith('lakepath.set-aside.')),
    );
    expect(kept.map(([, value]) => value as string)).toEqual([text]);

    // Said once: the next page is silent, and the settings show where the copy is.
    await visit(page, '/progress/');
    await expect(await moduleRow(page, module)).toContainText('1 of');
    await expect(notice(page)).toBeHidden();
    await visit(page, '/settings/');
    await expect(
      page.getByRole('heading', { name: 'Copies that could not be read' }),
    ).toBeVisible();
    expect(await download(page, 'Export this copy')).toBe(text);
    // What could be read was taken over.
    if (text.includes('an-item')) {
      const { progress } = decodeProgress(await download(page, 'Export to a file'));
      expect(progress.attempts.get('an-item')).toBe('+60:tifr0aF');
    }
  });
}

test('progress of a later release is left alone, and what is done now is kept beside it', async ({
  page,
}) => {
  const later = readFileSync('tests/fixtures/progress/future.json', 'utf8').trim();
  await store(page, later);
  await page.goto(module.url);
  await expect(notice(page)).toContainText('newer version');
  await useSite(page);
  const own = () =>
    page.evaluate(() => {
      const keys = Object.keys(localStorage).filter((key) =>
        key.startsWith('lakepath.progress.tab.'),
      );
      return keys.map((key) => localStorage.getItem(key) ?? '');
    });
  await expect.poll(own).toHaveLength(1);
  await expect.poll(async () => (await own())[0]).toContain(section.id);
  expect(await page.evaluate(() => localStorage.getItem('lakepath.progress'))).toBe(later);

  await visit(page, '/progress/');
  await expect(await moduleRow(page, module)).toContainText('1 of');
  await expect(notice(page)).toBeHidden();
  await visit(page, '/settings/');
  expect(await download(page, 'Export this copy')).toBe(later);
  // Neither a reset nor an import writes over it.
  await page.getByRole('button', { name: 'Start over …' }).click();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByText(/Reload the page first/)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('lakepath.progress'))).toBe(later);
});
