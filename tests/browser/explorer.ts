import { AxeBuilder } from '@axe-core/playwright';
import { tidyTimes } from '../unit/readers/published.ts';
import type { Plain } from '../../src/readers/plain-value.ts';
import { expect, visit, type Page } from './site.ts';

/** Opens an explorer's page and waits until it works. */
export async function openExplorer(page: Page, name: string, search = ''): Promise<void> {
  await visit(page, `/explore/${name}/${search}`);
}

/** Waits until a file is open and nothing more is being read. */
export async function settle(page: Page, name: string): Promise<void> {
  await expect(page.locator(`.look[data-open="${name}"]`)).toBeVisible();
  await expect(page.locator('.busy progress')).toHaveCount(0);
}

/** Drops files and folders of this machine in the middle of the page, wherever the box that opens is. */
export async function drop(page: Page, ...paths: string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: width / 2,
      y: height / 2,
      data: { items: [], files: paths, dragOperationsMask: 1 },
    });
  }
  await devtools.detach();
}

/** Decodes rows from one on, counted from 1, and gives the first fifty as they stand on the page. */
export async function decodeFrom(page: Page, row: number): Promise<string[][]> {
  await page.getByLabel('From row', { exact: true }).fill(String(row));
  await page.getByRole('button', { name: /^Decode/ }).click();
  const table = page.locator('.rows');
  await expect(table.locator('caption')).toContainText(
    `row ${row.toLocaleString('en')} on. Rows 1 to`,
  );
  const cells = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((one) => [...one.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
  return cells.map((one) => one.map((cell) => String(tidyTimes(cell))));
}

/** Values of an engine as the page writes them. */
export function asShown(rows: readonly (readonly Plain[])[]): string[][] {
  const text = (cell: Plain) => {
    if (cell === '') return 'empty text';
    return cell !== null && typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  };
  return rows.map((row) => row.map((cell) => text(tidyTimes(cell))));
}

/** Opens all that is folded, then looks at the colours of both themes, and at the width of a small phone. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  const axe = () =>
    new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).include('.explorer');
  const { violations } = await axe().analyze();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const { violations: byNight } = await axe().withRules(['color-contrast']).analyze();
  expect(
    [...violations, ...byNight].map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    ),
  ).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, 'pixels beside the page').toBe(0);
}
