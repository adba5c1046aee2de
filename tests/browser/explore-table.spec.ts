import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync, zipSync } from 'fflate';
import { expect, test, type Page } from './site.ts';

interface EngineRows {
  snapshot: string;
  columns: string[];
  rows: unknown[][];
  count?: number;
}

const fixtures = join(import.meta.dirname, '../fixtures/explorers/tables');
const fixture = (name: string) => join(fixtures, `${name}.zip`);
const rowsOf = (path: string) =>
  JSON.parse(readFileSync(path.replace(/\.zip$/, '.rows.json'), 'utf8')) as EngineRows[];

/** Tables that the labs published: id and file. */
const labs = join(import.meta.dirname, '../../content/labs');
const published = readdirSync(labs).flatMap((lab) => {
  const folder = join(labs, lab, 'data');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.zip') && !isLance(join(folder, name)))
    .map((name) => ({ id: name.slice(0, -'.zip'.length), path: join(folder, name) }));
});

function isLance(path: string): boolean {
  return Object.keys(unzipSync(readFileSync(path))).some((name) => name.startsWith('_versions/'));
}

async function openExplorer(page: Page, search = ''): Promise<void> {
  await page.goto(`/explore/table/${search}`);
  await expect(page.locator('astro-island:not([ssr])')).toHaveCount(1);
}

async function openFile(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
) {
  await page.getByLabel('Choose a file or zip').setInputFiles(file);
}

/** The snapshot's rows and the file that is open are both there. */
async function settle(page: Page): Promise<void> {
  await expect(
    page.locator('.table-rows, .table-section [role="alert"] .fault').first(),
  ).toBeVisible();
  await expect(page.locator('.busy progress')).toHaveCount(0);
}

/** Cells of the rows' table, as they are read on the page. */
async function shownRows(page: Page): Promise<{ columns: string[]; rows: string[] }> {
  const table = page.locator('.table-rows table');
  const columns = await table.locator('thead th').allTextContents();
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) =>
        JSON.stringify([...row.querySelectorAll('td')].map((cell) => cell.textContent)),
      ),
    );
  return { columns, rows: rows.sort() };
}

function asShown({ columns, rows }: EngineRows, order: readonly string[]): string[] {
  const places = order.map((name) => columns.indexOf(name));
  const text = (cell: unknown) => {
    if (cell === null || cell === undefined) return 'null';
    if (cell === '') return 'empty text';
    return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  };
  return rows.map((row) => JSON.stringify(places.map((at) => text(row[at])))).sort();
}

async function expectEngineRows(page: Page, engine: readonly EngineRows[]): Promise<void> {
  for (const one of engine) {
    if (one.count !== undefined || one.rows.length > 50) continue;
    await page.getByRole('radio', { name: labelOf(one.snapshot) }).click();
    await expect(page.locator('.table-snapshot')).toContainText(one.snapshot);
    await settle(page);
    const { columns, rows } = await shownRows(page);
    expect([...columns].sort()).toEqual([...one.columns].sort());
    expect(rows).toEqual(asShown(one, columns));
  }
}

/** What stands on a snapshot's card: see the readers' histories. */
function labelOf(id: string): RegExp {
  return id.length > 5 ? new RegExp(`^…${id.slice(-4)}`) : new RegExp(`^(#|v)${id}\\D`);
}

for (const { id, path } of published) {
  test(`the published table ${id} has the rows that its engine read`, async ({ page }) => {
    await openExplorer(page, `?open=${id}`);
    await settle(page);
    await expectEngineRows(page, rowsOf(path));
  });
}

for (const name of ['ice-eq', 'hudi-cow6']) {
  test(
    `each snapshot of a table of one’s own has its engine’s rows: ${name}`,
    { tag: '@slow' },
    async ({ page }) => {
      await openExplorer(page);
      await openFile(page, fixture(name));
      await settle(page);
      await expectEngineRows(page, rowsOf(fixture(name)));
    },
  );
}

test(
  'by keyboard from the pointer to the rows of a data file',
  { tag: '@slow' },
  async ({ page }) => {
    await openExplorer(page);
    await openFile(page, fixture('ice-dv'));
    await settle(page);
    const history = page.getByRole('radiogroup');
    const newest = history.getByRole('radio', { checked: true });
    await newest.focus();
    await newest.press('ArrowLeft');
    await expect(history.getByRole('radio', { checked: true })).toBeFocused();
    await expect(page.locator('.table-snapshot')).toContainText('made by delete');
    await settle(page);

    const chain = page.getByRole('group', { name: 'The chain, step by step' });
    const panel = page.getByRole('region', { name: /.*/ }).and(page.locator('.table-file'));
    await chain.locator('.table-card[tabindex="0"]').focus();
    const path: string[] = [];
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key);
      path.push((await page.locator('.table-card:focus .table-card__role').textContent()) ?? '');
    }
    expect(path).toEqual(['pointer', 'table metadata', 'manifest list', 'manifest', 'data file']);
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { level: 3 })).toHaveText('data file');
    await expect(panel.getByRole('table')).toContainText('is there');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { level: 3 })).toHaveText('manifest');
    await expect(panel.getByRole('table')).toContainText('data_file.file_path');
  },
);

test(
  'a deleted row says what deleted it, and its file shows it as stored',
  { tag: '@slow' },
  async ({ page }) => {
    await openExplorer(page);
    await openFile(page, fixture('delta-dv'));
    await settle(page);
    await page.getByRole('radio', { name: /^v4/ }).click();
    await expect(page.locator('.table-snapshot')).toContainText('Version 4');
    await settle(page);
    await page.getByLabel(/^Show also/).check();
    await expect(page.locator('.table-rows')).toContainText('its bit is set in deletion_vector_');
    await page.locator('.table-card', { hasText: 'deletion vector' }).first().click();
    await expect(page.locator('.table-file')).toContainText('deleted, counted from 0');
  },
);

test('two snapshots side by side, with what was added and removed', async ({ page }) => {
  await openExplorer(page);
  await openFile(page, fixture('paimon-pk'));
  await settle(page);
  await page.getByLabel('Compare #5 with').selectOption({ label: '#1, APPEND' });
  const section = page.locator('section', {
    has: page.getByRole('heading', { name: 'Two snapshots side by side' }),
  });
  await expect(
    section.getByText(/^From #1 to #5: 2 rows removed, 2 rows added, 1 row kept/),
  ).toBeVisible();
  await expect(section.getByRole('table', { name: /^Removed/ })).toContainText('20.50');
  await expect(section.getByRole('table', { name: /^Added/ })).toContainText('tea again');
});

test(
  'a file that nothing refers to and one that is missing are named',
  { tag: '@slow' },
  async ({ page }) => {
    const files = unzipSync(readFileSync(fixture('ice-v1')));
    const lost = Object.keys(files).find((name) => /^data\/.*\.parquet$/.test(name)) ?? '';
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== lost));
    const zip = zipSync({ ...rest, 'data/stray.parquet': new Uint8Array([1]) });
    await openExplorer(page);
    await openFile(page, {
      name: 'holes.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(zip),
    });
    await settle(page);
    await page.getByRole('button', { name: 'Follow all snapshots' }).click();
    const section = page.locator('.table-left');
    await expect(section).toContainText('1 file is referred to by nothing');
    await expect(section).toContainText('data/stray.parquet');
    await expect(section).toContainText(lost);
    await page.getByRole('radio').first().click();
    await page.locator('.table-card', { hasText: 'missing' }).click();
    await expect(page.locator('.table-file')).toContainText('Its rows are lost to this snapshot');
  },
);

test('a folder opens as a zip does', { tag: '@slow' }, async ({ page }) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'lakepath-')), 'orders');
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(fixture('ice-v1'))))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  await openExplorer(page);
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await settle(page);
  await expect(page.getByRole('heading', { name: 'Iceberg table' })).toBeVisible();
});

test('what is no table gets a plain sentence, and the page goes on', async ({ page }) => {
  await openExplorer(page);
  const fault = page.locator('.fault');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/zip', buffer });
  await openFile(page, file('photo.zip', Buffer.from('\x89PNG\r\n\x1a\n and more')));
  await expect(fault).toHaveText(/photo\.zip is no zip archive/);
  await openFile(page, file('cut.zip', readFileSync(fixture('ice-v1')).subarray(0, 3000)));
  await expect(fault).toHaveText(/no zip archive, or it is cut off/);
  await openFile(
    page,
    file('other.zip', Buffer.from(zipSync({ 'part-0.parquet': new Uint8Array(9) }))),
  );
  await expect(fault).toHaveText(/nothing that makes a table of them/);
  await openFile(page, fixture('ice-v1'));
  await settle(page);
  await expect(fault).toHaveCount(0);
});

test(
  'an open table is accessible in both themes, and fits 320 pixels',
  { tag: '@slow' },
  async ({ page }) => {
    await openExplorer(page);
    await openFile(page, fixture('ice-dv'));
    await settle(page);
    await page.getByLabel(/^Compare/).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Follow all snapshots' }).click();
    await expect(page.locator('.table-left')).toBeVisible();
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).include('.table-explorer').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  },
);

test('on a phone a tap on a file’s card leads to what is in it; another snapshot moves nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openExplorer(page, `?open=${published[0]?.id ?? ''}`);
  await settle(page);
  const heading = page.locator('.table-file__head h3');
  const cards = page.locator('.table-card');
  for (const card of [cards.first(), cards.last()]) {
    await card.click();
    await expect(card).toHaveAttribute('aria-pressed', 'true');
    await expect(heading).toBeInViewport();
  }
  const other = page.locator('.table-log__snapshot').first();
  await other.click();
  await settle(page);
  await expect(other).toBeInViewport();
  await expect(heading).not.toBeInViewport();
});
