import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drop } from './explorer.ts';
import { expect, test, visit } from './site.ts';

// On a phone what was opened lies below all the samples: without a lead there, nothing seems to happen.
for (const [name, sample] of [
  ['table', 'Orders in Delta Lake, three commits'],
  ['parquet', 'Parcels: eight row groups with Bloom filters'],
  ['orc', 'Parcels in ORC'],
  ['lance', 'Parcels in Lance: a column added'],
] as const) {
  test(`/explore/${name}/: whoever opens something at 320 px is led to it`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await visit(page, `/explore/${name}/`);
    const heading = page.locator('.explorer h2:focus');
    await page.getByRole('button', { name: sample }).focus();
    await page.keyboard.press('Enter');
    await expect(heading).toBeInViewport();
  });
}

const fixtures = join(import.meta.dirname, '../fixtures/explorers');
const explorers = [
  { name: 'parquet', file: 'parquet/tiny.parquet', own: 'a Parquet file' },
  { name: 'orc', file: 'orc/zlib.orc', own: 'an ORC file' },
  { name: 'lance', file: 'lance/full.zip', own: 'a Lance dataset’s folder or a zip of it' },
  { name: 'table', file: 'tables/ice-v1.zip', own: 'a table’s folder or a zip of it' },
];

for (const { name, file, own } of explorers) {
  const takesFolders = file.endsWith('.zip');
  test(`/explore/${name}/: what is dropped and cannot be opened is named, and what is open stays`, async ({
    page,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'lakepath-'));
    const path = (part: string) => join(folder, part);
    for (const part of ['empty', 'photos', 'several']) mkdirSync(path(part));
    for (const part of ['photos/a.txt', 'photos/b.txt']) writeFileSync(path(part), 'words');
    const ending = file.slice(file.lastIndexOf('.'));
    for (const part of ['a', 'b'])
      copyFileSync(join(fixtures, file), path(`several/${part}${ending}`));
    try {
      await visit(page, `/explore/${name}/`);
      const alert = page.getByRole('alert').locator('.fault');
      await drop(page, join(fixtures, file));
      const heading = page.locator('.explorer h2:focus');
      await expect(heading).toBeVisible();
      const title = (await heading.textContent()) ?? '';

      for (const [paths, sentence] of [
        [['empty'], `The folder “empty” has no files in it. Choose ${own}.`],
        [
          ['photos'],
          takesFolders
            ? /^photos (is no table|holds no dataset)/
            : `The folder “photos” holds 2 files, and none of them ends in ${ending}`,
        ],
        [[`several/a${ending}`, `several/b${ending}`], /“a\.\w+” and “b\.\w+”.* one at a time/],
        [
          takesFolders ? ['several', 'photos'] : ['several'],
          takesFolders
            ? /“several” and “photos” came at once.*drop the folder that holds them/
            : /^The folder “several” holds 2 files that end in .* one of them\.$/,
        ],
      ] as const) {
        await drop(page, ...paths.map(path));
        await expect(alert).toContainText(sentence);
        await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
      }

      // What can be opened takes its place, and nothing of the faults is left.
      await drop(page, path(`several/a${ending}`));
      await expect(page.getByRole('alert').locator('.fault')).toHaveCount(0);
      await expect(page.getByText(/^a\.\w+ is open/)).toBeAttached();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test('of a folder that an engine wrote the one file that fits is opened', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lakepath-'));
  copyFileSync(join(fixtures, 'parquet/tiny.parquet'), join(folder, 'part-0.parquet'));
  writeFileSync(join(folder, '_SUCCESS'), '');
  try {
    await visit(page, '/explore/parquet/');
    await drop(page, folder);
    await expect(page.getByRole('heading', { name: 'The bytes of part-0.parquet' })).toBeFocused();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a condition of the address is answered, and the statistics of a column too', async ({
  page,
}) => {
  await visit(page, '/explore/parquet/?open=parcels-bloom&where=id%20%3E%205');
  await expect(page.getByRole('table', { name: /^Statistics of / })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Rows that match.' })).toBeVisible();
});

test('what takes long is cancelled, what was open stays, and answers again', async ({ page }) => {
  await visit(page, '/explore/parquet/?open=parcels-bloom');
  const heading = page.getByRole('heading', { name: 'The bytes of parcels-bloom.parquet' });
  await expect(heading).toBeVisible();
  await page.route('**/parcels-plain.parquet', () => undefined);
  await page.getByRole('button', { name: /Parcels.*plain/i }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.busy progress')).toHaveCount(0);
  await expect(heading).toBeVisible();
  // Its worker was ended: another opens the file again.
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('table', { name: 'The first rows.' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('open')).toBe('parcels-bloom');
});
