import { kinds } from './kinds.ts';
import { moduleOf } from './built.ts';
import { expect, test, untilAtRest, visit, type Page } from './site.ts';
import { readOn, storePast } from './stored.ts';

// With a reader's own colours, grounds and hues of ours are gone: what is chosen must still be told.

/** Attributes by which a page says what is chosen, and the part that shows it where it is not the element itself. */
const chosen = [
  { attribute: 'aria-current' },
  { attribute: 'aria-pressed', value: 'true', off: 'false' },
  { attribute: 'data-read', shownBy: '.toc__tick' },
];

/** What looks the same with and without its mark, of the first so many of each sort. */
async function findUntold(page: Page): Promise<string[]> {
  const untold: string[] = [];
  for (const { attribute, value, off, shownBy } of chosen) {
    const all = page
      .locator(`[${attribute}${value ? `="${value}"` : ''}]`)
      .and(page.locator(':visible'));
    const marked = shownBy ? all.filter({ has: page.locator(shownBy) }) : all;
    for (let i = 0; i < Math.min(await marked.count(), 4); i++) {
      const one = await marked.nth(i).elementHandle();
      const part = shownBy ? await one?.$(shownBy) : one;
      if (!one || !part) continue;
      const before = await part.screenshot();
      const was = await one.evaluate(
        (element, [name, value]) => {
          const old = element.getAttribute(name) ?? '';
          if (value === undefined) element.removeAttribute(name);
          else element.setAttribute(name, value);
          return old;
        },
        [attribute, off] as const,
      );
      const after = await part.screenshot();
      if (before.equals(after))
        untold.push(await one.evaluate((element) => element.outerHTML.slice(0, 100)));
      await one.evaluate((element, [name, value]) => element.setAttribute(name, value), [
        attribute,
        was,
      ] as const);
    }
  }
  return untold;
}

for (const width of [390, 1280])
  // The marks are the same at both widths: the narrow one is a slow proof.
  test(
    `what is current and pressed is told at ${width} px`,
    { tag: width === 390 ? '@slow' : [] },
    async ({ page }) => {
      const module = moduleOf('flink-runtime-topology');
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      await storePast(page, {
        registers: { ...readOn({ [module.id]: 20_700 }), [`bookmark:${module.id}`]: 20_700 },
      });
      for (const path of [...kinds.filter((one) => one !== '/404/'), module.url]) {
        await visit(page, path);
        await untilAtRest(page);
        expect.soft(await findUntold(page), path).toEqual([]);
      }
    },
  );

test('an answer that was chosen is told, before the check and after it', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(moduleOf('flink-runtime-topology').url);
  const form = page.locator('form[data-item][data-kind="single"]').first();
  const [one, other] = [form.getByRole('radio').first(), form.getByRole('radio').nth(1)];
  await one.check();
  expect((await one.screenshot()).equals(await other.screenshot())).toBe(false);
  await form.getByRole('button', { name: 'Check answer' }).click();
  await expect(one).toBeDisabled();
  expect((await one.screenshot()).equals(await other.screenshot())).toBe(false);
});
