import { isoDate } from '../../src/domain/day.ts';
import { catalog, moduleOf } from './built.ts';
import { onePerObjective } from './quiz.ts';
import { expect, plain, storedProgress, test, visit, type Page } from './site.ts';
import { storePast } from './stored.ts';

const retained = moduleOf('flink-state-and-ttl');
const known = moduleOf('flink-runtime-topology');
const day = 20_700;
const date = (of: number) =>
  new Date(`${isoDate(of)}T00:00:00Z`).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });

async function storeCourse(page: Page): Promise<void> {
  const asked = onePerObjective(retained);
  await storePast(page, {
    registers: {
      ...Object.fromEntries(retained.sections.map(({ id }, i) => [`read:${id}`, day + i])),
      [`passed:${retained.id}`]: {
        ...{ day: day + 10, objectives: [], items: [...retained.items] },
      },
      [`known:${known.id}`]: 1,
      [`done:${known.id}`]: day + 3,
      'lab:flink-state-rescale': day + 12,
    },
    attempts: [
      ...asked.map((id) => [id, day + 10, 'first', true] as const),
      ...asked.map((id, i) => [id, day + 20 + i, 'review', true] as const),
    ],
  });
}

test('an empty sheet says what it will show', async ({ page }) => {
  await visit(page, '/readiness/');
  await expect(page.getByText('Nothing to show yet.')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  const today = await page.evaluate(() =>
    new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
  );
  await expect(page.getByText(`As of ${today}`)).toBeVisible();
});

test('the sheet says what was read, passed and retained, and when, and no more', async ({
  page,
}) => {
  await storeCourse(page);
  await visit(page, '/progress/');
  await page.getByRole('link', { name: 'your readiness sheet' }).click();
  const part = page.getByRole('region', { name: 'Flink internals' });
  const flink = catalog.qualifications.find(({ id }) => id === 'flink-internals');
  await expect(part).toContainText(flink?.text ?? '?');
  await expect(part).toContainText(
    `${String(flink?.modules.length)} modules: 1 read, 1 passed, 1 retained`,
  );
  const row = part.getByRole('row', { name: retained.title });
  const last = day + 20 + retained.objectives.length - 1;
  await expect(row.getByRole('cell')).toHaveText([
    date(day + retained.sections.length - 1),
    date(day + 10),
    date(last),
  ]);
  const other = part.getByRole('row', { name: known.title });
  await expect(other.getByRole('rowheader')).toContainText('marked as known');
  await expect(other.getByRole('rowheader')).toContainText(
    `ticked off in the plan, ${date(day + 3)}`,
  );
  await expect(other.getByRole('cell')).toHaveText(['no', 'no', 'no']);
  // Of a qualification that asks for a skill without a module.
  const bare = catalog.skills.find((skill) => skill.modules.length === 0);
  const asking = catalog.qualifications.find(({ skills }) => skills.includes(bare?.id ?? ''));
  const sheet = page.locator('.sheet__part', { hasText: asking?.text ?? '?' });
  await expect(sheet).toContainText(new RegExp(`No module yet for: .*${bare?.name ?? '?'}`));
  const labs = page.getByRole('region', { name: 'Labs' });
  await expect(labs.getByRole('listitem')).toHaveCount(1);
  await expect(labs).toContainText(date(day + 12));
  await expect(page.getByText('Nobody supervised it.')).toBeVisible();
  // What is not begun is folded away, and on paper.
  const columnar = page.getByRole('region', { name: 'Columnar file formats' });
  const titles = columnar.getByText(/^Columnar layout/);
  await expect(titles).toBeHidden();
  await columnar.getByText(/^\d+ modules? not begun$/).click();
  await expect(titles).toBeVisible();
  await columnar.getByText(/^\d+ modules? not begun$/).click();
  await page.emulateMedia({ media: 'print' });
  await expect(titles).toBeVisible();
});

test('a lapse takes the day away, and without a lab the sheet says so', async ({ page }) => {
  const [item = ''] = retained.items;
  await storePast(page, {
    attempts: [
      ...onePerObjective(retained).flatMap((id) => [
        [id, day, 'first', true] as const,
        [id, day + 5, 'review', true] as const,
      ]),
      [item, day + 9, 'review', false],
    ],
  });
  await visit(page, '/readiness/');
  const row = page
    .getByRole('region', { name: 'Flink internals' })
    .getByRole('row', { name: retained.title });
  await expect(row.getByRole('cell')).toHaveText(['no', 'yes, day not noted', 'no']);
  await expect(page.getByText('No labs done yet.')).toBeVisible();
});

test('a name is printed with the sheet, and kept nowhere', async ({ page }) => {
  await storeCourse(page);
  await visit(page, '/readiness/');
  const before = await storedProgress(page);
  await page.getByRole('textbox', { name: /^Name/ }).fill('  Ada Example ');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Ada Example', { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('table').first()).toBeVisible();
  expect(plain(await page.locator('.sheet').textContent())).not.toMatch(/passed on|certif/i);
  await page.emulateMedia({ media: 'screen' });
  expect(await storedProgress(page)).toEqual(before);
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  ).not.toContain('Ada');
  await page.reload();
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue('');
});
