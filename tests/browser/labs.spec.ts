import { readFileSync } from 'node:fs';
import { orderModules } from '../../src/domain/module-order.ts';
import type { LabChoice } from '../../src/domain/plan.ts';
import type { Json } from '../../src/domain/progress/format.ts';
import { catalog, moduleOf } from './built.ts';
import { expect, test, visit, type Page } from './site.ts';
import { putPast, storePast } from './stored.ts';

const lab = catalog.labs.find(({ id }) => id === 'four-formats-one-table');
if (!lab) throw new Error('the catalogue has no lab "four-formats-one-table"');

const levels = ['Beginner', 'Intermediate', 'Advanced'] as const;

test('the list has every lab with its page, level and time, the easiest first, in the path’s order', async ({
  page,
}) => {
  await visit(page, '/labs/');
  for (const { title, url, level, minutes } of catalog.labs) {
    const row = page
      .getByRole('region', { name: levels.find((one) => one.toLowerCase() === level) ?? '' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: title, exact: true }) });
    await expect(row.getByRole('link', { name: title, exact: true })).toHaveAttribute('href', url);
    const rest = minutes % 60;
    await expect(row).toContainText(rest === 0 ? `${minutes / 60} h` : `${rest} min`);
  }
  const order = orderModules(catalog.modules).map(({ id }) => id);
  const shown = await page
    .locator('.lab-row__title a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const places = shown.map((href) => {
    const found = catalog.labs.find(({ url }) => href === url);
    return (
      levels.findIndex((one) => one.toLowerCase() === found?.level) * 1000 +
      order.indexOf(found?.modules[0] ?? '')
    );
  });
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

const first = moduleOf('columnar-and-arrow-layout');
const second = moduleOf('table-format-fundamentals');
const ofFirst = catalog.labs.filter(({ modules }) => modules[0] === first.id);
const ofSecond = catalog.labs.filter(({ modules }) => modules[0] === second.id);

/** A kept plan of these modules alone: the others are known. */
function planOf(modules: string[], labChoice: LabChoice): Record<string, Json> {
  const known = catalog.modules.map(({ id }) => id).filter((id) => !modules.includes(id));
  const input = { qualifications: 'all', start: '2026-11-23', known, labChoice };
  return {
    plan: { input, modules },
    ...Object.fromEntries(known.map((id) => [`known:${id}`, 1])),
  };
}

test('a kept plan marks its labs and says which is next, and nothing moves for it', async ({
  page,
  open,
}) => {
  test.slow();
  const other = await (await open()).newPage();
  const plan = planOf([first.id, second.id], 'all');
  const done = ofFirst.find(({ modules }) => modules.every((id) => id !== second.id));
  await storePast(other, { registers: { ...plan, ...(done && { [`lab:${done.id}`]: 1 }) } });
  for (const width of [320, 390, 1280]) {
    for (const one of [page, other]) await one.setViewportSize({ width, height: 844 });
    await visit(page, '/labs/');
    await visit(other, '/labs/');
    const marked = other
      .locator('.lab-row')
      .filter({ has: other.locator('.lab-row__path:visible') });
    await expect(marked).toHaveCount(ofFirst.length + ofSecond.length);
    const line = other.getByText(/are on your path; the next is/);
    await expect(line).toContainText(`${ofFirst.length + ofSecond.length} are`);
    const next = await line.getByRole('link').textContent();
    expect([...ofFirst, ...ofSecond].map(({ title }) => title)).toContain(next);
    expect(next).not.toBe(done?.title);

    // Who has no plan sees none of it, at the same places.
    await expect(page.locator('.lab-row__path:visible')).toHaveCount(0);
    await expect(page.getByText(/path;|of your path/).filter({ visible: true })).toHaveCount(0);
    const places = (of: Page) =>
      of
        .locator('.lab-group h2, .lab-row')
        .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
    expect(await places(other)).toEqual(await places(page));
  }
});

test('labs that the plan does not have are not called on the path, whatever their module', async ({
  page,
}) => {
  const both = ofFirst.length + ofSecond.length;
  await storePast(page, { registers: planOf([first.id, second.id], 'none') });
  await visit(page, '/labs/');
  await expect(
    page.getByText(`None is planned; ${both} go with modules on your path.`),
  ).toBeVisible();
  await expect(page.locator('.lab-row__path:visible')).toHaveCount(0);
  await putPast(page, { registers: planOf([first.id, second.id], 'one') });
  await visit(page, '/labs/');
  const line = page.getByText(/on your path; the next is/);
  const said = Number.parseInt((await line.textContent()) ?? '', 10);
  expect(said).toBeLessThan(both);
  await expect(page.locator('.lab-row__path:visible')).toHaveCount(said);
  // The path holds as many.
  await visit(page, '/path/');
  await expect(page.locator('.lab-line')).toHaveCount(said);
});

test('the longest title of a lab fits into the room that is kept for it', async ({ page }) => {
  const longest = catalog.labs.reduce((a, b) => (b.title.length > a.title.length ? b : a));
  await storePast(page, {
    registers: planOf(longest.modules.slice(0, 1), 'all'),
  });
  for (const width of [320, 390, 600, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await visit(page, '/labs/');
    const line = page.getByText(/on your path; the next is/);
    const [before, after] = await line.evaluate((one, title) => {
      const height = one.getBoundingClientRect().height;
      const link = one.querySelector('a');
      if (link) link.textContent = title;
      return [height, one.getBoundingClientRect().height];
    }, longest.title);
    expect(after, String(width)).toBe(before);
  }
});

test('on a phone a group’s name is whole, and a lab has its module and a fold with room for a finger', async ({
  page,
}) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await visit(page, '/labs/');
    for (const heading of await page.locator('.lab-group__head h2').all()) {
      const [height, line] = await heading.evaluate((one) => [
        one.getBoundingClientRect().height,
        parseFloat(getComputedStyle(one).lineHeight),
      ]);
      expect(height).toBeLessThan(1.5 * line);
    }
    const row = page.locator('.lab-row').filter({ hasText: lab.title });
    await expect(row.getByText(/^After /)).toBeVisible();
    await expect(
      row.getByRole('link', { name: moduleOf(lab.modules[0] ?? '').title }),
    ).toBeVisible();
    const fold = row.locator('summary');
    await expect(fold).toHaveText('What you find out');
    expect((await fold.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    const rest = row.locator('details > p');
    await expect(rest).toBeHidden();
    await fold.click();
    await expect(rest).toBeVisible();
  }
});

test('explorers have their level and minutes, the easiest first', async ({ page }) => {
  await visit(page, '/explore/');
  const facts = await page.locator('.explorer-row__facts').allTextContents();
  expect(facts.length).toBeGreaterThan(2);
  const places = facts.map((text) => {
    expect(text.trim()).toMatch(/^\w+ · \d+ to \d+\smin$/);
    return levels.findIndex((one) => text.trim().startsWith(one.toLowerCase()));
  });
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a lab is marked as done, and the list and the readiness sheet say so', async ({ page }) => {
  await visit(page, lab.url);
  const done = page.getByRole('button', { name: 'Mark as done' });
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'true');
  await visit(page, '/labs/');
  const row = page.getByRole('listitem').filter({ hasText: lab.title });
  await expect(row.getByText('done', { exact: true })).toBeVisible();
  await visit(page, '/readiness/');
  await expect(page.getByRole('region', { name: 'Labs' })).toContainText(lab.title);
  await visit(page, lab.url);
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'false');
});

test('a step’s program is one click away, and shows the file that ran', async ({ page }) => {
  await visit(page, lab.url);
  const file = page.locator('details.lab__file').filter({ hasText: 'three_commits.py' }).first();
  await expect(file.getByRole('figure')).toBeHidden();
  await page.getByRole('link', { name: 'three_commits.py' }).first().click();
  await expect(file.getByRole('figure')).toBeVisible();
  const shown = await file.locator('code').last().innerText();
  const ran = readFileSync(`content/labs/${lab.id}/three_commits.py`, 'utf8');
  expect(shown.trim()).toBe(ran.trim());
});

test('search finds a lab', async ({ page }) => {
  await visit(page, '/labs/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(lab.title);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Lab');
  await expect(page.getByRole('dialog').getByRole('link', { name: lab.title })).toBeVisible();
});
