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
    const lefts = await page.locator('.table--cards td:not([data-head=""])').evaluateAll((cells) =>
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
