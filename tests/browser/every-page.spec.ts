import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { moduleOf } from './built.ts';
import { every, kindOf, kinds } from './kinds.ts';
import { expect, test, visit, type Page } from './site.ts';
import { readOn, storePast } from './stored.ts';
import { findWideOnNarrow } from './wide.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Scope {
  part?: string;
  themes?: 'both' | 'light';
}

/** Violations by day, and by night those that a theme can bring about: colours. */
async function findViolations(
  page: Page,
  { part = 'html', themes = 'both' }: Scope = {},
): Promise<string[]> {
  // Its other mode, for frames of other origins, which no page has, opens a page more for each look.
  const axe = () =>
    new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .include(part);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const byDay = await axe().withTags(tags).analyze();
  const found = byDay.violations;
  if (themes === 'both') {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    found.push(...(await axe().withRules(['color-contrast']).analyze()).violations);
  }
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    for (const one of document.querySelectorAll<HTMLElement>('.listing')) one.hidden = false;
  });
}

/** Unfolds one of each sort of what is folded, and hides listings that show no colour but others do. */
function unfoldOneOfEach(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen = new Set<string>();
    for (const one of document.querySelectorAll('details')) {
      one.open = !seen.has(`fold ${one.className}`);
      seen.add(`fold ${one.className}`);
    }
    for (const one of document.querySelectorAll<HTMLElement>('.listing')) {
      if (!one.checkVisibility()) continue;
      const names = [one, ...one.querySelectorAll('[class]')].flatMap((part) => [
        ...part.classList,
      ]);
      one.hidden = names.every((name) => seen.has(name));
      for (const name of names) seen.add(name);
    }
  });
}

for (const path of kinds) {
  test(`${path} is accessible in both themes, and fits a narrow screen`, async ({
    page,
    guard,
  }) => {
    // The address is not there: the browser says so.
    if (path === '/404/') guard.allow(/status of 404 .*no-such-page/);
    await page.goto(path === '/404/' ? '/no-such-page/' : path);
    await unfoldOneOfEach(page);
    expect(await findViolations(page)).toEqual([]);
    await unfold(page);
    expect(await findWideOnNarrow(page)).toEqual([]);
  });
}

/** Of pages that are made of what is on other pages too, one speaks for all. */
const alike = ['/qualifications/[slug]/', '/interview/[qualification]/', '/labs/[lab]/'];

for (const path of every.filter((one) => !alike.includes(kindOf(one)) || kinds.includes(one))) {
  // A kind's page speaks for its template; what is folded, and the other pages, are proved apart.
  test(`${path} is accessible, unfolded`, { tag: '@slow' }, async ({ page, guard }) => {
    if (path === '/404/') guard.allow(/status of 404 .*no-such-page/);
    await page.goto(path === '/404/' ? '/no-such-page/' : path);
    await unfold(page);
    expect(await findViolations(page, { themes: kinds.includes(path) ? 'both' : 'light' })).toEqual(
      [],
    );
  });
}

/** What scrolls sideways and neither takes the focus nor holds what does: axe's `scrollable-region-focusable`. */
function findOutOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const takesFocus = (one: Element) => (one as HTMLElement).tabIndex >= 0;
    return [...document.querySelectorAll('body *')]
      .filter(
        (one) =>
          one.scrollWidth > one.clientWidth + 1 &&
          /auto|scroll/.test(getComputedStyle(one).overflowX) &&
          ![one, ...one.querySelectorAll('*')].some(takesFocus),
      )
      .map((one) => one.outerHTML.slice(0, 120));
  });
}

test('what scrolls on a narrow screen is reached by keyboard', async ({ open }) => {
  // As it was built: a whole axe, and what scripts add, would take three times as long on fifty pages.
  const page = await (await open({ javaScriptEnabled: false })).newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of every.filter((one) => /^\/(modules|labs)\/[^/]/.test(one))) {
    await page.goto(path);
    await unfold(page);
    expect.soft(await findOutOfReach(page), path).toEqual([]);
  }
});

test('every dialog is accessible in both themes', { tag: '@slow' }, async ({ page }) => {
  await page.goto('/settings/');
  const check = async () =>
    expect(await findViolations(page, { part: 'dialog[open]' })).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await check();
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('snapshot');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await check();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Start over …' }).click();
  await check();
});

test(
  'answered questions and an open term are accessible in both themes',
  { tag: '@slow' },
  async ({ page }) => {
    await page.goto('/modules/table-format-fundamentals/');
    for (const kind of ['single', 'multiple', 'ordering', 'matching', 'numeric']) {
      const form = page.locator(`form[data-kind="${kind}"]`).first();
      if (kind === 'single') await form.getByRole('radio').first().check();
      if (kind === 'multiple') await form.getByRole('checkbox').first().check();
      if (kind === 'numeric') await form.getByRole('textbox').fill('1');
      for (const select of await form.getByRole('combobox').all())
        await select.selectOption({ index: 1 });
      await form.getByRole('button', { name: 'Check answer' }).click();
      await expect(form.getByRole('status')).toHaveText(/right/i);
    }
    await page.locator('a.term').first().focus();
    await expect(page.getByRole('tooltip')).toBeVisible();
    expect(await findViolations(page, { part: 'form[data-graded], .term-card' })).toEqual([]);
  },
);

test(
  'what was missed, rated and reached is accessible in both themes',
  { tag: '@slow' },
  async ({ page }) => {
    const module = moduleOf('flink-state-and-ttl');
    await storePast(page, {
      registers: { [`known:${module.id}`]: 1, 'lab:flink-state-rescale': 20_000 },
      attempts: module.items.map((id, i) => [id, 20_000, 'first', i > 3] as const),
    });
    for (const path of ['/interview/', '/interview/flink-internals/', '/readiness/']) {
      await visit(page, path);
      await expect(page.getByText(/missed 1 of 1|marked as known/).first()).toBeVisible();
      expect(await findViolations(page), path).toEqual([]);
    }
  },
);

test('a matched posting is accessible in both themes', { tag: '@slow' }, async ({ page }) => {
  await page.goto('/match/');
  await page.getByRole('button', { name: 'Take the built-in posting' }).click();
  await expect(page.getByRole('heading', { name: /skills found/ })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Change the text' }).click();
  await page.getByRole('textbox', { name: 'The posting’s text' }).fill(' ');
  await page.getByRole('button', { name: 'Find the skills' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

test(
  'the check is accessible in both themes, from question to result',
  { tag: '@slow' },
  async ({ page }) => {
    await page.goto('/placement/');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.locator('form[data-item]')).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop here' }).click();
    await expect(page.getByRole('heading', { name: 'What you seem to know' })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  },
);

test(
  'review is accessible in both themes, from what is due to the end of a sitting',
  { tag: '@slow' },
  async ({ page }) => {
    const dayBefore = Math.floor(Date.now() / 86_400_000) - 2;
    await storePast(page, {
      registers: readOn({
        'table-format-fundamentals': dayBefore,
        'lsm-trees-amplification': dayBefore,
      }),
    });
    await visit(page, '/review/');
    await expect(page.getByRole('button', { name: 'Catch up' })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Review 5' }).click();
    await expect(page.locator('form[data-item]')).toBeVisible();
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await expect(page.getByRole('button', { name: 'Next question' })).toBeFocused();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop here' }).click();
    await expect(page.getByRole('heading', { name: '0 of 1 recalled' })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await visit(page, '/progress/');
    await page.getByRole('region', { name: 'Reviews to come' }).getByText('As a table').click();
    expect(await findViolations(page)).toEqual([]);
  },
);

test(
  'a plan behind its time, and one from a link, are accessible in both themes',
  { tag: '@slow' },
  async ({ page }) => {
    await visit(page, '/path/');
    await page.getByRole('textbox', { name: 'Start' }).fill('2026-01-05');
    await page.getByRole('button', { name: 'Keep this plan' }).click();
    await page.getByRole('button', { name: 'Show a plan from today' }).click();
    await expect(page.getByRole('button', { name: 'Use the new plan' })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    const [link = ''] = readFileSync('tests/fixtures/plan-links.txt', 'utf8').split(' ');
    await page.goto(`/path/#plan=${link}`);
    await expect(page.getByText('This plan came with a link.')).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  },
);
