import type { Locator } from '@playwright/test';
import { catalog, moduleOf } from './built.ts';
import { expect, leadsTo, readButton, test, type Page, visit } from './site.ts';

const module = moduleOf('table-format-fundamentals');

// With motion, a page is still on its way to the focus when one looks.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Where the focus is, and what is wrong with it: lost, out of sight, or not to be seen. */
function describeFocus(page: Page): Promise<{ at: string; fault: string }> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return { at: 'body', fault: 'lost' };
    const at = one.outerHTML.slice(0, 100);
    const box = one.getBoundingClientRect();
    // A radio's label shows the focus for it.
    const shown = [one, one.closest('label')].filter((part) => part !== null);
    const marked = shown.some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const seen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    return { at, fault: seen ? (marked ? '' : 'no focus ring') : 'out of sight' };
  });
}

/** Goes on by Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 250; stops++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((one) => one === document.activeElement)) {
      expect(await describeFocus(page)).toMatchObject({ fault: '' });
      return;
    }
  }
  throw new Error(`no way by Tab to ${target}`);
}

test('from the first page to an answered question', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Take the built-in posting' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'the first module' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const [section] = module.sections;
  if (!section) throw new Error('no section');
  const read = readButton(page, section);
  await tabTo(page, read);
  await page.keyboard.press('Space');
  await expect(read).toHaveAttribute('aria-pressed', 'true');
  await expect(read).toBeFocused();

  const form = page.locator('form[data-kind="single"]').first();
  const [first, second] = await form.getByRole('radio').all();
  if (!first || !second) throw new Error('no options');
  await tabTo(page, first);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(form.getByRole('button', { name: 'Check answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toHaveText(/^(Right|Not right)\.$/);
  await expect(form.getByRole('button', { name: 'Try again, as practice' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(first).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Mark all sections as read' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('.module__facts .state')).toHaveText('read');
});

for (const path of [
  '/',
  '/modules/',
  module.url,
  '/path/',
  '/progress/',
  '/settings/',
  '/glossary/',
  `/qualifications/${catalog.qualifications[0]?.id}/`,
]) {
  test(`${path}: the focus is seen at every stop`, async ({ page }) => {
    await page.goto(path);
    const stops = new Map<string, string>();
    for (let presses = 0; ; presses++) {
      expect(presses, 'stops').toBeLessThan(400);
      await page.keyboard.press('Tab');
      const { at, fault } = await describeFocus(page);
      // After the last stop the focus leaves the page.
      if (at === 'body' || (stops.size > 5 && at === [...stops.keys()][0])) break;
      // Within a date field the browser itself marks the part that has the focus.
      if (!(at.includes('type="date"') && stops.get(at) === '')) stops.set(at, fault);
    }
    expect([...stops].filter(([, fault]) => fault !== '')).toEqual([]);
    expect(stops.size).toBeGreaterThan(8);
  });
}

test('search by keyboard', async ({ page }) => {
  await page.goto(module.url);
  const settings = page.getByRole('link', { name: 'Settings', exact: true });
  await settings.focus();
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('compaction/');
  await expect(field).toHaveValue('compaction/');
  await page.keyboard.press('Backspace');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const results = dialog.getByRole('link');
  await expect(results.nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(0)).toBeFocused();
  expect(await describeFocus(page)).toMatchObject({ fault: '' });
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(settings).toBeFocused();

  // What was typed is still there; Enter in the field follows the first result.
  await page.keyboard.press('/');
  await expect(field).toHaveValue('compaction');
  const target = (await results.nth(0).getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(leadsTo(target));
});

test('n and p go along the path, ? lists the shortcuts, and off means off', async ({ page }) => {
  await page.goto(module.url);
  const next = page
    .getByRole('navigation', { name: 'Next and previous' })
    .getByRole('link', { name: /^Next/ });
  const target = (await next.getAttribute('href')) ?? '';
  await page.keyboard.press('p');
  await page.keyboard.press('n');
  await page.waitForURL(leadsTo(target));
  await page.keyboard.press('p');
  await page.waitForURL(leadsTo(module.url));

  const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await button.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  for (const key of ['/', 'n', 'p', '?', 'Esc'])
    await expect(dialog.getByText(key, { exact: true })).toBeVisible();
  // While it is open the keys are its own.
  await page.keyboard.press('n');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await dialog.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();

  await page.reload();
  for (const key of ['/', '?', 'p', 'n']) await page.keyboard.press(key);
  // A round through the page's own work: had a key acted, its effect would be here by now.
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page).toHaveURL(leadsTo(module.url));
  await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('n');
  await page.waitForURL(leadsTo(target));
});

test('typing into a field triggers no shortcut', async ({ page }) => {
  await page.goto(module.url);
  const number = page.locator('form[data-kind="numeric"]').first().getByRole('textbox');
  await number.focus();
  await page.keyboard.type('n/p?');
  await expect(number).toHaveValue('n/p?');
  await expect(page).toHaveURL(leadsTo(module.url));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Ctrl+P and the like belong to the browser.
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  await page.keyboard.press('Alt+n');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.goto('/modules/');
  const state = page.getByRole('combobox', { name: 'State' });
  await state.focus();
  await page.keyboard.press('p');
  await expect(state).toHaveValue('passed');
  await expect(page).toHaveURL(/state=passed$/);
});

test('no action loses the focus', async ({ page }) => {
  const kept = async (what: string) => expect((await describeFocus(page)).fault, what).toBe('');
  const press = async (button: Locator, what: string) => {
    await button.focus();
    await page.keyboard.press('Enter');
    await kept(what);
  };
  await page.goto(module.url);
  await press(page.getByRole('button', { name: /^Bookmark/ }).first(), 'bookmark');
  await press(page.getByRole('button', { name: /^Copy/ }).first(), 'copy');
  await press(page.getByRole('button', { name: /^Move down/ }).first(), 'move a step');

  // A notice that is closed.
  await page.evaluate(() => localStorage.setItem('lakepath.progress', '{"version":1,'));
  await page.reload();
  await expect(page.getByRole('button', { name: 'Close' })).toBeVisible();
  await press(page.getByRole('button', { name: 'Close' }), 'close the notice');
  await expect(page.locator('#notice')).toBeHidden();
  await kept('closed notice');

  await page.goto('/modules/?state=retained');
  await press(page.getByRole('button', { name: 'Show all modules' }), 'show all modules');
  await expect(page.getByRole('button', { name: 'Show all modules' })).toBeHidden();
  await kept('all modules shown');

  await visit(page, '/path/');
  await page.getByLabel('Hours a week').fill('9');
  await press(page.getByRole('button', { name: 'Keep this plan' }), 'keep the plan');
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeDisabled();
  await kept('plan kept');

  await visit(page, '/settings/');
  await page.getByRole('textbox', { name: 'Questions a day, at most' }).fill('12');
  await press(page.getByRole('button', { name: 'Keep', exact: true }), 'keep the number');
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
  await kept('number kept');
  const file = {
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      '{"version":1,"epoch":[0,""],"attempts":{},"registers":{"bookmark:module:x":[5,"abcdef",1]}}',
    ),
  };
  const field = page.getByLabel('Import a file …');
  for (const [button, after] of [
    ['Cancel', 'the preview is put away'],
    ['Take it in', 'the file is taken in'],
  ] as const) {
    await field.setInputFiles(file);
    await press(page.getByRole('button', { name: button }), after);
    await expect(page.getByRole('button', { name: button })).toBeHidden();
    await kept(after);
  }
  await press(page.getByRole('button', { name: 'Undo the last import' }), 'undo');
  await expect(page.getByRole('button', { name: 'Undo the last import' })).toBeHidden();
  await kept('undone');
  await press(page.getByRole('button', { name: 'Start over …' }), 'ask');
  await press(page.getByRole('button', { name: 'Keep it' }), 'keep it');
  await press(page.getByRole('button', { name: 'Start over …' }), 'ask again');
  await press(page.getByRole('button', { name: 'Forget everything' }), 'start over');
});
