import { moduleOf } from './built.ts';
import { every, kinds, visits } from './kinds.ts';
import { answer, keyOf } from './quiz.ts';
import { expect, leadsTo, readButton, test, type Page } from './site.ts';
import { findWide, findWideOnNarrow } from './wide.ts';

async function expectNarrow(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    expect.soft(await findWideOnNarrow(page), path).toEqual([]);
  }
}

// One page of each kind is looked at where its accessibility is: every-page.spec.ts.
test('no other page with parts of its own scrolls sideways at 320 px, nor at 200 % zoom', async ({
  page,
}) => {
  await expectNarrow(
    page,
    visits.filter((path) => !kinds.includes(path)),
  );
});

test(
  'no page at all scrolls sideways at 320 px, nor at 200 % zoom',
  { tag: '@slow' },
  async ({ page }) => {
    test.slow();
    await expectNarrow(
      page,
      every.filter((path) => !visits.includes(path)),
    );
  },
);

test('a journey by touch at 320 px', async ({ open }) => {
  const context = await open({ viewport: { width: 320, height: 640 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto('/');
  const nav = page.getByRole('navigation', { name: 'Main' });
  for (const name of ['Path', 'Modules', 'Practise', 'Interview', 'Progress']) {
    const link = nav.getByRole('link', { name });
    await expect(link).toBeInViewport({ ratio: 1 });
    const box = await link.boundingBox();
    expect(
      Math.min(box?.width ?? 0, box?.height ?? 0),
      `${name}: room for a finger`,
    ).toBeGreaterThanOrEqual(40);
  }
  await expect(page.getByRole('button', { name: 'Search' })).toBeInViewport({ ratio: 1 });

  await page.getByRole('link', { name: 'the first module' }).tap();
  const module = moduleOf('table-format-fundamentals');
  // Once it is loaded its scripts have run: before that a term is a link to the glossary.
  await page.waitForURL(leadsTo(module.url), { waitUntil: 'load' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
  const [section] = module.sections;
  if (!section) throw new Error('no section');

  const term = page.locator('a.term').first();
  await term.tap();
  const card = page.getByRole('tooltip');
  await expect(card).toBeVisible();
  const box = await card.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
  expect(page.url()).toContain(module.url);
  await page.getByRole('heading', { level: 2, name: section.title }).tap();
  await expect(card).toBeHidden();

  await readButton(page, section).tap();
  await expect(readButton(page, section)).toHaveAttribute('aria-pressed', 'true');
  const single = page.locator('form[data-kind="single"]').first();
  await single.locator('.choice label').first().tap();
  await expect(single.getByRole('radio').first()).toBeChecked();
  await single.getByRole('button', { name: 'Check answer' }).tap();
  await expect(single.getByRole('status')).toHaveText(/right/i);
  for (const kind of ['ordering', 'matching'] as const) {
    const form = page.locator(`form[data-kind="${kind}"]`).first();
    await answer(page, (await keyOf(form)).id, 'right');
  }

  await page.getByRole('button', { name: 'Search' }).tap();
  await page.getByRole('searchbox').fill('snapshot');
  const result = page.getByRole('dialog', { name: 'Search' }).getByRole('link').first();
  await expect(result).toBeVisible();
  expect(await findWide(page, 320)).toEqual([]);
  await result.tap();
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();

  await nav.getByRole('link', { name: 'Progress' }).tap();
  await expect(page.getByRole('region', { name: 'Recent activity' })).toContainText('3 answers');
});
