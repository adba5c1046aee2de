import { addAttempt } from '../../src/domain/progress/attempts.ts';
import { encodeProgress } from '../../src/domain/progress/encode.ts';
import { moduleOf } from './built.ts';
import { withRead } from './seed.ts';
import { expect, test, visit } from './site.ts';

const now = Date.parse('2027-03-01T10:00:00Z');
const today = Math.floor(now / 86_400_000);
const module = moduleOf('table-format-fundamentals');

test.use({ timezoneId: 'UTC' });

test('the forecast and the study days say in words and tables what they draw', async ({ page }) => {
  let progress = withRead({ [module.id]: today - 4 });
  for (const item of module.items.slice(0, 5))
    progress = addAttempt(progress, item, {
      second: now / 1000 - 86_400,
      offset: 0,
      kind: 'first',
      right: true,
    });
  await page.clock.setFixedTime(now);
  await visit(page, '/progress/');
  await expect(page.getByText('None in the next four weeks.')).toBeVisible();
  await expect(page.getByText('None in the last half year.')).toBeVisible();

  await page.evaluate(
    (text) => localStorage.setItem('lakepath.progress', text),
    encodeProgress(progress),
  );
  await page.reload();
  const forecast = page.getByRole('region', { name: 'Reviews to come' });
  // Those that were never answered are due now; five answered yesterday in two days.
  const fresh = module.items.length - 5;
  await expect(forecast).toContainText(
    new RegExp(`\\d+ questions in the next four weeks .* at most ${fresh} on a day`),
  );
  await forecast.getByText('As a table').click();
  await expect(forecast.getByRole('row', { name: '1 March 2027' })).toContainText(String(fresh));
  await expect(forecast.getByRole('row', { name: '3 March 2027' })).toContainText('5');

  const days = page.getByRole('region', { name: 'Study days' });
  await expect(days).toContainText('2 days in the last half year, the latest on 28 February 2027.');
  await expect(days.locator('.calendar__day:not([data-level="0"])')).toHaveCount(2);
  await days.getByText('As a table').click();
  await expect(days.getByRole('row', { name: '22 February 2027' })).toContainText(
    String(module.sections.length + 5),
  );
});
