import { readFileSync } from 'node:fs';
import { moduleOf } from './built.ts';
import { answer, onePerObjective } from './quiz.ts';
import {
  expect,
  expectAttempts,
  expectStored,
  storedProgress,
  test,
  type Page,
  untilLive,
  visit,
} from './site.ts';
import { readOn, storePast } from './stored.ts';

const module = moduleOf('table-format-fundamentals');
const items = onePerObjective(module);
const [one = ''] = items;
const full = readFileSync('tests/fixtures/progress/v1-full.json', 'utf8').trim();

/** Counts how often the browser is asked for lasting storage, and answers for it. */
async function answerPersist(page: Page, granted: boolean): Promise<() => Promise<number>> {
  await page.addInitScript((isGranted) => {
    const asked = () => Number(localStorage.getItem('test.asked') ?? 0);
    StorageManager.prototype.persist = () => {
      localStorage.setItem('test.asked', String(asked() + 1));
      return Promise.resolve(isGranted);
    };
    StorageManager.prototype.persisted = () => Promise.resolve(isGranted && asked() > 0);
  }, granted);
  return () => page.evaluate(() => Number(localStorage.getItem('test.asked') ?? 0));
}

async function beSafari(page: Page, standalone: boolean): Promise<void> {
  await page.addInitScript((isStandalone) => {
    Object.assign(window, { GestureEvent: UIEvent });
    Object.defineProperty(navigator, 'standalone', { get: () => isStandalone });
    Object.defineProperty(navigator, 'maxTouchPoints', { get: () => 5 });
  }, standalone);
}

async function hold(page: Page, text: string): Promise<void> {
  await page.addInitScript((stored) => {
    if (localStorage.getItem('lakepath.progress') === null)
      localStorage.setItem('lakepath.progress', stored);
  }, text);
}

for (const [granted, words] of [
  [true, 'This browser has agreed to keep it.'],
  [false, 'This browser has not agreed to keep it'],
] as const) {
  test(`lasting storage is asked for at the first passed module, once; ${granted ? 'granted' : 'refused'}`, async ({
    page,
  }) => {
    const asked = await answerPersist(page, granted);
    // All is read, and one answer of each module is wanting.
    const second = moduleOf('lsm-trees-amplification');
    const [other = '', ...others] = onePerObjective(second);
    await storePast(page, {
      registers: readOn({ [module.id]: 20_700 }),
      attempts: [...items.slice(1), ...others].map(
        (item) => [item, 20_700, 'first', true] as const,
      ),
    });
    await visit(page, '/settings/');
    await expect(page.locator('[data-backup]')).toBeVisible();
    await expect(page.locator('[data-persist]')).toHaveCount(0);
    expect(await asked()).toBe(0);
    await page.goto(module.url);
    await answer(page, one, 'right');
    await expect.poll(asked).toBe(1);
    await visit(page, '/settings/');
    await expect(page.locator('[data-persist]')).toContainText(words);
    if (!granted) await expect(page.locator('[data-persist]')).toContainText('export a file');

    if (granted) return;
    // Not at the next module.
    await page.goto(second.url);
    await answer(page, other, 'right');
    await expectStored(page, `passed:${second.id}`).toBeTruthy();
    expect(await asked()).toBe(1);
  });
}

test('Safari: says that it may delete, and offers the transfer before the Home Screen', async ({
  page,
}) => {
  await beSafari(page, false);
  await hold(page, full);
  await visit(page, '/settings/');
  await expect(
    page.getByText(/^Safari may delete what a site keeps after seven days/),
  ).toBeVisible();
  const note = page.locator('.data__aside', { hasText: 'On the Home Screen' });
  await expect(note).toContainText(/first make a link .* Then choose Share/);
  await note.getByRole('button', { name: 'make a link for the app' }).click();
  await expect(page.getByText(/^New to Home Screen app: 42 answers/)).toBeVisible();
});

test('another browser says nothing of Safari or its Home Screen', async ({ page }) => {
  await hold(page, full);
  await visit(page, '/settings/');
  await expect(page.locator('[data-backup]')).toBeVisible();
  await expect(page.getByText(/Safari|Home Screen/)).toHaveCount(0);
});

test('an installed app without progress opens on “Bring your progress”, and takes a pasted link', async ({
  page,
  open,
}) => {
  await hold(page, full);
  await visit(page, '/settings/');
  await page.getByLabel('Name of the other device').fill('App');
  await page.getByRole('button', { name: 'Make a link', exact: true }).click();
  const link = await page.getByLabel('The link').inputValue();

  const app = await (await open()).newPage();
  await beSafari(app, true);
  await app.goto('/');
  await expect(app.getByRole('heading', { name: 'Bring your progress' })).toBeVisible();
  await expect(app).toHaveURL(/\/bring\/$/);
  await untilLive(app);
  await app.getByLabel('The link').fill(link);
  await app.getByRole('button', { name: 'Read the link' }).click();
  await app.getByRole('button', { name: 'Take it in' }).click();
  await app.getByRole('link', { name: 'Go on learning' }).click();
  await expect(app).toHaveURL(/:\d+\/$/);
  await expect(app.getByRole('link', { name: 'The whole path' })).toBeVisible();
  // An app's storage is its own: nothing of Safari's days here.
  await visit(app, '/settings/');
  await expect(app.getByText(/Safari may delete/)).toHaveCount(0);
});

test('an installed app can begin afresh, and does not ask again', async ({ page }) => {
  await beSafari(page, true);
  await page.goto('/');
  await expect(page).toHaveURL(/\/bring\/$/);
  await page.getByRole('link', { name: 'Start fresh' }).click();
  await expect(page.getByRole('link', { name: 'Take the built-in posting' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Take the built-in posting' })).toBeVisible();
});

test('a backup is suggested after 20 facts, for a day a week, and not once that is turned off', async ({
  page,
}) => {
  const noon = Date.UTC(2026, 10, 24, 12);
  const day = 86_400_000;
  const line = page.locator('.today__line').filter({ hasText: 'in no backup' });
  const at = async (time: number, path: string) => {
    await page.clock.setFixedTime(time);
    await visit(page, path);
  };
  await hold(
    page,
    `{"version":1,"epoch":[0,""],"attempts":{"an-item":"+60:${Array.from({ length: 19 }, (_, i) => `tifr0${i.toString(36)}P`).join('')}"},"registers":{}}`,
  );
  await at(noon, '/');
  await expect(line).toBeHidden();
  await page.goto(module.url);
  await answer(page, one, 'right');
  await expectAttempts(page, one, 'F');
  await at(noon, '/');
  await expect(line).toContainText('20 changes are in no backup yet.');
  await line.getByRole('link', { name: 'Export a file' }).click();
  await expect(page.getByText(/20 changes are only here. This is a good time/)).toBeVisible();
  await at(noon + 60_000, '/');
  await expect(line).toBeVisible();
  for (const days of [1, 6]) {
    await at(noon + days * day, '/');
    await expect(line).toBeHidden();
  }
  await at(noon + 7 * day, '/');
  await expect(line).toBeVisible();

  await at(noon + 7 * day, '/settings/');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export to a file' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).not.toContain('lakepath.backup');
  await expect(
    page.getByText('Last backup on 1 December 2026; nothing is new since.'),
  ).toBeVisible();
  await at(noon + 30 * day, '/');
  await expect(line).toBeHidden();

  // All is new after a reset; turned off, it stays silent.
  await at(noon + 30 * day, '/settings/');
  await page.getByLabel(/^Suggest a backup/).uncheck();
  await expectStored(page, 'setting:backup-reminder').toBe(false);
  await page.evaluate(() => localStorage.removeItem('lakepath.backup'));
  await at(noon + 31 * day, '/');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await expect(line).toBeHidden();
  expect((await storedProgress(page)).registers.has('setting:backup-reminder')).toBe(true);
});
