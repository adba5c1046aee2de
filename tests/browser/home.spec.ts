import { readFileSync } from 'node:fs';
import { catalog } from './built.ts';
import { expect, expectStored, test, untilAtRest, visit } from './site.ts';
import { moved } from './moved.ts';
import { putPast, storePast } from './stored.ts';

const [first] = catalog.modules;
if (!first) throw new Error('no module');
const plan = {
  input: { qualifications: 'all', start: '2026-11-23', target: '2027-02-01' },
  modules: catalog.modules.map(({ id }) => id),
};

for (const [width, height] of [
  [1440, 900],
  [768, 1024],
  [390, 844],
] as const)
  test(`a first visit says in one screen of ${width} × ${height} what this is, and what to do`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    for (const part of [
      page.getByRole('heading', { level: 1 }),
      page.getByRole('link', { name: 'Take the built-in posting' }),
      page.getByRole('textbox', { name: 'Or paste one of your own' }),
      page.getByRole('button', { name: 'Find the skills' }),
    ])
      await expect(part).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('heading', { name: 'Today' })).toBeHidden();
    await untilAtRest(page);
    expect(await moved(page)).toBe(0);
  });

test('what stands beside it is alive: a walk to step through', async ({ page }) => {
  await page.goto('/');
  const walk = page.locator('#home-walk');
  await walk.getByRole('button', { name: 'Next' }).click();
  await expect(walk.getByText('Choose one to go on.').first()).toBeVisible();
  await walk.getByRole('button', { name: /^B’s step fails/ }).click();
  await expect(walk.getByText(/decides the race/)).toBeVisible();
});

test('an empty paste stays where it is', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Find the skills' }).click();
  await expect(page.getByRole('textbox', { name: 'Or paste one of your own' })).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/');
});

for (const [name, registers] of [
  ['a plan', { plan }],
  ['a section read', { [`read:${first.sections[0]?.id ?? ''}`]: 20_700 }],
] as const)
  for (const width of [1440, 390, 320])
    test(`with ${name} it is Today at ${width} px, and nothing moves when it is known what that holds`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 850 });
      await page.clock.setFixedTime('2026-12-01T12:00:00Z');
      await storePast(page, { registers });
      // Nothing kept of an earlier visit; then what that visit kept.
      for (const visitNumber of [1, 2]) {
        await visit(page, '/');
        await expect(page.locator('.today')).toHaveAttribute('data-live', '');
        await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
        await expect(page.getByText('Tuesday, 1 December 2026')).toBeVisible();
        await expect(page.getByRole('link', { name: 'Take the built-in posting' })).toBeHidden();
        await untilAtRest(page);
        expect(await moved(page), `visit ${visitNumber}`).toBe(0);
      }
    });

test('Today names the week, the date, and a list to tick', async ({ page }) => {
  await page.clock.setFixedTime('2026-12-01T12:00:00Z');
  await storePast(page, { registers: { plan } });
  await visit(page, '/');
  await expect(page.getByRole('heading', { name: /^Week 2 of \d+$/ })).toBeVisible();
  await expect(page.getByText(/Your date is 1 February 2027, in 62 days\./)).toBeVisible();
  const box = page
    .getByRole('region', { name: /^Week 2/ })
    .getByRole('checkbox')
    .first();
  const title = (await box.getAttribute('aria-label'))?.replace('Done: ', '') ?? '';
  const id = catalog.modules.find((module) => module.title === title)?.id ?? '';
  await box.check();
  await expectStored(page, `done:${id}`).toBe(20_788);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: `Done: ${title}` })).not.toBeVisible();
});

test('a new module is named by its title and its minutes; one that is begun, by the section', async ({
  page,
}) => {
  await page.clock.setFixedTime('2026-12-01T12:00:00Z');
  await storePast(page, { registers: { plan } });
  await visit(page, '/');
  const next = page.locator('.today__next');
  await expect(next).toContainText('begins with');
  const title = (await next.getByRole('heading').textContent()) ?? '';
  const module = catalog.modules.find((one) => one.title === title);
  const [begins, after] = module?.sections ?? [];
  await expect(next).toContainText(`${module?.minutes} min · begins with “${begins?.title}”`);
  // The list beside it says as much.
  await expect(page.locator('.today__task').filter({ hasText: title })).toContainText(
    `${module?.minutes} min`,
  );
  await putPast(page, { registers: { plan, [`read:${begins?.id ?? ''}`]: 20_700 } });
  await visit(page, '/');
  await expect(next.getByRole('heading')).toHaveText(after?.title ?? '');
  await expect(next).toContainText(`${title} · ${after?.minutes} min`);
});

test('a bookmark alone does not begin anything', async ({ page }) => {
  await storePast(page, { registers: { [`bookmark:module:${first.id}`]: 1 } });
  await visit(page, '/');
  await expect(page.getByRole('link', { name: 'Take the built-in posting' })).toBeVisible();
});

test('without storage it is the first visit', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Take the built-in posting' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeHidden();
});

for (const [file, isBegun] of [
  ['v1-empty', false],
  ['v1-full', true],
  ['v1-placement-and-plan', true],
  ['v1-labs', true],
] as const)
  test(`${file}: the first paint and the store agree on whether anything was begun`, async ({
    page,
  }) => {
    const text = readFileSync(`tests/fixtures/progress/${file}.json`, 'utf8');
    await page.addInitScript((stored) => {
      localStorage.setItem('lakepath.progress', stored);
    }, text);
    const begun = () => page.evaluate(() => document.documentElement.hasAttribute('data-begun'));
    // Before the page's modules have run, and after.
    await page.route('**/assets/*.js', async (route) => {
      expect.soft(await begun()).toBe(isBegun);
      await route.continue();
    });
    await visit(page, '/');
    expect(await begun()).toBe(isBegun);
  });
