import type { Locator } from '@playwright/test';
import { catalog, moduleOf } from './built.ts';
import { fillIn } from './quiz.ts';
import { expect, storedProgress, test, visit, type Page } from './site.ts';
import { storePast } from './stored.ts';

function question(page: Page): Locator {
  return page.locator('.asked form[data-item]');
}

/** Answers what is asked and goes on; returns the item's id. */
async function answerNext(page: Page, how: 'right' | 'wrong' | 'unknown'): Promise<string> {
  const form = question(page);
  const id = (await form.getAttribute('data-item')) ?? '';
  if (how === 'unknown') await page.getByRole('button', { name: 'I don’t know' }).click();
  else {
    await fillIn(form, how);
    await form.getByRole('button', { name: 'Check answer' }).click();
  }
  await expect(form.getByRole('status')).toHaveText(
    { right: /^Right\./, wrong: /^Not right\./, unknown: /^This is the answer\./ }[how],
  );
  const next = page.getByRole('button', { name: 'Go on', exact: true });
  await expect(next).toBeFocused();
  await next.click();
  await expect(page.locator(`form[data-item="${id}"]`)).toHaveCount(0);
  return id;
}

const moduleOfItem = (id: string) => catalog.modules.find(({ items }) => items.includes(id));

/** Marks a module as known in the planner, and keeps the plan. */
async function markKnown(page: Page, title: string): Promise<void> {
  await visit(page, '/path/');
  await page.getByText('What you know already', { exact: true }).click();
  await page.getByRole('group', { name: 'Modules you know already' }).getByLabel(title).check();
  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await visit(page, '/placement/');
});

const statements = (page: Page) => page.getByRole('group', { name: 'What have you done so far?' });

/** The module with which the path of a reader who knows nothing starts. */
const firstModule = moduleOf('table-format-fundamentals');

test('a reader who knows all is soon done, and marks the modules as known', async ({ page }) => {
  for (const box of await statements(page).getByRole('checkbox').all()) await box.check();
  await expect(page.getByRole('button', { name: 'None of these yet' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Begin' }).click();
  const result = page.getByRole('heading', { name: 'You seem to know every module' });
  const asked: string[] = [];
  while ((await result.count()) === 0) {
    await expect(page.getByRole('heading', { name: `Question ${asked.length + 1}` })).toBeVisible();
    await expect(question(page).or(result)).toBeVisible();
    asked.push(await answerNext(page, 'right'));
    expect(asked.length).toBeLessThanOrEqual(20);
  }
  await expect(result).toBeFocused();
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeLessThan(18);
  await expect(page.getByText(/Further questions would change little\./)).toBeVisible();
  for (const { title } of catalog.modules)
    await expect(page.getByRole('checkbox', { name: title })).toBeChecked();
  await expect(page.getByText(/of its questions right\.|builds on it/).first()).toBeVisible();
  await expect(page.getByText('You know SQL: it shows in')).toBeVisible();

  // The reader has the last word.
  const doubted = moduleOf('jvm-memory-gc-interop');
  await page.getByRole('checkbox', { name: doubted.title }).uncheck();
  const start = page.getByRole('region', { name: 'Your path starts here' });
  await expect(start.getByRole('link', { name: doubted.title })).toBeVisible();
  await page
    .getByRole('button', { name: `Mark ${catalog.modules.length - 1} modules as known` })
    .click();
  await expect(page.getByText('Kept in this browser.')).toBeVisible();
  const { registers, attempts } = await storedProgress(page);
  for (const { id } of catalog.modules)
    expect(registers.get(`known:${id}`)?.value ?? 0, id).toBe(id === doubted.id ? 0 : 1);
  // Answers count in review, as placement, and pass nothing.
  expect([...attempts.keys()].toSorted()).toEqual(asked.toSorted());
  for (const packed of attempts.values()) expect(packed).toMatch(/^[+-]\d+:[0-9a-z]+T$/);
  expect([...registers.keys()].filter((key) => key.startsWith('passed:'))).toEqual([]);

  await page.getByRole('link', { name: 'Make a plan with it' }).click();
  await expect(
    page.getByText(`What you know already: ${catalog.modules.length - 1} of`),
  ).toBeVisible();
  await expect(page.locator('.week__entries > li:not(.lab-line) > div > a')).toHaveText([
    doubted.title,
  ]);
});

test('a reader who has done nothing of it is asked nothing, and gets a plan from the first module', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'None of these yet' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Your path starts here' })).toBeFocused();
  const start = page.getByRole('region', { name: 'Your path starts here' });
  await expect(start.getByRole('link', { name: firstModule.title })).toHaveAttribute(
    'href',
    firstModule.url,
  );
  await expect(start).toContainText(`${firstModule.minutes} min. It needs no other module first.`);
  await expect(page.getByText('No module yet, and none is needed')).toBeVisible();
  // Questions can be had all the same, and begin with one of the least hard.
  await page.getByRole('button', { name: 'Answer questions' }).click();
  await answerNext(page, 'unknown');
  await page.getByRole('button', { name: 'Stop here' }).click();
  const button = page.getByRole('button', { name: 'Make a plan from here' });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.press('Enter');
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  const { registers } = await storedProgress(page);
  expect(JSON.stringify(registers.get('plan')?.value)).toContain(firstModule.id);
  expect([...registers.keys()].filter((key) => key.startsWith('known:'))).toEqual([]);
});

test('what was ticked is credited and marks nothing; a plan takes what the questions showed', async ({
  page,
}) => {
  const pytorch = moduleOf('pytorch-dataloader-internals');
  await statements(page).getByLabel('Trained a model in PyTorch').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  // The easy questions begin with what was ticked.
  await expect(question(page)).toBeVisible();
  expect(pytorch.items).toContain(await question(page).getAttribute('data-item'));
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(
    page.getByText(`You know PyTorch: it helps you with “${pytorch.title}”.`),
  ).toBeVisible();
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: pytorch.title }) });
  await expect(row).toContainText('You have done something that speaks for it');
  await expect(row.getByRole('checkbox')).not.toBeChecked();
  await row.getByRole('checkbox').check();
  await expect(page.getByText('also marks as known what is ticked below: 1 module.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a plan from here' }).click();
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  const { registers } = await storedProgress(page);
  expect(registers.get(`known:${pytorch.id}`)?.value).toBe(1);
  expect(JSON.stringify(registers.get('plan')?.value)).toContain(pytorch.id);
});

test('a check of before there were statements goes on as it was', async ({ page }) => {
  await page.evaluate(() =>
    sessionStorage.setItem(
      'lakepath.placement',
      JSON.stringify({ seed: 'abc', known: [], answers: [['tff-q-crash-six', false]] }),
    ),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Go on after 1 question' }).click();
  await expect(page.getByRole('heading', { name: 'Question 2' })).toBeFocused();
});

/** Opens the fold of what is likely not known. */
async function unfold(page: Page): Promise<void> {
  const fold = page.locator('.placement__folded');
  if ((await fold.count()) > 0 && (await fold.getAttribute('open')) === null)
    await fold.locator('summary').click();
}

test('a reader who knows nothing gives up on questions, and nothing is proposed', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Begin' }).click();
  const first = await answerNext(page, 'unknown');
  await answerNext(page, 'unknown');
  await answerNext(page, 'wrong');
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByText(/^3 answers\./)).toBeVisible();
  await unfold(page);
  for (const { title } of catalog.modules)
    await expect(page.getByRole('checkbox', { name: title })).not.toBeChecked();
  const missed = moduleOfItem(first);
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('checkbox', { name: missed?.title ?? '', exact: true }) }),
  ).toContainText(/Not known, it seems\. 0 of 1 of its questions right\./);
  expect((await storedProgress(page)).attempts.get(first)).toMatch(/U$/);

  // More questions can be had; they are not the same ones.
  await page.getByRole('button', { name: 'Answer more questions' }).click();
  await expect(question(page)).toBeVisible();
  expect(await question(page).getAttribute('data-item')).not.toBe(first);
});

test('a reload, or a look at a module, loses nothing', async ({ page }) => {
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerNext(page, 'right');
  await answerNext(page, 'wrong');
  const third = await question(page).getAttribute('data-item');
  await page.reload();
  await page.getByRole('button', { name: 'Go on after 2 questions' }).click();
  await expect(page.getByRole('heading', { name: 'Question 3' })).toBeFocused();
  // The same answers give the same question.
  await expect(question(page)).toHaveAttribute('data-item', third ?? '');
  // Answered, and reloaded before going on: it is not asked again.
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Go on after 3 questions' }).click();
  await expect(question(page)).not.toHaveAttribute('data-item', third ?? '');
});

test('explanations lead to the module’s section', async ({ page }) => {
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  const id = (await question(page).getAttribute('data-item')) ?? '';
  const module = moduleOfItem(id);
  const link = question(page).getByText('Settled in').getByRole('link');
  const address = (await link.getAttribute('href')) ?? '';
  expect(address.startsWith(`${module?.url}#`)).toBe(true);
  expect(module?.sections.map((section) => section.id)).toContain(address.split('#')[1]);
});

test('a question that does not load is asked for again', async ({ page, guard }) => {
  guard.allow(/ERR_FAILED|Failed to load resource/);
  await page.route('**/fragments/items/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('alert')).toContainText('The question did not load');
  await page.unroute('**/fragments/items/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(question(page)).toBeVisible();
});

test('modules that were passed or marked are known from the start', async ({ page }) => {
  const known = moduleOf('lsm-trees-amplification');
  await storePast(page, { registers: { [`known:${known.id}`]: 1 } });
  await visit(page, '/placement/');
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerNext(page, 'right');
  await page.getByRole('button', { name: 'Stop here' }).click();
  await unfold(page);
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: known.title, exact: true }) });
  await expect(row).toContainText('Known before.');
  await expect(row.getByRole('checkbox')).toBeDisabled();
  // And what it needs with it.
  for (const needed of known.prerequisites)
    await expect(page.getByRole('checkbox', { name: moduleOf(needed).title })).toBeChecked();
});

test('marks that are made while a check is under way stay', async ({ page }) => {
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerNext(page, 'unknown');
  const marked = moduleOf('jvm-memory-gc-interop');
  await markKnown(page, marked.title);

  await visit(page, '/placement/');
  await page.getByRole('button', { name: 'Go on after 1 question' }).click();
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByRole('checkbox', { name: marked.title })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Nothing to mark' })).toBeDisabled();
  const more = moduleOf('columnar-and-arrow-layout');
  await unfold(page);
  await page.getByRole('checkbox', { name: more.title }).check();
  await page.getByRole('button', { name: 'Mark 2 modules as known' }).click();
  await expect(page.getByText('Kept in this browser.')).toBeVisible();
  const { registers } = await storedProgress(page);
  for (const { id } of [marked, more]) expect(registers.get(`known:${id}`)?.value).toBe(1);
  // Nothing is written of the others, and the check is over.
  expect([...registers.keys()].filter((key) => key.startsWith('known:'))).toHaveLength(2);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
});

test('without an answer nothing is proposed but what is known for certain', async ({ page }) => {
  const known = moduleOf('lsm-trees-amplification');
  await storePast(page, { registers: { [`known:${known.id}`]: 1 } });
  await visit(page, '/placement/');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByText('No question was answered.')).toBeVisible();
  await unfold(page);
  const certain = [known.id, ...known.prerequisites];
  for (const { id, title } of catalog.modules)
    await expect(page.getByRole('checkbox', { name: title, exact: true })).toBeChecked({
      checked: certain.includes(id),
    });
  await expect(page.getByText(`You know what builds on it: “${known.title}”.`)).toBeVisible();
});

test('a full session storage does not hold the check up', async ({ page }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key === 'lakepath.placement') throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await visit(page, '/placement/');
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerNext(page, 'unknown');
  await expect(page.getByRole('heading', { name: 'Question 2' })).toBeVisible();
});
