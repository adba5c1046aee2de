import type { Locator } from '@playwright/test';
import { moduleOf } from './built.ts';
import { fillIn, keyOf } from './quiz.ts';
import { expect, plain, expectAttempts, storedProgress, test, type Page } from './site.ts';

const module = moduleOf('table-format-fundamentals');
const kinds = ['single', 'multiple', 'ordering', 'matching', 'numeric'] as const;

function firstOf(page: Page, kind: (typeof kinds)[number]): Locator {
  return page.locator(`form[data-kind="${kind}"]`).first();
}

async function check(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Check answer' }).click();
}

/** The explanations of an item, as they stand in the page's list of answers before it is answered. */
async function explanationsOf(page: Page, item: string): Promise<Map<string, string>> {
  const texts = await page
    .locator(`[data-answer="${item}"] [data-why]`)
    .evaluateAll((all) =>
      all.map((one): [string, string] => [
        one.getAttribute('data-why') ?? '',
        one.querySelector('.why')?.textContent ?? '',
      ]),
    );
  return new Map(texts.map(([id, text]) => [id, plain(text)]));
}

for (const kind of kinds) {
  test(`${kind}: wrong, then right as practice`, async ({ page }) => {
    await page.goto(module.url);
    const form = firstOf(page, kind);
    const { id } = await keyOf(form);
    const whys = await explanationsOf(page, id);
    const general = plain(
      await page.locator(`[data-answer="${id}"] [data-move-explanation] p`).first().textContent(),
    );
    const parts = form.locator('[data-part]');
    await expect(form.locator('.why, [data-move-explanation]')).toHaveCount(0);

    const key = await fillIn(form, 'wrong');
    await check(form);
    const status = form.getByRole('status');
    await expect(status).toHaveText('Not right.');
    // The reader goes on from here by keyboard, and cannot change what was graded.
    await expect(form.getByRole('button', { name: 'Try again, as practice' })).toBeFocused();
    for (const control of await form.locator('input, select, .step button').all())
      await expect(control).toBeDisabled();
    await expect(form).toContainText(general);
    if (kind === 'numeric') {
      await expect(form).toContainText(`The answer is ${key.kind === 'numeric' ? key.answer : ''}`);
    } else {
      // Each option says why it is right or wrong, the chosen one and the others.
      for (const part of await parts.all()) {
        const why = whys.get((await part.getAttribute('data-part')) ?? '');
        expect(why?.length).toBeGreaterThan(20);
        await expect(part.locator('.why')).toBeVisible();
        expect(plain(await part.locator('.why').textContent())).toBe(why);
      }
      await expect(form.locator('[data-result="wrong"]').first()).toBeVisible();
      // The verdict stands above the options, and a mark is drawn once: on the line, not on its label, too.
      await expect(form.locator('fieldset .item__result')).toHaveText('Not right.');
      for (const label of await form.locator('.pair > label').all())
        await expect(label).toHaveCSS('box-shadow', 'none');
    }
    await expectAttempts(page, id, 'G');

    await form.getByRole('button', { name: 'Try again, as practice' }).click();
    await expect(status).toHaveText('');
    await expect(
      form.locator('.why, [data-move-explanation], [data-result], fieldset .item__result'),
    ).toHaveCount(0);
    expect(await explanationsOf(page, id)).toEqual(whys);
    await fillIn(form, 'right');
    await check(form);
    await expect(status).toHaveText('Right. This was practice.');
    await expectAttempts(page, id, 'GP');

    // Another visit is another first answer.
    await page.reload();
    await fillIn(form, 'right');
    await check(form);
    await expect(status).toHaveText('Right.');
    await expectAttempts(page, id, 'FGP');
  });
}

test('an answer that was not given or cannot be read is no attempt', async ({ page }) => {
  await page.goto(module.url);
  for (const kind of ['single', 'multiple', 'matching', 'numeric'] as const) {
    const form = firstOf(page, kind);
    await check(form);
    await expect(form.getByRole('status')).toHaveText('Nothing is answered yet.');
  }
  // The line goes once it is no longer true.
  for (const kind of ['single', 'multiple'] as const) {
    const form = firstOf(page, kind);
    await form.locator('.choice input').first().check();
    await expect(form.getByRole('status')).toHaveText('');
  }
  const matching = firstOf(page, 'matching');
  await matching.getByRole('combobox').first().selectOption({ index: 1 });
  await check(matching);
  await expect(matching.getByRole('status')).toHaveText(/^\d lines have no letter yet\.$/);
  const numeric = firstOf(page, 'numeric');
  for (const [text, said] of [
    ['about five', /not a number that can be read/],
    ['12 apples', /^“apples” is not a unit that can be read/],
    ['１２ 個', /^“個” is not a unit that can be read/],
    ['1.2.3', /not a number that can be read/],
  ] as const) {
    await numeric.getByRole('textbox').fill(text);
    await check(numeric);
    await expect(numeric.getByRole('status')).toHaveText(said);
    await expect(numeric.getByRole('textbox')).toHaveValue(text);
    await numeric.getByRole('textbox').press('End');
    await numeric.getByRole('textbox').pressSequentially('0');
    await expect(numeric.getByRole('status')).toHaveText('');
  }
  expect((await storedProgress(page)).attempts.size).toBe(0);
});

test('numbers are read with a comma, a point, and the unit', async ({ page }) => {
  // An item whose answer leaves room for a fraction, on whichever module has one.
  await page.goto(moduleOf('columnar-and-arrow-layout').url);
  const forms = await page.locator('form[data-kind="numeric"]').all();
  const keys = await Promise.all(forms.map(async (form) => ({ form, key: await keyOf(form) })));
  const found = keys.find(({ key }) => key.kind === 'numeric' && key.tolerance >= 0.1);
  if (found?.key.kind !== 'numeric') throw new Error('no numeric item with a tolerance');
  const { form, key } = found;
  const near = (key.answer + key.tolerance / 2).toFixed(2);
  for (const [i, text] of [near.replace('.', ','), near, ` ${near} ${key.unit}`].entries()) {
    await form.getByRole('textbox').fill(text);
    await form.getByRole('textbox').press('Enter');
    await expect(form.getByRole('status'), text).toHaveText(
      i === 0 ? 'Right.' : 'Right. This was practice.',
    );
    await form.getByRole('button', { name: 'Try again, as practice' }).click();
  }
  await expectAttempts(page, key.id, 'FPP');
});

test('ordering by keyboard alone', async ({ page }) => {
  await page.goto(module.url);
  const form = firstOf(page, 'ordering');
  const key = await keyOf(form);
  if (key.kind !== 'ordering') throw new Error('not an ordering item');
  const shown = () =>
    form.locator('.step').evaluateAll((all) => all.map((one) => one.dataset['part'] ?? ''));
  for (const [place, id] of key.steps.entries()) {
    const step = form.locator(`[data-part="${id}"]`);
    const up = step.getByRole('button', { name: /^Move up/ });
    while ((await shown()).indexOf(id) > place) {
      await up.focus();
      await page.keyboard.press('Enter');
      const at = (await shown()).indexOf(id);
      await expect(form.getByRole('status')).toHaveText(
        `Now at place ${at + 1} of ${key.steps.length}.`,
      );
      // The focus goes with the step; at the top, where "up" is spent, to "down".
      await expect(at === 0 ? step.getByRole('button', { name: /^Move down/ }) : up).toBeFocused();
    }
  }
  expect(await shown()).toEqual(key.steps);
  await form.getByRole('button', { name: 'Check answer' }).focus();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toHaveText('Right.');
});

test('matching by keyboard alone', async ({ page }) => {
  await page.goto(module.url);
  const form = firstOf(page, 'matching');
  const key = await keyOf(form);
  if (key.kind !== 'matching') throw new Error('not a matching item');
  const selects = await form.getByRole('combobox').all();
  await selects[0]?.focus();
  for (const select of selects) {
    await expect(select).toBeFocused();
    const wanted = await select.evaluate((one: HTMLSelectElement) =>
      [...one.options].findIndex(({ value }) => value === one.name),
    );
    for (let i = 0; i < wanted; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
  }
  await expect(form.getByRole('button', { name: 'Check answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toHaveText('Right.');
});
