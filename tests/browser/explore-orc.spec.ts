import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTail } from '../../src/readers/orc/tail.ts';
import { bytesSource } from '../../src/readers/source.ts';
import { engineRows, publishedFiles } from '../unit/readers/published.ts';
import { orcRows } from '../unit/readers/orc/fixture.ts';
import { asShown, decodeFrom, expectAccessible, openExplorer, settle } from './explorer.ts';
import { expect, test, type Page } from './site.ts';

const fixture = (name: string) =>
  join(import.meta.dirname, `../fixtures/explorers/orc/${name}.orc`);
const own = (page: Page) => page.getByLabel('Choose a file');

async function openOwn(page: Page, name: string): Promise<void> {
  await openExplorer(page, 'orc');
  await own(page).setInputFiles(fixture(name));
  await settle(page, `${name}.orc`);
}

async function ask(page: Page, column: string, operator: string, value?: string) {
  await page.getByLabel('Rows where', { exact: true }).selectOption({ label: column });
  await page.getByLabel('is', { exact: true }).selectOption(operator);
  if (value !== undefined) await page.getByLabel('value', { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
}

const answer = (page: Page) =>
  page.getByRole('region', { name: 'What a comparison leaves to be read' }).getByRole('status');

for (const file of publishedFiles('.orc')) {
  test(`the published file ${file.id} has the rows that its engine read`, async ({ page }) => {
    const { stripes } = await readTail(
      bytesSource(new Uint8Array(readFileSync(file.path)), file.id),
    );
    const [told] = engineRows(file);
    const last = stripes.at(-1);
    if (!told || !last || last.rows < 50) throw new Error(`${file.id} has too few rows`);
    await openExplorer(page, 'orc', `?open=${file.id}`);
    await settle(page, `${file.id}.orc`);
    expect(await decodeFrom(page, 1)).toEqual(asShown(told.rows.slice(0, 50)));
    await page.getByLabel('Stripe', { exact: true }).selectOption(String(last.index));
    await settle(page, `${file.id}.orc`);
    expect(await decodeFrom(page, last.rows - 49)).toEqual(asShown(told.rows.slice(-50)));

    // The address leads back to the stripe.
    await page.reload();
    await expect(page.getByLabel('Stripe', { exact: true })).toHaveValue(String(last.index));
  });
}

test(
  'a file of one’s own: its streams, a column’s index and runs, and its rows',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'zlib');
    await expect(page.locator('.look__lead')).toContainText('1,150 rows of 24 columns in 1 stripe');
    const streams = page.getByRole('table', { name: /streams, in the order of the file/ });
    await expect(streams.getByRole('row', { name: /^text BLOOM_FILTER_UTF8/ })).toBeVisible();

    const column = page.getByLabel('Column', { exact: true });
    await column.selectOption({ label: 'city (string)' });
    await expect(page.getByRole('heading', { name: 'Its dictionary' })).toBeVisible();
    await expect(page.locator('.orc__words')).toHaveText('(empty text)OsloPuneZürich');
    await column.selectOption({ label: 'patched (bigint)' });
    await expect(page.getByRole('table', { name: /^Runs of DATA/ })).toContainText('patched base');
    await expect(page.getByRole('table', { name: /^2 row groups/ }).getByRole('row')).toHaveCount(
      3,
    );

    const rows = orcRows('zlib');
    expect(await decodeFrom(page, 1101)).toEqual(asShown(rows.slice(1100)));
    // What is beyond the end is the end.
    await page.getByLabel('From row', { exact: true }).fill('99999');
    await page.getByRole('button', { name: /^Decode/ }).click();
    await expect(page.getByLabel('From row', { exact: true })).toHaveValue('1150');
    await expect(page.locator('.rows tbody tr')).toHaveCount(1);
  },
);

test(
  'what a comparison skips: by the file, by row groups, by a Bloom filter',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'zlib');
    await ask(page, 'plain (int)', '=', '340');
    await expect(answer(page)).toContainText(/of 2 row groups 1 left out .* 1 read: 150 rows/);
    await expect(page.getByText('left out by least and greatest value').first()).toBeVisible();
    await ask(page, 'plain (int)', '>', '1000');
    await expect(answer(page)).toContainText('Nothing was read');
    await ask(page, 'text (string)', '=', 'x5 is not there');
    await expect(answer(page)).toContainText('by a Bloom filter');
    await ask(page, 'plain (int)', '=', 'many');
    await expect(answer(page)).toHaveText('“many” is no value of type int.');
    await ask(page, 'nothing (int)', 'is not null');
    await expect(answer(page)).toContainText('Nothing was read');
  },
);

test(
  'the bytes, by keyboard: into the stripe, a stream, and out again',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'zlib');
    const map = page.getByRole('group', { name: 'Bytes of zlib.orc' });
    await map.getByRole('option').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(map.getByRole('option', { selected: true })).toHaveAccessibleName(/^stripe 1,/);
    await page.keyboard.press('Enter');
    await expect(map.getByRole('option').first()).toHaveAccessibleName(/^index,/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(map.getByRole('option', { selected: true })).toBeFocused();
    await expect(page.locator('.bytes__trail').first()).toHaveText(/the file › stripe 1 › data/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(map.getByRole('option', { selected: true })).toHaveAccessibleName(/^stripe 1,/);
  },
);

test(
  'of a file of two gigabytes only its end and what is asked for are read',
  { tag: '@slow' },
  async ({ page }) => {
    const bytes = new Uint8Array(readFileSync(fixture('full')));
    const { places } = await readTail(bytesSource(bytes, 'full'));
    const folder = mkdtempSync(join(tmpdir(), 'lakepath-'));
    const path = join(folder, 'large.orc');
    const file = openSync(path, 'w');
    writeSync(file, bytes.subarray(0, places.metadata));
    writeSync(file, bytes.subarray(places.metadata), 0, null, places.metadata + 2 ** 31);
    closeSync(file);
    try {
      await openExplorer(page, 'orc');
      await own(page).setInputFiles(path);
      await settle(page, 'large.orc');
      await expect(page.getByText(/^Read so far: [\d,]{5,6} bytes of 2,147,4/)).toBeVisible();
      expect(await decodeFrom(page, 1)).toEqual(asShown(orcRows('full').slice(0, 50)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test('what is no ORC file gets a plain sentence, and the page goes on', async ({ page }) => {
  await openExplorer(page, 'orc');
  const fault = page.locator('.fault');
  const give = (name: string, buffer: Buffer) =>
    own(page).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await give('photo.orc', Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1'));
  await expect(fault).toHaveText(/^photo\.orc is no ORC file, or its end is cut off/);
  await give('empty.orc', Buffer.alloc(0));
  await expect(fault).toHaveText('empty.orc is empty.');
  const whole = readFileSync(fixture('zlib'));
  await give('cut.orc', whole.subarray(0, whole.length / 2));
  await expect(fault).toHaveText(/^cut\.orc is no ORC file, or its end is cut off/);
  await give('headless.orc', whole.subarray(whole.length / 2));
  await expect(fault).toHaveText(/damaged|cut/);
  await own(page).setInputFiles(fixture('zlib'));
  await settle(page, 'zlib.orc');
  await expect(fault).toHaveCount(0);
});

test(
  'an open file is accessible in both themes, and fits 320 pixels',
  { tag: '@slow' },
  async ({ page }) => {
    await openOwn(page, 'snappy');
    await ask(page, 'plain (int)', '=', '10');
    await expect(answer(page)).toContainText('1 read');
    await decodeFrom(page, 56);
    await expectAccessible(page);
  },
);

test('under a base path a published file opens', async ({ open }) => {
  const [file] = publishedFiles('.orc');
  const page = await (await open()).newPage();
  await page.goto(`${process.env.LAKEPATH_SUB_URL ?? ''}/explore/orc/?open=${file?.id ?? ''}`);
  await settle(page, `${file?.id ?? ''}.orc`);
  await expect(page.getByRole('heading', { name: 'A stripe' })).toBeVisible();
});

test(
  'without scripts the page says so, and tells how a file is built',
  { tag: '@slow' },
  async ({ open }) => {
    const page = await (await open({ javaScriptEnabled: false })).newPage();
    await page.goto(`${process.env.LAKEPATH_URL ?? ''}/explore/orc/`);
    expect(await page.locator('noscript').allTextContents()).toContainEqual(
      expect.stringContaining('needs JavaScript'),
    );
    await expect(page.getByRole('heading', { name: 'How the file is built' })).toBeVisible();
  },
);
