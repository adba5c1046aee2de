import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { engineRows, publishedFiles } from '../unit/readers/published.ts';
import { lanceFiles, lanceRows } from '../unit/readers/lance/fixture.ts';
import { asShown, decodeFrom, expectAccessible, openExplorer, settle } from './explorer.ts';
import { expect, test, type Page } from './site.ts';

const fixture = (name: string) =>
  join(import.meta.dirname, `../fixtures/explorers/lance/${name}.zip`);
const own = (page: Page) => page.getByLabel('Choose a file or zip');
const version = (page: Page, number: number) =>
  page.getByRole('radio', { name: new RegExp(`^${number}\\D`) });

async function openOwn(page: Page, name: string): Promise<void> {
  await openExplorer(page, 'lance');
  await own(page).setInputFiles(fixture(name));
  await settle(page, `${name}.zip`);
}

async function lookAt(page: Page, number: number): Promise<void> {
  await version(page, number).check();
  await expect(page.getByRole('heading', { name: `Version ${number}` })).toBeVisible();
  await expect(page.locator('.busy progress')).toHaveCount(0);
}

const published = publishedFiles('.zip').filter(({ path }) =>
  Object.keys(unzipSync(readFileSync(path))).some((name) => name.startsWith('_versions/')),
);

for (const file of published) {
  test(`each version of the published dataset ${file.id} has its engine’s rows`, async ({
    page,
  }) => {
    await openExplorer(page, 'lance', `?open=${file.id}`);
    await settle(page, `${file.id}.zip`);
    for (const { snapshot, rows, count = rows.length } of engineRows(file)) {
      await lookAt(page, Number(snapshot));
      expect(await decodeFrom(page, 1)).toEqual(asShown(rows.slice(0, 50)));
      expect(await decodeFrom(page, count - 49)).toEqual(asShown(rows.slice(-50)));
    }
    await lookAt(page, 1);
    // The address leads back to the version.
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  });
}

test('what each version added, by keyboard, with its rows', { tag: '@slow' }, async ({ page }) => {
  await openOwn(page, 'history');
  const told = lanceRows('history');
  const names = ['Overwrite', 'Delete', 'Delete', 'Merge', 'Append', 'CreateIndex'];
  await version(page, told.length).focus();
  for (const one of told.toReversed()) {
    const number = Number(one.snapshot);
    await expect(version(page, number)).toBeFocused();
    await expect(page.getByRole('heading', { name: `Version ${number}` })).toBeVisible();
    await expect(page.getByRole('radio', { checked: true })).toHaveAccessibleName(
      new RegExp(names[number - 1] ?? ''),
    );
    await page.keyboard.press('ArrowDown');
  }
  await lookAt(page, 4);
  const grid = page.getByRole('table', { name: /^2 fragments/ });
  await expect(grid.getByRole('row', { name: /^0 A A A A A A A B 250/ })).toBeVisible();
  const rows = told.find(({ snapshot }) => snapshot === '4')?.rows ?? [];
  expect(await decodeFrom(page, 1)).toEqual(asShown(rows.slice(0, 50)));
  await lookAt(page, 6);
  await expect(page.getByRole('table', { name: /^1 index/ })).toContainText('long_idx');
});

test(
  'a data file: its columns’ pages, a chunk, and what one row takes',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'chunks');
    await page.getByRole('button', { name: 'Open file A of fragment 0' }).click();
    await expect(page.getByRole('heading', { name: 'A data file' })).toBeFocused();
    await page.getByRole('button', { name: 'note', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Pages of note' })).toBeVisible();
    await expect(page.locator('.lance-page').first()).toContainText('FSST');

    const map = page.getByRole('group', { name: /^Bytes of [01]+….*\.lance$/ });
    await map.getByRole('option').first().focus();
    await page.keyboard.press('Enter');
    await map.getByRole('option', { name: /^chunks,/ }).click();
    await map.getByRole('option', { name: /^chunks,/ }).press('Enter');
    await expect(map.getByRole('option', { name: /^chunk 1,/ })).toBeFocused();

    await page.getByLabel('Row', { exact: true }).fill('4201');
    await page.getByRole('button', { name: 'Fetch it' }).click();
    const take = page.getByRole('region', { name: 'Fetch one row' });
    await expect(take.getByRole('status')).toContainText('fragment 0, place 4,200');
    await expect(take.getByRole('table')).toContainText('plain: chunk 5');
    const row = lanceRows('chunks')[0]?.rows[4200] ?? [];
    await expect(take.locator('dd')).toHaveText(row.map((cell) => JSON.stringify(cell)));
  },
);

test('a folder opens as a zip does', { tag: '@slow' }, async ({ page }) => {
  const parent = mkdtempSync(join(tmpdir(), 'lakepath-'));
  const folder = join(parent, 'types.lance');
  for (const [name, bytes] of lanceFiles('types')) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  try {
    await openExplorer(page, 'lance');
    await page.getByLabel('Choose a folder').setInputFiles(folder);
    await settle(page, 'types.lance');
    const rows = lanceRows('types')[0]?.rows ?? [];
    expect(await decodeFrom(page, 201)).toEqual(asShown(rows.slice(200, 250)));
  } finally {
    rmSync(parent, { recursive: true });
  }
});

test(
  'what cannot be decoded is named, and its structure is shown',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'version-2-0');
    await expect(page.getByRole('table', { name: /^Columns of the file/ })).toBeVisible();
    await page.getByRole('button', { name: /^Decode/ }).click();
    await expect(page.locator('.fault')).toHaveText(/version 2\.0/);
  },
);

test('what is no dataset gets a plain sentence, and the page goes on', async ({ page }) => {
  await openExplorer(page, 'lance');
  const fault = page.locator('.fault');
  const give = (name: string, bytes: Uint8Array) =>
    own(page).setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  await give('photo.zip', Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1'));
  await expect(fault).toHaveText(/^photo\.zip is no zip archive/);
  await give('cut.zip', readFileSync(fixture('full')).subarray(0, 9000));
  await expect(fault).toHaveText(/^cut\.zip is no zip archive, or it is cut off/);
  await give('other.zip', zipSync({ 'part-0.parquet': new Uint8Array(9) }));
  await expect(fault).toHaveText(/^other\.zip holds no dataset of Lance/);

  const files = [...lanceFiles('full')].filter(([name]) => !name.endsWith('.lance'));
  await give('holes.zip', zipSync(Object.fromEntries(files)));
  await expect(fault).toHaveText(/data\/.*\.lance, and the folder does not have it/);
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();

  await own(page).setInputFiles(fixture('full'));
  await settle(page, 'full.zip');
  await expect(fault).toHaveCount(0);
});

test(
  'an open dataset is accessible in both themes, and fits 320 pixels',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'history');
    await lookAt(page, 6);
    await page.getByRole('button', { name: 'Fetch it' }).click();
    await expect(page.locator('.lance-row')).toBeVisible();
    await decodeFrom(page, 216);
    await expectAccessible(page);
  },
);

test(
  'without scripts the page says so, and tells how a dataset is built',
  { tag: '@slow' },
  async ({ open }) => {
    const page = await (await open({ javaScriptEnabled: false })).newPage();
    await page.goto(`${process.env.LAKEPATH_URL ?? ''}/explore/lance/`);
    expect(await page.locator('noscript').allTextContents()).toContainEqual(
      expect.stringContaining('needs JavaScript'),
    );
    await expect(page.getByRole('heading', { name: 'How a dataset is built' })).toBeVisible();
  },
);
