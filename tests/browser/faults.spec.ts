import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { countPacked } from '../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { answer, itemForm, onePerObjective } from './quiz.ts';
import {
  expect,
  expectAttempts,
  expectStored,
  readButton,
  storedProgress,
  test,
  untilAtRest,
  type Page,
  visit,
} from './site.ts';

const module = moduleOf('table-format-fundamentals');
const [one = '', two = ''] = onePerObjective(module);
const full = readFileSync('tests/fixtures/progress/v1-full.json', 'utf8').trim();

function notice(page: Page): Locator {
  return page.locator('#notice');
}

/** A page of the site's origin without any of its scripts. */
async function openBare(page: Page): Promise<void> {
  await page.route('/bare', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="/favicon.svg">' }),
  );
  await page.goto('/bare');
}

/** Puts `text` where progress is kept. */
async function store(page: Page, text: string): Promise<void> {
  await openBare(page);
  await page.evaluate((stored) => localStorage.setItem('lakepath.progress', stored), text);
}

/** Uses up the browser's own quota, to the last character but `left`. */
async function fillUp(page: Page, left = 0): Promise<void> {
  await page.evaluate((wanted) => {
    for (let size = 2 ** 23, filler = ''; size >= 1;) {
      try {
        localStorage.setItem('test.filler', filler + 'x'.repeat(size));
        filler += 'x'.repeat(size);
      } catch {
        size = Math.floor(size / 2);
      }
    }
    const kept = localStorage.getItem('test.filler') ?? '';
    localStorage.setItem('test.filler', kept.slice(wanted));
  }, left);
}

test('the quota used up for real: what was saved stays, and all is saved once there is room', async ({
  page,
}) => {
  await page.goto(module.url);
  await answer(page, one, 'right');
  await expectAttempts(page, one, 'F');
  await fillUp(page);
  await answer(page, two, 'wrong');
  await expect(notice(page)).toContainText('no room left');
  await expectAttempts(page, one, 'F');
  await expectAttempts(page, two, '');
  await page.evaluate(() => localStorage.removeItem('test.filler'));
  await readButton(page, module.sections[0] ?? { title: '' }).click();
  await expectAttempts(page, two, 'G');
  await expectStored(page, `read:${module.sections[0]?.id}`).toBeGreaterThan(0);
});

test('no room in the middle of an import: its facts are kept and can still be taken back', async ({
  page,
}) => {
  await visit(page, '/settings/');
  await untilAtRest(page);
  // Room for the facts, and none for what an undo needs to know.
  await fillUp(page, full.length + 500);
  await page.getByLabel('Import a file …').setInputFiles({
    name: 'all.json',
    mimeType: 'application/json',
    buffer: Buffer.from(full),
  });
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText(/^Taken in:/)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('lakepath.import'))).toBeNull();
  expect((await storedProgress(page)).attempts.size).toBe(6);
  await page.getByRole('button', { name: 'Undo the last import' }).click();
  await expect(page.getByText(/^The import was undone/)).toBeVisible();
  expect((await storedProgress(page)).attempts.size).toBe(0);
});

test('no room for a file: nothing of it is taken', async ({ page }) => {
  await page.goto(module.url);
  await answer(page, one, 'right');
  await expectAttempts(page, one, 'F');
  await visit(page, '/settings/');
  // The last that the page stores by itself.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('lakepath.due'))).not.toBeNull();
  await fillUp(page, 200);
  await page.getByLabel('Import a file …').setInputFiles({
    name: 'all.json',
    mimeType: 'application/json',
    buffer: Buffer.from(full),
  });
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText('This browser has no room for the file')).toBeVisible();
  expect([...(await storedProgress(page)).attempts.keys()]).toEqual([one]);
});

test(
  'stored progress cut off at 20 places: what was whole is kept, the copy is offered',
  { tag: '@slow' },
  async ({ page }) => {
    const facts = decodeProgress(full).progress;
    for (let n = 1; n <= 20; n++) {
      const cut = full.slice(0, Math.floor((full.length * n) / 21));
      await openBare(page);
      await page.evaluate((text) => {
        localStorage.clear();
        sessionStorage.clear();
        localStorage.setItem('lakepath.progress', text);
      }, cut);
      await visit(page, '/settings/');
      await expect(notice(page), `cut ${n}`).toContainText(/could not be read/);
      await expect(page.getByRole('button', { name: 'Export this copy' })).toBeVisible();
      expect(
        await page.evaluate(() => localStorage.getItem('lakepath.set-aside.1')),
        `cut ${n}`,
      ).toBe(cut);
      await expect
        .poll(
          async () =>
            (await page.evaluate(() => localStorage.getItem('lakepath.progress'))) !== cut,
        )
        .toBe(true);
      const read = await storedProgress(page);
      for (const [id, packed] of facts.attempts)
        if (cut.includes(`"${id}":"${packed}"`))
          expect(countPacked(read.attempts.get(id) ?? ''), `${id}, cut ${n}`).toBe(
            countPacked(packed),
          );
      for (const [key, { at, by, value }] of facts.registers)
        if (cut.includes(`${JSON.stringify(key)}:${JSON.stringify([at, by, value])}`))
          expect(read.registers.get(key)?.value, `${key}, cut ${n}`).toEqual(value);
    }
  },
);

const edits: Record<string, [edit: (text: string) => string, kept: string[]]> = {
  'a misspelt field': [(text) => text.replace('"attempts"', '"atempts"'), ['read:lsm-trace']],
  'a comma too few': [(text) => text.replace(',"registers"', '"registers"'), ['read:lsm-trace']],
  'a value of a wrong type': [
    (text) => text.replace('[1793000244000,"k3x9ab",20752]', '"yes"'),
    ['read:lsm-runs', 'place'],
  ],
  'a time beyond belief': [(text) => text.replace('1793000244000', '9e99'), ['read:lsm-trace']],
  'line breaks and blanks': [
    (text) => JSON.stringify(JSON.parse(text), null, 2),
    ['read:lsm-trace', 'plan'],
  ],
};

for (const [name, [edit, kept]] of Object.entries(edits)) {
  test(`edited by hand, ${name}: the rest is kept, and the site works`, async ({ page }) => {
    await store(page, edit(full));
    await page.goto(module.url);
    await answer(page, one, 'right');
    await expectAttempts(page, one, 'F');
    const { attempts, registers } = await storedProgress(page);
    for (const key of kept) expect(registers.has(key), key).toBe(true);
    expect(attempts.has('lsm-q-next-rule')).toBe(true);
  });
}

test('cleared by another tab: the open page puts it back and says so', async ({
  page,
  context,
}) => {
  await page.goto(module.url);
  await answer(page, one, 'right');
  await expectAttempts(page, one, 'F');
  const other = await context.newPage();
  await openBare(other);
  await other.evaluate(() => localStorage.clear());
  await expect(notice(page)).toContainText('was deleted in this browser while this page was open');
  await expectAttempts(page, one, 'F');
  // Only the entry, and the next thing done is kept too.
  const heard = await page.evaluateHandle(() => ({
    removal: new Promise<void>((resolve) =>
      addEventListener('storage', ({ newValue }) => newValue === null && resolve()),
    ),
  }));
  await other.evaluate(() => localStorage.removeItem('lakepath.progress'));
  await heard.evaluate(({ removal }) => removal);
  await expectAttempts(page, one, 'F');
  await answer(page, two, 'wrong');
  await expectAttempts(page, two, 'G');
  await expectAttempts(page, one, 'F');
});

const now = Date.UTC(2026, 10, 24, 12);
const year = 365 * 86_400_000;

test('a clock set back by a year: all counts, and what is written later wins', async ({ page }) => {
  await page.clock.setFixedTime(now);
  await page.goto(module.url);
  await answer(page, one, 'wrong');
  const bookmark = page.getByRole('button', { name: `Bookmark: ${module.title}` });
  await bookmark.click();
  await expectStored(page, `bookmark:module:${module.id}`).toBe(1);

  await page.clock.setFixedTime(now - year);
  await page.reload();
  await bookmark.click();
  await expectStored(page, `bookmark:module:${module.id}`).toBe(0);
  for (const item of onePerObjective(module)) await answer(page, item, 'right');
  await expectAttempts(page, one, 'FG');
  await expect(page.locator('.module__facts .state')).toHaveText('passed');

  // Back in the present nothing is undone.
  await page.clock.setFixedTime(now + 1000);
  await visit(page, '/progress/');
  await expect(await moduleRow(page, module)).toContainText('passed');
  await expect(page.getByRole('region', { name: 'Bookmarks' })).toContainText('None yet');
  const activity = page.getByRole('region', { name: 'Recent activity' }).getByRole('listitem');
  await expect(activity).toHaveText([
    /^24 November 2026.*1 answer, 0 right/,
    new RegExp(`^24 November 2025.*${module.objectives.length} answers`),
  ]);
});

test('a clock set forward: its days count as today, and what comes after it wins', async ({
  page,
}) => {
  await page.clock.setFixedTime(now + 3 * year);
  await page.goto(module.url);
  await answer(page, one, 'right');
  await readButton(page, module.sections[0] ?? { title: '' }).click();
  await page.getByRole('button', { name: `Bookmark: ${module.title}` }).click();
  await expectStored(page, `bookmark:module:${module.id}`).toBe(1);

  await page.clock.setFixedTime(now);
  await page.reload();
  await page.getByRole('button', { name: `Bookmark: ${module.title}` }).click();
  await expectStored(page, `bookmark:module:${module.id}`).toBe(0);
  await answer(page, one, 'wrong');
  await expectAttempts(page, one, 'FG');
  await expect(itemForm(page, one).getByRole('status')).toHaveText(/^Not right\./);
  await visit(page, '/progress/');
  const activity = page.getByRole('region', { name: 'Recent activity' }).getByRole('listitem');
  await expect(activity).toHaveText([/^24 November 2026.*Read 1 section; 2 answers, 1 right/]);
});

test('a clock in the year 5000 leaves nothing that cannot be read', async ({ page }) => {
  await page.clock.setFixedTime(Date.UTC(5000, 0, 1));
  await page.goto(module.url);
  await answer(page, one, 'right');
  await expectAttempts(page, one, 'F');
  await page.clock.setFixedTime(now);
  await visit(page, '/progress/');
  await expect(await moduleRow(page, module)).toContainText('1 of');
  await expect(notice(page)).toBeHidden();
});
