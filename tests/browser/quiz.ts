import type { AnswerKey } from '../../src/domain/quiz.ts';
import { expect, type Page } from './site.ts';
import type { Locator } from '@playwright/test';

export function itemForm(page: Page, id: string): Locator {
  return page.locator(`form[id="q-${id}"]`);
}

export async function keyOf(form: Locator): Promise<AnswerKey> {
  return JSON.parse((await form.locator('[data-key]').textContent()) ?? '') as AnswerKey;
}

/** Fills in an item as a reader does, without submitting it. */
export async function fillIn(form: Locator, how: 'right' | 'wrong'): Promise<AnswerKey> {
  const key = await keyOf(form);
  const right = how === 'right';
  const check = (id: string | undefined) => form.locator(`input[value="${id}"]`).check();
  switch (key.kind) {
    case 'single':
      await check(right ? key.right : key.options.find((id) => id !== key.right));
      break;
    case 'multiple': {
      const wrong = key.options.filter((id) => !key.right.includes(id));
      for (const id of right ? key.right : wrong.slice(0, 1)) await check(id);
      break;
    }
    case 'ordering':
      await order(form, right ? key.steps : key.steps.toReversed());
      break;
    case 'matching':
      for (const [i, id] of key.pairs.entries()) {
        const other = key.pairs[(i + 1) % key.pairs.length] ?? id;
        await form.locator(`select[name="${id}"]`).selectOption(right ? id : other);
      }
      break;
    case 'numeric':
      await form
        .getByRole('textbox')
        .fill(String(right ? key.answer : key.answer + 1000 * (key.tolerance + 1)));
      break;
  }
  return key;
}

/** Moves steps up by their buttons until they stand as `wanted`. */
async function order(form: Locator, wanted: readonly string[]): Promise<void> {
  const steps = form.locator('.step');
  for (const [place, id] of wanted.entries()) {
    for (;;) {
      const shown = await steps.evaluateAll((all) => all.map((one) => one.dataset['part']));
      if (shown.indexOf(id) <= place) break;
      await form
        .locator(`[data-part="${id}"]`)
        .getByRole('button', { name: /^Move up/ })
        .click();
    }
  }
}

/** Answers an item and waits for its result. */
export async function answer(page: Page, id: string, how: 'right' | 'wrong'): Promise<void> {
  const form = itemForm(page, id);
  await fillIn(form, how);
  await form.getByRole('button', { name: 'Check answer' }).click();
  await expect(form.getByRole('status')).toHaveText(how === 'right' ? /^Right\./ : /^Not right\./);
}

/** One item of each objective: answering them right passes the module. */
export function onePerObjective(module: { objectives: readonly { items: string[] }[] }): string[] {
  return module.objectives.flatMap(({ items }) => items.slice(0, 1));
}
