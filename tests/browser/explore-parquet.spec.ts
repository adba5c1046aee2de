import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openParquet } from '../../src/readers/parquet/open.ts';
import { bytesSource } from '../../src/readers/source.ts';
import type { Plain } from '../../src/readers/plain-value.ts';
import { publishedFiles } from '../unit/readers/published.ts';
import { asShown, expectAccessible } from './explorer.ts';
import { expect, plain, test, visit, type Page } from './site.ts';

interface EngineRows {
  columns: string[];
  rows: Plain[][];
  count?: number;
}

const fixtures = join(import.meta.dirname, '../fixtures/explorers/parquet');
const fixture = (name: string) => join(fixtures, `${name}.parquet`);

const published = publishedFiles('.parquet');

const own = (page: Page) => page.getByLabel('Choose a file');
const opened = (page: Page, name: string) =>
  expect(page.getByRole('heading', { name: `The bytes of ${name}` })).toBeVisible();

async function ask(page: Page, where: string): Promise<void> {
  await page.getByLabel('Rows where', { exact: true }).fill(where);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
}

/** The rows on the page, at most fifty, as text. */
async function shownRows(page: Page, caption: string): Promise<string[][]> {
  const table = page.getByRole('table', { name: caption });
  await expect(table).toBeVisible();
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
}

const engineRows = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as [EngineRows])[0];

for (const { id, path } of published) {
  test(`the published file ${id} has the rows that its engine read`, async ({ page }) => {
    await visit(page, `/explore/parquet/?open=${id}`);
    await opened(page, `${id}.parquet`);
    const { columns, rows } = engineRows(path.replace('.parquet', '.rows.json'));
    // The lab keeps rows in the order of its first column, a number; the file has its own.
    const wanted = asShown(rows.slice(0, 50));
    const where = `${columns[0] ?? ''} <= ${wanted.at(-1)?.[0] ?? ''}`;
    await ask(page, where);
    const shown = await shownRows(page, 'Rows that match.');
    expect(shown.sort(([a], [b]) => Number(a) - Number(b))).toEqual(wanted);
    // The address leads back to the question.
    expect(new URL(page.url()).searchParams.get('where')).toBe(where);
    await page.reload();
    await expect(page.getByRole('table', { name: 'Rows that match.' })).toBeVisible();
  });
}

test('a condition: what is skipped and why, and the same rows as without skipping', async ({
  page,
}) => {
  await visit(page, '/explore/parquet/');
  await own(page).setInputFiles(fixture('arrow-orders'));
  await opened(page, 'arrow-orders.parquet');

  await ask(page, "amont > 5 and country = 'DE'");
  await expect(page.getByRole('alert').filter({ hasText: 'amont' })).toContainText(
    'No column is called amont. Did you mean amount?',
  );

  await ask(page, 'id > 2100 and amount > 100');
  const groups = page.locator('.pq-group');
  await expect(groups).toHaveCount(4);
  await expect(groups.first()).toContainText('skipped by statistics');
  await expect(groups.first()).toContainText('In id, its max, 1297, is not above 2100.');
  await expect(groups.last()).toContainText('read in part: 40 of 100 rows');
  const engine = engineRows(join(fixtures, 'orders.rows.json'));
  const wanted = engine.rows.filter(([id, , amount]) => Number(id) > 2100 && Number(amount) > 100);
  expect((await shownRows(page, 'Rows that match.')).map(([id]) => id)).toEqual(
    wanted.map(([id]) => String(id)),
  );
  await page.getByRole('button', { name: 'Count again, skipping nothing' }).click();
  await expect(page.getByText(`${String(wanted.length)} rows again`)).toBeVisible();

  await ask(page, "country = 'DA'");
  await expect(groups.first()).toContainText('skipped by a Bloom filter');
  // A file of one’s own has no address.
  expect(new URL(page.url()).search).toBe('');
});

test(
  'by keyboard from the whole file into a page header, and out again',
  { tag: '@slow' },
  async ({ page }) => {
    await visit(page, '/explore/parquet/');
    await own(page).setInputFiles(fixture('arrow-orders'));
    await opened(page, 'arrow-orders.parquet');
    const focused = page.locator('[role="option"]:focus');
    const trail = page.getByRole('navigation', {
      name: 'Bytes of arrow-orders.parquet: where you are',
    });

    await page
      .getByRole('option', { name: /^magic/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowRight');
    await expect(focused).toHaveAccessibleName(/^row group 1, .* 8 parts inside$/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await expect(focused).toHaveAccessibleName(/^note, /);
    await page.keyboard.press('Enter');
    await expect(focused).toHaveAccessibleName(/^dictionary, /);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(focused).toHaveAccessibleName(/^page header, /);
    await expect(trail).toHaveText(/the file\s*›\s*row group 1\s*›\s*note\s*›\s*page 1/);
    for (let depth = 0; depth < 3; depth++) await page.keyboard.press('Escape');
    await expect(focused).toHaveAccessibleName(/^row group 1, /);
    await expect(page.getByText(/^Read so far: /)).toContainText('%');

    // The list says the same, to the bytes.
    await page.getByText('The same as a list').first().click();
    const list = page.locator('.bytes__list').first();
    await expect(list.locator('> ul > li').first()).toContainText('magic: bytes 0 to 3, 4 bytes');
  },
);

test('a part that is too narrow for a finger is reached by buttons', async ({ open }) => {
  const phone = await open({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await phone.newPage();
  await visit(page, '/explore/parquet/');
  await own(page).setInputFiles(fixture('arrow-orders'));
  await opened(page, 'arrow-orders.parquet');
  await expect(page.getByText('Tap a part; tap again to look inside.').first()).toBeVisible();
  const about = page.locator('.bytes__about').first();
  const [back, on] = ['Part before', 'Part after'].map((name) =>
    about.getByRole('button', { name }),
  );
  if (!back || !on) throw new Error('no buttons');
  await expect(about).toContainText('magic');
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  const parts = page.locator('.bytes').first().getByRole('option');
  const last = (await parts.count()) - 1;
  for (let at = 1; at <= last; at++) {
    await on.tap();
    await expect(parts.nth(at)).toHaveAttribute('aria-selected', 'true');
  }
  await expect(about).toContainText('magic');
  await expect(on).toHaveAttribute('aria-disabled', 'true');
  await back.tap();
  await expect(parts.nth(last - 1)).toHaveAttribute('aria-selected', 'true');
});

test('what is no Parquet file gets a sentence, and the next file opens', async ({ page }) => {
  await visit(page, '/explore/parquet/');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
  const whole = readFileSync(fixture('tiny'));
  const length = whole.readUInt32LE(whole.length - 8);
  const hostile = Buffer.from(whole);
  hostile.fill(0xff, whole.length - 8 - length, whole.length - 8);
  for (const [chosen, sentence] of [
    [
      file('a.png', Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1')),
      'It seems to be a PNG picture.',
    ],
    [
      file('cut.parquet', whole.subarray(0, 2000)),
      'cut.parquet begins as a Parquet file, and does not end as one',
    ],
    [file('none.parquet', Buffer.alloc(0)), 'none.parquet is empty'],
    [file('hostile.parquet', hostile), 'The footer of hostile.parquet is damaged'],
    [fixture('encrypted'), 'encrypted.parquet is an encrypted Parquet file'],
  ] as const) {
    await own(page).setInputFiles(chosen);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }
  await own(page).setInputFiles(fixture('arrow-types'));
  await opened(page, 'arrow-types.parquet');
  await ask(page, '');
  const engine = engineRows(join(fixtures, 'types.rows.json'));
  const rows = await shownRows(page, 'The first rows.');
  expect(rows).toHaveLength(engine.rows.length);
  const at = engine.columns.indexOf('dec38');
  expect(rows.map((row) => row[at])).toEqual(asShown(engine.rows).map((row) => row[at]));
});

test(
  'a file that is written shows what a setting moves, and opens as any other',
  { tag: '@slow' },
  async ({ page }) => {
    await visit(page, '/explore/parquet/');
    const writer = page.getByRole('region', { name: 'Write a file, and watch the bytes move' });
    await writer.getByRole('button', { name: 'Write the file' }).click();
    await expect(writer.getByText('This is the file to compare with')).toBeVisible();
    const left = writer.getByRole('row', { name: /^left to be read/ });
    const before = Number(
      ((await left.getByRole('cell').first().textContent()) ?? '').replace(/,/g, ''),
    );

    await writer.getByLabel('In the order of').selectOption('country');
    await expect(writer.locator('.pq-compare [role="status"]')).toContainText(
      'In the order of: arrival → country.',
    );
    const cells = await left.getByRole('cell').allTextContents();
    const now = Number((cells[1] ?? '').replace(/,/g, ''));
    expect(now).toBeLessThan(before / 2);
    await expect(writer.getByRole('row', { name: /^rows that match/ })).toContainText('74');
    await expect(writer.getByRole('listbox')).toHaveCount(2);

    const download = page.waitForEvent('download');
    await writer.getByRole('button', { name: 'Download it' }).click();
    const saved = readFileSync(await (await download).path());
    const { footer } = await openParquet(bytesSource(new Uint8Array(saved), 'saved'));
    expect(footer.rows).toBe(5000);

    await writer.getByRole('button', { name: 'Open it above' }).click();
    await opened(page, 'orders.parquet');
    await ask(page, "country = 'BR' and amount > 300");
    await expect(page.getByText('74 rows.')).toBeVisible();
  },
);

test('a first file needs four settings: the others are folded, and open where an address has them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, '/explore/parquet/');
  const writer = page.getByRole('region', { name: 'Write a file, and watch the bytes move' });
  await expect(writer.getByRole('combobox')).toHaveCount(4);
  for (const name of ['Rows', 'In the order of', 'Codec', 'Page size, unpacked'])
    await expect(writer.getByLabel(name, { exact: true })).toBeVisible();
  await writer.getByText('What helps to skip', { exact: true }).click();
  const index = writer.getByLabel('Page index');
  await expect(index).toBeVisible();
  await expect(writer.getByLabel('note', { exact: true })).toBeHidden();

  await index.selectOption({ index: 1 });
  await expect(page).toHaveURL(/write=/);
  await page.reload();
  await expect(index).toBeVisible();
  await expect(index.locator('option:checked')).toHaveText(
    (await index.locator('option').nth(1).textContent()) ?? '',
  );
  await expect(writer.getByLabel('note', { exact: true })).toBeHidden();
});

test('a long value of the footer is folded away', async ({ page }) => {
  await visit(page, '/explore/parquet/?open=parcels-plain');
  await opened(page, 'parcels-plain.parquet');
  const entry = page.locator('.look__facts > div').filter({ hasText: 'ARROW:schema' });
  await expect(entry.locator('code')).toBeHidden();
  await entry.getByText(/letters$/).click();
  await expect(entry.locator('code')).toBeVisible();
});

test(
  'an opened file is accessible in both themes, and fits a phone',
  { tag: '@slow' },
  async ({ page }) => {
    await visit(page, '/explore/parquet/');
    await own(page).setInputFiles(fixture('arrow-orders'));
    await opened(page, 'arrow-orders.parquet');
    await page.getByRole('button', { name: 'Walk through its pages' }).click();
    await expect(page.getByRole('region', { name: /^\d+ pages? in row group 1/ })).toBeVisible();
    await ask(page, "country = 'DE' and id > 1500");
    await expect(page.getByRole('table', { name: 'Rows that match.' })).toBeVisible();
    await page.getByRole('button', { name: 'Write the file' }).click();
    await expect(page.getByText('This is the file to compare with')).toBeVisible();
    await expectAccessible(page);
  },
);

test('under a base path the worker starts and writes', { tag: '@slow' }, async ({ open }) => {
  const page = await (await open()).newPage();
  await visit(page, `${process.env.LAKEPATH_SUB_URL ?? ''}/explore/parquet/`);
  await page.getByRole('button', { name: 'Write the file' }).click();
  await expect(page.getByText('This is the file to compare with')).toBeVisible();
  expect(plain(await page.locator('.pq-compare figcaption').textContent())).toMatch(/^The file: /);
});

test(
  'without scripts the page says so, and tells how a file is read',
  { tag: '@slow' },
  async ({ open }) => {
    const page = await (await open({ javaScriptEnabled: false })).newPage();
    await page.goto(`${process.env.LAKEPATH_URL ?? ''}/explore/parquet/`);
    expect(await page.locator('noscript').allTextContents()).toContainEqual(
      expect.stringContaining('needs JavaScript'),
    );
    await expect(page.getByRole('heading', { name: 'How a reader finds its way' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Write the file' })).toBeHidden();
  },
);
