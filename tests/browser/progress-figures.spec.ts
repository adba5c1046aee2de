import { moduleOf } from './built.ts';
import { expect, test, visit } from './site.ts';
import { putPast, readOn } from './stored.ts';

const now = Date.parse('2027-03-01T10:00:00Z');
const today = Math.floor(now / 86_400_000);
const module = moduleOf('table-format-fundamentals');

test.use({ timezoneId: 'UTC' });

test('the forecast and the study days say in words and tables what they draw', async ({ page }) => {
  const [missed = ''] = module.items;
  const past = {
    registers: readOn({ [module.id]: today - 4 }),
    attempts: module.items
      .slice(0, 5)
      .map((item) => [item, today - 1, 'first', item !== missed] as const),
  };
  await page.clock.setFixedTime(now);
  await visit(page, '/progress/');
  await expect(page.getByRole('region', { name: 'Reviews to come' })).toBeHidden();
  // A section read long ago is a beginning, with nothing to draw.
  const [section] = module.sections;
  await putPast(page, { registers: { [`read:${section?.id ?? ''}`]: today - 400 } });
  await visit(page, '/progress/');
  await expect(page.getByText('None in the next four weeks.')).toBeVisible();
  await expect(page.getByText('None in the last half year.')).toBeVisible();

  await putPast(page, past);
  await page.reload();
  const forecast = page.getByRole('region', { name: 'Reviews to come' });
  // Due now: those never answered, and the one missed yesterday; the other four in two days.
  const due = module.items.length - 5 + 1;
  await expect(forecast).toContainText(
    new RegExp(`\\d+ questions in the next four weeks .* at most ${due} on a day`),
  );
  await forecast.getByText('As a table').click();
  await expect(forecast.getByRole('row', { name: '1 March 2027' })).toContainText(String(due));
  await expect(forecast.getByRole('row', { name: '3 March 2027' })).toContainText('4');

  const list = page.getByRole('region', { name: 'Most often missed' });
  await expect(list.getByRole('link')).toHaveAttribute('href', `${module.url}#q-${missed}`);
  await expect(list.getByRole('link')).not.toHaveText(/^A question of/);
  await expect(list).toContainText('missed 1 of 1, last on 28 February');

  const days = page.getByRole('region', { name: 'Study days' });
  await expect(days).toContainText('2 days in the last half year, the latest on 28 February 2027.');
  await expect(days.locator('.calendar__day:not([data-level="0"])')).toHaveCount(2);
  await days.getByText('As a table').click();
  await expect(days.getByRole('row', { name: '22 February 2027' })).toContainText(
    String(module.sections.length + 5),
  );
});
