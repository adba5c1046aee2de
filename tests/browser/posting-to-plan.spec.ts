import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { catalog } from './built.ts';
import { fillIn } from './quiz.ts';
import { expect, storedProgress, test, visit } from './site.ts';

const posting = `Streaming engineer intern

You bring
- Apache Flink: state management and UDFs
- Java, and patience for performance tuning
- Kafka

A plus
- Knowledge of PyTorch data loading
`;

test('paste, match, find out, plan, share, open elsewhere, calendar, re-plan', async ({
  page,
  context,
  open,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.setFixedTime('2026-12-01T09:00:00');

  await test.step('paste and match', async () => {
    await visit(page, '/');
    await page.getByRole('textbox', { name: 'Or paste one of your own' }).fill(posting);
    await page.getByRole('button', { name: 'Find the skills' }).click();
    await expect(page.getByRole('heading', { name: /^\d skills found$/ })).toBeVisible();
    await expect(page.locator('[id="skill-kafka"]')).toBeVisible();
  });

  await test.step('find out what is known already, and come back', async () => {
    await visit(page, '/placement/');
    await page.getByRole('button', { name: 'Begin' }).click();
    const result = page.getByRole('heading', { name: 'Your path starts here' });
    for (let asked = 0; asked < 20 && (await result.count()) === 0; asked++) {
      const form = page.locator('.asked form[data-item]');
      await expect(form.or(result)).toBeVisible();
      if ((await result.count()) > 0) break;
      const id = (await form.getAttribute('data-item')) ?? '';
      const own = catalog.modules.find(({ items }) => items.includes(id))?.id;
      // This reader knows the Flink runtime, and no more.
      if (own === 'flink-runtime-topology') {
        await fillIn(form, 'right');
        await form.getByRole('button', { name: 'Check answer' }).click();
      } else await page.getByRole('button', { name: 'I don’t know' }).click();
      await page.getByRole('button', { name: 'Go on', exact: true }).click();
      await expect(page.locator(`form[data-item="${id}"]`)).toHaveCount(0);
    }
    await expect(result).toBeVisible();
    await page.getByRole('button', { name: 'Mark 1 module as known' }).click();
    await expect(page.getByText('Kept in this browser.')).toBeVisible();
  });

  await test.step('plan from the posting, which is still there', async () => {
    await visit(page, '/match/');
    await page.getByRole('link', { name: 'Make a path from this' }).click();
    await page
      .getByRole('region', { name: 'Plan from a link' })
      .getByRole('button', { name: 'Take this plan' })
      .click();
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
    const titles = await page
      .locator('.week__entries > li:not(.lab-line) > div > a')
      .allTextContents();
    expect(titles).toContain('Flink state: key groups, broadcast and TTL');
    expect(titles).not.toContain('The Flink runtime: processes, chains and slots');
    expect(titles).toContain('The PyTorch DataLoader: workers, queues and seeds');
    // A must comes before a plus.
    expect(titles.indexOf('Flink state: key groups, broadcast and TTL')).toBeLessThan(
      titles.indexOf('The PyTorch DataLoader: workers, queues and seeds'),
    );
    await page.getByLabel('Hours a week').fill('1');
    await page.getByRole('button', { name: 'Keep these changes' }).click();
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  });

  await test.step('share, and open in another browser', async () => {
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await expect(page.getByText('The link is copied.')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await (await open()).newPage();
    await visit(other, link);
    await expect(other.getByText('Nothing is kept until you take it.')).toBeVisible();
    expect(await other.locator('.week__entries a').allTextContents()).toEqual(
      await page.locator('.week__entries a').allTextContents(),
    );
    expect((await storedProgress(other)).registers.has('plan')).toBe(false);
  });

  await test.step('calendar', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Calendar file' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    expect(events).toHaveLength(await page.getByRole('heading', { name: /^Week \d+$/ }).count());
  });

  await test.step('three weeks later: re-plan, and go on where the plan says', async () => {
    await page.clock.setFixedTime('2026-12-22T09:00:00');
    await visit(page, '/path/');
    const course = page.getByRole('region', { name: 'Where you stand' });
    await expect(course).toContainText('that should be done by now');
    await course.getByRole('button', { name: 'Show a plan from today' }).click();
    await course.getByRole('button', { name: 'Use the new plan' }).click();
    await expect(page.locator('.week').first()).toContainText('22–28 Dec');
    const [first = ''] = await page
      .locator('.week__entries > li:not(.lab-line) > div > a')
      .allTextContents();
    await visit(page, '/');
    await expect(page.locator('.today__next')).toContainText(first);
    await page.getByRole('link', { name: 'Begin', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
  });
});
