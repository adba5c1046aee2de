import { modulePages, readBuilt } from './built.ts';
import { expect, test } from './site.ts';

const withCards = modulePages.filter((url) =>
  readBuilt(`${url.slice(1)}index.html`).includes('table--cards'),
);

test('on a phone a cell’s words stand beside their heading, whatever they are made of', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  let seen = 0;
  for (const url of withCards) {
    await page.goto(url);
    const lefts = await page
      .locator('.table--cards td[data-head]:not([data-head=""])')
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          const words = [...range.getClientRects()].filter(({ width }) => width > 0);
          return Math.min(...words.map(({ left }) => left)) - cell.getBoundingClientRect().left;
        }),
      );
    seen += lefts.length;
    expect
      .soft(
        lefts.filter((left) => left < 80),
        url,
      )
      .toEqual([]);
  }
  expect(seen).toBeGreaterThan(20);
});

test('a decision is a card: its situation heads it, and it still is a table to a screen reader', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/modules/paimon-merge-engines/');
  const decide = page.getByRole('region', { name: /^How to decide/ });
  const table = decide.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText([
    'situation',
    'choice',
    'what it costs',
  ]);
  const rows = await table.getByRole('row').all();
  const [, first, second] = rows;
  if (!first || !second) throw new Error('no rows');
  const [title, choice, cost] = await first.getByRole('cell').all();
  const boxes = await Promise.all([title, choice, cost].map((cell) => cell?.boundingBox()));
  // Below each other, as wide as the card.
  expect(boxes.map((box) => box?.x)).toEqual([boxes[0]?.x, boxes[0]?.x, boxes[0]?.x]);
  expect(boxes[1]?.y).toBeGreaterThan(boxes[0]?.y ?? Infinity);
  expect(boxes[2]?.y).toBeGreaterThan(boxes[1]?.y ?? Infinity);
  const above = await first.boundingBox();
  expect((await second.boundingBox())?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
});

test('a table of numbers that has no room scrolls within a named region, by keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/modules/paimon-commit-conflicts/');
  const region = page.getByRole('region', { name: /^Table: snapshot_id/ });
  expect(await region.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
});
