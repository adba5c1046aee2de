import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../src/domain/catalog.ts';
import { grownSite } from '../fifty/build.ts';
import { onePerObjective } from './quiz.ts';
import { expect, test, visit, type Page } from './site.ts';
import { storePast } from './stored.ts';
import { findWide } from './wide.ts';

// The pages that list, on the site of fifty modules: all is listed, and nothing reaches over the edge.
// `npm test -- fifty` builds the site and runs this.
test.use({
  baseURL: async ({}, use) => {
    const url = process.env.LAKEPATH_FIFTY_URL;
    if (!url) throw new Error(`${grownSite(50)} holds no site: npm test -- fifty`);
    await use(url);
  },
});

const readGrown = <T>(file: string) =>
  JSON.parse(readFileSync(join(grownSite(50), file), 'utf8')) as T;
const { modules, qualifications } = readGrown<Catalog>('catalog.json');
const terms = Object.keys(readGrown<object>('glossary.json'));
const all = modules.map(({ id }) => id);
const day = 20_700;

/** A reader who has read and passed all of it, some days ago. */
function storeAll(page: Page): Promise<void> {
  return storePast(page, {
    registers: Object.fromEntries(
      modules.flatMap(({ id, items, sections }, i) => [
        ...sections.map((section) => [`read:${section.id}`, day + i]),
        [`passed:${id}`, { day: day + i, objectives: [], items: [...items] }],
      ]),
    ),
    attempts: modules.flatMap((module, i) =>
      onePerObjective(module).map((id) => [id, day + i, 'first', true] as const),
    ),
  });
}

/** The modules that links lead to, below what `parts` selects. */
async function expectLinks(page: Page, parts: string, wanted: readonly string[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const targets = await page
          .locator(`:is(${parts}) a[href*="/modules/"]`)
          .evaluateAll((links) =>
            links.map((one) => one.getAttribute('href')?.split('/')[2] ?? ''),
          );
        return [...new Set(targets)].toSorted();
      },
      `modules that ${new URL(page.url()).pathname} lists`,
    )
    .toEqual(wanted.toSorted());
}

type Listing = (page: Page) => Promise<void>;

const ofQualifications = (path: string, parts: string): Record<string, Listing> =>
  Object.fromEntries(
    qualifications.map(({ id, modules: own }) => [
      `${path}${id}/`,
      (page) => expectLinks(page, parts, own),
    ]),
  );

/** What each page lists for a newcomer, and what they do before it does. */
const forNewcomers: Record<string, Listing> = {
  '/': async (page) => {
    await expect(page.getByRole('region', { name: 'What the posting asks for' })).toContainText(
      `${modules.length} modules`,
    );
    await expect(page.locator('.qual__facts .level')).toContainText(
      qualifications.map((one) => `${one.modules.length} module`),
    );
  },
  '/modules/': async (page) => {
    await expectLinks(page, '[data-node]', all);
    await expect(page.locator('[data-band]')).toHaveCount(qualifications.length);
    for (const band of await page.locator('[data-band]').all())
      if ((await band.getAttribute('open')) === null) await band.locator('summary').click();
    for (const node of await page.locator('[data-node]').all()) await expect(node).toBeVisible();
  },
  ...ofQualifications('/qualifications/', '.module-list'),
  '/path/?default': async (page) => {
    await expectLinks(page, '.weeks', all);
    const fold = page.getByText(/^Change the plan: /);
    if (await fold.isVisible()) await fold.click();
    await page.getByText('What you know already', { exact: true }).click();
    const known = page.getByRole('group', { name: 'Modules you know already' });
    await expect(known.getByRole('checkbox')).toHaveCount(all.length);
  },
  '/match/': async (page) => {
    const posting = ['Requirements', ...qualifications.map(({ text }) => `- ${text}`)].join('\n');
    await page.getByRole('textbox', { name: 'The posting’s text' }).fill(posting);
    await page.getByRole('button', { name: 'Find the skills' }).click();
    await expectLinks(page, '.found__modules', all);
  },
  '/placement/': async (page) => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeFocused();
  },
  '/glossary/': (page) => expect(page.locator('.entry')).toHaveCount(terms.length),
};

/** The same for a reader who has passed all fifty. */
const forReaders: Record<string, Listing> = {
  '/progress/': async (page) => {
    for (const { short } of qualifications)
      await page.locator('.ready__head', { hasText: short }).click();
    await expectLinks(page, '.ready', all);
  },
  '/readiness/': (page) => expectLinks(page, '.sheet__part', all),
  '/review/': async (page) => {
    const cards = modules.reduce((sum, { items }) => sum + items.length, 0);
    await expect(page.getByRole('heading', { name: '20 questions today' })).toBeVisible();
    await expect(page.getByText(`${cards - 20} more are waiting`)).toBeVisible();
  },
  '/interview/': (page) =>
    expect(page.locator('.interview__quals .meta')).toContainText(
      qualifications.map((one) => `${one.modules.length} modules`),
    ),
  ...ofQualifications('/interview/', '.recap-of'),
};

async function visitAll(page: Page, width: number, listings: Record<string, Listing>) {
  await page.setViewportSize({ width, height: 800 });
  for (const [path, list] of Object.entries(listings))
    await test.step(path, async () => {
      await visit(page, path);
      await list(page);
      expect.soft(await findWide(page, width), path).toEqual([]);
    });
}

for (const width of [320, 1280]) {
  test(`lists hold all fifty modules, ${width} px wide @fifty`, ({ page }) =>
    visitAll(page, width, forNewcomers));

  test(`lists of who has passed all fifty, ${width} px wide @fifty`, async ({ page }) => {
    await storeAll(page);
    await visitAll(page, width, forReaders);
  });
}
