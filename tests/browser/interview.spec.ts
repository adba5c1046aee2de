import type { Locator } from '@playwright/test';
import { fitSheets } from '../../src/catalog/interview-sheet.ts';
import { plainText } from '../../src/catalog/markdown.ts';
import { readContent } from '../../src/catalog/read.ts';
import { isoDate } from '../../src/domain/day.ts';
import { one, readPage, words } from '../built/html.ts';
import { catalog, moduleOf } from './built.ts';
import { answer, itemForm } from './quiz.ts';
import { expect, expectStored, leadsTo, test, type Page } from './site.ts';
import { storePast, type Past } from './stored.ts';

const flink = catalog.qualifications.find(({ id }) => id === 'flink-internals');
if (!flink) throw new Error('no such qualification');
const page7 = `/interview/${flink.id}/`;
const { modules } = readContent(process.cwd());
const day = 20_500;

/** Everything missed once, some twice: the longest lists. */
const missedAll: Past = {
  attempts: catalog.modules.flatMap(({ items }) =>
    items.map((id, i) => [id, day + i, 'first', false] as const),
  ),
};

function openIds(page: Page): Promise<string[]> {
  return page
    .locator('[data-open-item]:visible')
    .evaluateAll((all) => all.map((one) => one.dataset['openItem'] ?? ''));
}

function question(page: Page, id: string): Locator {
  return page.locator(`[data-open-item="${id}"]`);
}

async function rate(page: Page, id: string, points: number): Promise<void> {
  const open = question(page, id);
  await open.getByText('Rubric and model answer').click();
  for (const box of (await open.getByRole('checkbox').all()).slice(0, points)) await box.check();
  await open.getByRole('button', { name: 'Keep this rating' }).click();
  await expect(open.getByRole('status')).toHaveText(`Kept: ${points} of 4 points.`);
}

test('open questions are rated, and the next time weak ones come first', async ({ page }) => {
  await page.goto(page7);
  const before = await openIds(page);
  expect(before.length).toBe(flink.modules.length * 2);
  const [strong = '', unrated = '', weak = '', weaker = '', ...others] = before;
  await rate(page, strong, 3);
  await rate(page, weak, 2);
  await rate(page, weaker, 0);
  // The reader keeps their place: nothing moves under their hands.
  await expect(question(page, weak)).toContainText('2 of 4 points, weak');
  expect(await openIds(page)).toEqual(before);
  await expectStored(page, `open:${weaker}`).toEqual([0, 0, 0, 0]);

  await page.reload();
  await expect(question(page, strong)).toContainText('3 of 4 points');
  expect(await openIds(page)).toEqual([weaker, weak, unrated, ...others, strong]);
  await question(page, weak).getByText('Rubric and model answer').click();
  await expect(question(page, weak).getByRole('checkbox', { checked: true })).toHaveCount(2);

  await page.goto('/interview/');
  const row = page.getByRole('listitem').filter({ hasText: flink.short });
  await expect(row.first()).toContainText(
    `${String(before.length)} open questions · 3 rated, 2 weak`,
  );
  expect((await openIds(page)).slice(0, 2)).toEqual([weaker, weak]);
  expect((await openIds(page)).length).toBe(5);
  await question(page, weak).getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`${page7}#o-${weak}$`));
  await expect(page.locator(`[id="o-${weak}"]`)).toBeInViewport();
});

test('on a phone a recap is one line until it is opened, and links lead to each part', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(page7);
  const recaps = page.locator('.recap-of');
  await expect(recaps).toHaveCount(flink.modules.length);
  const points = recaps.first().getByRole('listitem');
  const fold = recaps.first().getByText(/^\d+ points?$/);
  await expect(points.first()).toBeHidden();
  await fold.click();
  await expect(points.first()).toBeVisible();
  const jump = page.getByRole('navigation', { name: 'On this page' });
  for (const [name, heading] of [
    [`${String(flink.modules.length * 2)} open questions`, 'Open questions'],
    ['Most often missed', 'Most often missed'],
    ['Recaps', 'Recaps'],
  ] as const) {
    await jump.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeInViewport();
  }
  // On paper, and where there is room, nothing is folded.
  await page.emulateMedia({ media: 'print' });
  await expect(jump).toBeHidden();
  await expect(recaps.last().getByRole('listitem').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1024, height: 800 });
  await expect(recaps.last().getByRole('listitem').first()).toBeVisible();
  await expect(fold).toBeHidden();
});

test('what was missed most is listed with its words, and leads to the question', async ({
  page,
}) => {
  const module = moduleOf('flink-state-and-ttl');
  const [often = '', once = '', other = ''] = module.items;
  await page.goto('/interview/');
  const missed = page.getByRole('region', { name: 'Most often missed' });
  const nothing = page.getByText('Nothing so far.');
  await expect(nothing).toBeVisible();
  await storePast(page, {
    attempts: [
      [once, day, 'first', false],
      [often, day, 'first', false],
      [other, day, 'practice', false],
      [often, day + 1, 'review', false],
      ['gone-question', day, 'review', false],
    ],
  });
  await page.evaluate(() => localStorage.removeItem('lakepath.progress'));
  for (const path of ['/interview/', page7]) {
    await page.goto(path);
    await expect(missed.getByRole('listitem')).toHaveCount(2);
    await expect(nothing).toBeHidden();
    const first = missed.getByRole('listitem').first();
    await expect(first).toContainText('missed 2 of 2');
    const item = modules
      .find(({ slug }) => slug === module.id)
      ?.quiz.items.find(({ id }) => id === often);
    await expect(first.getByRole('link')).toHaveText(plainText(item?.question ?? ''));
    await expect(first.getByRole('link')).toHaveAttribute(
      'href',
      leadsTo(`${module.url}#q-${often}`),
    );
  }
  await missed.getByRole('link').first().click();
  await expect(itemForm(page, often)).toBeInViewport();
  await answer(page, often, 'right');
  await page.goto('/interview/columnar-file-formats/');
  await expect(nothing).toBeVisible();
});

test('where questions do not load, what was missed is listed all the same', async ({
  page,
  guard,
}) => {
  guard.allow(/fragments|Failed to load resource/);
  const module = moduleOf('flink-state-and-ttl');
  await storePast(page, { attempts: [[module.items[0] ?? '', day, 'first', false]] });
  await page.route('**/fragments/**', (route) => route.abort());
  await page.goto(page7);
  await expect(page.getByRole('link', { name: `A question of “${module.title}”` })).toBeVisible();
});

test('home leads here in the last two weeks before the plan’s date', async ({ open }) => {
  for (const [left, words] of [
    [15, null],
    [14, 'Your date is in 14 days: prepare for the interview.'],
    [1, 'Your date is tomorrow: prepare for the interview.'],
    [0, 'Your date is today: prepare for the interview.'],
    [-1, null],
  ] as const) {
    const page = await (await open({ timezoneId: 'Europe/Berlin' })).newPage();
    await page.clock.setFixedTime('2026-12-01T12:00:00Z');
    const target = isoDate(20_788 + left);
    await storePast(page, {
      registers: {
        plan: { input: { qualifications: 'all', start: '2026-10-05', target }, modules: [] },
      },
    });
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'The whole path' })).toBeVisible();
    const line = page.locator('.today__line');
    if (words === null) await expect(line).toBeHidden();
    else {
      await expect(line).toHaveText(words);
      await line.getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before the interview');
    }
  }
});

/** Pages of the paper that a browser prints. */
async function sheets(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = await page.pdf({ format });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

async function expectTwoSheets(page: Page): Promise<void> {
  for (const format of ['A4', 'Letter'] as const) {
    const count = await sheets(page, format);
    expect(count, `${page.url()} on ${format}`).toBeGreaterThan(0);
    expect(count, `${page.url()} on ${format}`).toBeLessThanOrEqual(2);
  }
}

// What each of these pages holds is read in tests/built/interview.test.ts; paper is a matter of length.
const byLength = catalog.qualifications
  .map(({ id }) => `/interview/${id}/`)
  .sort((a, b) => sizeOf(b) - sizeOf(a));
const [longest = ''] = byLength;

function sizeOf(path: string): number {
  return words(one('.interview__sheet', readPage(path))).length;
}

async function expectPrintsWell(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const missed = page.getByRole('region', { name: 'Most often missed' });
  await expect(missed.getByRole('listitem')).toHaveCount(5);
  await expect(missed.getByText(/^A question of/)).toHaveCount(0);
  await expectTwoSheets(page);
}

test('the longest qualification prints on two sheets, in a type that can be read', async ({
  page,
}) => {
  await storePast(page, missedAll);
  await expectPrintsWell(page, longest);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.recap-of', '.open__question', '.open__rubric', '.missed__list'])
    await expect(page.locator(part).first()).toBeVisible();
  const sizes = await page.locator('main :visible').evaluateAll((all) =>
    all
      .filter((one) =>
        [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
      )
      .filter((one) => !one.matches('code, button'))
      .map((one) => parseFloat(getComputedStyle(one).fontSize)),
  );
  // 8.5 pt in CSS pixels.
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.5 * (96 / 72) - 0.01);
});

test('every qualification prints on two sheets', { tag: '@slow' }, async ({ page }) => {
  await storePast(page, missedAll);
  for (const path of byLength) await expectPrintsWell(page, path);
});

for (const number of [3, 6, 10]) {
  test(`a qualification of ${number} modules prints on two sheets too`, async ({ page }) => {
    await storePast(page, missedAll);
    await page.goto(page7);
    const missed = page.getByRole('region', { name: 'Most often missed' });
    await expect(missed.getByText(/^A question of/)).toHaveCount(0);
    const many = Array.from(
      { length: number },
      (_, i) => modules[i % modules.length] ?? modules[0],
    );
    const own = many.flatMap((module) => module ?? []);
    const sheet = fitSheets(own);
    expect(sheet.whole).toBe(false);
    expect(sheet.questions).toBeGreaterThan(1);
    expect(sheet.points).toBeGreaterThan(0);
    // The page as it would be with these modules: its own parts, with their texts.
    await page.evaluate(
      ({ recaps, opens, answers }) => {
        const [recap, ...others] = document.querySelectorAll('.recap-of');
        const list = document.querySelector('[data-open-list]');
        const entry = list?.firstElementChild;
        if (!recap || !list || !entry) throw new Error('nothing to copy');
        for (const one of others) one.remove();
        const made = recaps.map(({ title, points }) => {
          const copy = recap.cloneNode(true) as Element;
          const [heading, points0] = [copy.querySelector('h3 a'), copy.querySelector('ul')];
          if (heading) heading.textContent = title;
          points0?.replaceChildren(
            ...points.map((text) =>
              Object.assign(document.createElement('li'), { textContent: text }),
            ),
          );
          return copy;
        });
        recap.replaceWith(...made);
        list.replaceChildren(
          ...opens.map(({ question: asked, rubric }) => {
            const copy = entry.cloneNode(true) as Element;
            const heading = copy.querySelector('.open__question');
            if (heading) heading.textContent = asked;
            copy.querySelectorAll('.open__rubric label > span').forEach((one, i) => {
              one.textContent = rubric[i] ?? '';
            });
            return copy;
          }),
        );
        document
          .querySelector('.interview__sheet')
          ?.classList.toggle('interview__sheet--answers', answers);
      },
      {
        answers: sheet.answers,
        recaps: own.map(({ title, recap }) => ({
          title,
          points: recap.slice(0, sheet.points).map(plainText),
        })),
        opens: own
          .flatMap(({ quiz }) => quiz.open)
          .map((one) => ({ question: plainText(one.question), rubric: one.rubric.map(plainText) }))
          .sort((a, b) => b.question.length - a.question.length)
          .slice(0, sheet.questions),
      },
    );
    await expectTwoSheets(page);
  });
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('recaps, questions, rubrics and answers can be read', async ({ page }) => {
    await page.goto('/interview/');
    await expect(page.locator('[data-open-item]:visible')).toHaveCount(catalog.modules.length * 2);
    await page.getByRole('link', { name: flink.short }).click();
    await expect(page.locator('.recap-of')).toHaveCount(flink.modules.length);
    await expect(page.locator('[data-open-item]:visible')).toHaveCount(flink.modules.length * 2);
    const open = page.locator('[data-open]').first();
    await open.getByText('Rubric and model answer').click();
    await expect(open.getByText('A model answer')).toBeVisible();
    await expect(open.getByRole('checkbox')).toHaveCount(4);
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
