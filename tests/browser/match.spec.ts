import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { catalog } from './built.ts';
import { expect, test, visit, type Page } from './site.ts';

const nameOf = (id: string) => catalog.skills.find((skill) => skill.id === id)?.name ?? id;

function field(page: Page): Locator {
  return page.getByRole('textbox', { name: 'The posting’s text' });
}

async function match(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Find the skills' }).click();
}

function skill(page: Page, id: string): Locator {
  return page.locator(`[id="skill-${id}"]`);
}

test.beforeEach(({ page }) => visit(page, '/match/'));

const posting = `Data engineer

Requirements
- Strong Java; Apache Flink
- Spark is a plus

Nice to have
- Iceberg, Delta or Hudi

About us
We started as a Kafka consultancy.`;

test('a pasted posting is marked, sorted, and turned into a path', async ({ page }) => {
  await match(page, posting);
  await expect(page.getByRole('heading', { name: '6 skills found' })).toBeFocused();
  await expect(
    page.getByText(/^2 musts, 4 pluses\. There are modules here for \d of these 6\.$/),
  ).toBeVisible();
  // What is not known to Lakepath cannot be counted.
  await expect(page.getByText(/^Words that are not marked, .* read the posting/)).toBeVisible();
  for (const [id, level] of [
    ['java', 'must'],
    ['flink', 'must'],
    ['spark', 'plus'],
    ['iceberg', 'plus'],
    ['delta-lake', 'plus'],
    ['hudi', 'plus'],
  ] as const)
    await expect(skill(page, id).locator('.found__name')).toHaveText(`${nameOf(id)} ${level}`);
  // What is said of the employer is not asked for.
  await expect(skill(page, 'kafka')).toHaveCount(0);

  // What is not covered is said.
  const covered = new Set(catalog.modules.flatMap(({ skills }) => skills));
  expect(covered.has('java')).toBe(true);
  const open = page.getByRole('heading', { name: 'Asked for, and not covered here yet' });
  await expect(open).toBeVisible();
  const after = await page.locator('.found__list').last().locator('[id^="skill-"]').all();
  expect(await Promise.all(after.map((one) => one.getAttribute('id')))).toEqual(
    expect.arrayContaining(['skill-spark']),
  );

  // Words in the posting lead to their skill, and its line leads back.
  const text = page.getByRole('region', { name: 'The posting' });
  expect(await text.locator('p').allTextContents()).toEqual(posting.split('\n'));
  await text.getByRole('link', { name: 'Hudi' }).click();
  await expect(page).toHaveURL(/#skill-hudi$/);
  await expect(skill(page, 'hudi')).toBeInViewport();
  await skill(page, 'hudi').getByRole('link', { name: 'Line 8 of the posting' }).click();
  await expect(page.locator('[id="line-8"]')).toHaveText('- Iceberg, Delta or Hudi');
  await expect(page.locator('[id="line-8"]')).toBeInViewport();

  await page.getByRole('link', { name: 'Make a path from this' }).click();
  await expect(page.getByText('This plan is made from the posting.')).toBeVisible();
  await expect(
    page.getByText(/Only what the posting asks for of these: .*Apache Flink/),
  ).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: '6 skills found' })).toBeVisible();

  await page.getByRole('button', { name: 'Change the text' }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue(posting);
});

test('a text file can be opened or dropped; the built-in posting is one press away', async ({
  page,
}) => {
  const file = { name: 'posting.txt', mimeType: 'text/plain', buffer: Buffer.from(posting) };
  await page.getByLabel('Open a text file …').setInputFiles(file);
  await expect(page.getByRole('heading', { name: '6 skills found' })).toBeVisible();

  await page.getByRole('button', { name: 'Change the text' }).click();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['We use PyTorch.'], 'p.txt', { type: 'text/plain' }));
    return transfer;
  });
  await field(page).dispatchEvent('dragover', { dataTransfer: data });
  await field(page).dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByRole('heading', { name: '1 skill found' })).toBeVisible();

  await page.getByRole('button', { name: 'Change the text' }).click();
  await page.getByRole('button', { name: 'Take the built-in posting' }).click();
  // All skills that the posting's qualifications ask for.
  const asked = new Set(catalog.qualifications.flatMap(({ skills }) => skills));
  await expect(page.getByRole('heading', { name: `${asked.size} skills found` })).toBeVisible();
  for (const id of asked) await expect(skill(page, id)).toBeAttached();
  await page.getByRole('link', { name: 'Make a path from this' }).click();
  // It is the plan that the site makes by default.
  await expect(page.getByText(/Only what the posting asks for/)).toHaveCount(0);
  for (const box of await page
    .getByRole('group', { name: 'What you prepare for' })
    .getByRole('checkbox')
    .all())
    await expect(box).toBeChecked();
});

test('what cannot be a posting gets one plain sentence, and nothing typed is lost', async ({
  page,
}) => {
  const alert = page.getByRole('alert');
  await match(page, ' \n ');
  await expect(alert).toHaveText('There are no words here. Paste the text of a job posting.');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');

  const long = `${posting}\n${'x'.repeat(200_000)}`;
  await match(page, long);
  await expect(alert).toHaveText(/^This is too long: 201 kB, and a posting can have 200 kB\./);
  await expect(field(page)).toHaveValue(long);

  const open = (name: string, buffer: Buffer) =>
    page.getByLabel('Open a text file …').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await open('a.pdf', Buffer.from('%PDF-1.7\n'));
  await expect(alert).toHaveText(/PDF file/);
  await open('a.bin', Buffer.from([1, 0, 2, 0, 3, 255, 254]));
  await expect(alert).toHaveText(/not a text file/);
  await open('large.txt', Buffer.alloc(3_000_000, 'a'));
  await expect(alert).toHaveText(/too long: 3,000 kB/);

  await match(page, 'We look for a nurse who likes people.');
  await expect(page.getByRole('heading', { name: 'No skill found' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Make a path from this' })).toHaveCount(0);
  await match2(page, 'We use Apache Kafka.');
  await expect(page.getByRole('heading', { name: '1 skill found' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Make a path from this' })).toHaveCount(0);
});

async function match2(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Change the text' }).click();
  await match(page, text);
}

test('markup is left out, and what is none is shown as it is; turning marks turn one line', async ({
  page,
}) => {
  const hostile =
    '<img src=x onerror="document.title=1"><script>document.title=2</script> List<String Flink\n' +
    '\u202eKafka \u2066turned\nafter it, Java\n' +
    `${'a'.repeat(100_000)}\n`;
  await match(page, hostile);
  await expect(page.getByRole('heading', { name: '3 skills found' })).toBeVisible();
  await expect(page).toHaveTitle(/^Match a posting/);
  const lines = page.locator('.posting__text p');
  await expect(lines.first()).toHaveText('List<String Flink');
  await expect(page.locator('.matcher img, .matcher script')).toHaveCount(0);
  // The line after a turning mark is not turned.
  await expect(lines.nth(2)).toHaveCSS('unicode-bidi', /isolate|plaintext/);
  // Nothing sticks out.
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});

test('real words of the built-in file match from the keyboard alone', async ({ page }) => {
  await field(page).focus();
  await page.keyboard.insertText(readFileSync('content/posting.yaml', 'utf8'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /skills found/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Make a path from this' })).toBeFocused();
});

test('what is typed before the page is ready is not lost', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((go) => (release = go));
  await page.route(/\/assets\/catalog\..*\.json$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/match/');
  await field(page).fill('We use Apache Kafka.');
  const find = page.getByRole('button', { name: 'Find the skills' });
  await expect(find).toBeDisabled();
  release();
  await find.click();
  await expect(page.getByRole('heading', { name: '1 skill found' })).toBeVisible();
});

test('a result that is there when the page opens does not take the focus', async ({ page }) => {
  await match(page, posting);
  await expect(page.getByRole('heading', { name: '6 skills found' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { name: '6 skills found' })).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
});

test('words that name two skills lead to both; of very many, the first are marked', async ({
  page,
}) => {
  await match(page, 'We love Spark Streaming.');
  const text = page.getByRole('region', { name: 'The posting' });
  await text.getByRole('link', { name: 'Spark Streaming' }).click();
  await expect(page).toHaveURL(/#skill-stream-processing$/);
  await text.getByRole('link', { name: nameOf('spark') }).click();
  await expect(page).toHaveURL(/#skill-spark$/);

  await match2(page, 'Kafka and Java.\n'.repeat(1100));
  await expect(page.getByText('Only the first 2,000 words are marked.')).toBeVisible();
  await expect(page.getByText('And 1,050 more lines.').first()).toBeAttached();
});

test('what the text rules out is named so, with its words, and is in no path', async ({ page }) => {
  await match(page, 'Data engineer\n\nRequirements\n- Strong Java\n- No Spark experience required');
  await expect(page.getByRole('heading', { name: '1 skill found' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Named, and not asked for' })).toBeVisible();
  await expect(skill(page, 'spark').locator('.found__name')).toHaveText(
    `${nameOf('spark')} ruled out by the text`,
  );
  await expect(skill(page, 'spark').locator('q')).toHaveText('No Spark experience required');
  const marked = page
    .getByRole('region', { name: 'The posting' })
    .getByRole('link', { name: 'Spark' });
  await expect(marked).toHaveAttribute('title', `${nameOf('spark')}, ruled out by the text`);
});

test('markup and lines that ran together are shown as they are read', async ({ page }) => {
  const html =
    '<h3>Requirements</h3><ul><li>Java</li><li>C&#43;&#43;</li></ul><h3>Benefits</h3><p>SQL courses</p>';
  await match(page, html);
  await expect(page.getByRole('heading', { name: '2 skills found' })).toBeFocused();
  const lines = page.getByRole('region', { name: 'The posting' }).locator('p');
  await expect(lines.filter({ hasText: 'C++' })).toHaveText('• C++');
  await page.getByRole('button', { name: 'Change the text' }).click();
  await expect(field(page)).toHaveValue(html);

  await match(page, 'Data platformRequirements• Java• KafkaNice to have• Iceberg');
  await expect(page.getByRole('heading', { name: '3 skills found' })).toBeFocused();
  await expect(lines).toHaveText([
    'Data platform',
    ...['Requirements', '• Java', '• Kafka', 'Nice to have', '• Iceberg'],
  ]);
  await expect(page.getByText(/one long line/)).toHaveCount(0);
});

test('a text that has lost its lines is said to', async ({ page }) => {
  const words =
    'we run data pipelines for many customers and want somebody who knows kafka and java well ';
  await match(page, words.repeat(4));
  await expect(page.getByText(/^This text came as one long line: its headings/)).toBeVisible();
});
