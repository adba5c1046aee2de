import type { Locator } from '@playwright/test';
import { moduleOf } from './built.ts';
import { expect, test, type Page } from './site.ts';

const module = moduleOf('table-format-fundamentals');

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

function choice(page: Page, name: string): Locator {
  return page.getByRole('form', { name: 'Theme' }).getByRole('radio', { name });
}

test('the settings have the system’s theme, light and dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(choice(page, 'As the system')).toBeChecked();
  const dark = await paper(page);
  const root = page.locator('html');
  await choice(page, 'Light').check();
  await expect(root).toHaveAttribute('data-theme', 'light');
  const light = await paper(page);
  expect(light).not.toBe(dark);
  // As radio buttons go: by the arrows.
  await page.keyboard.press('ArrowDown');
  await expect(choice(page, 'Dark')).toBeChecked();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect(await paper(page)).toBe(dark);
  await choice(page, 'As the system').check();
  await expect(root).not.toHaveAttribute('data-theme');
  expect(await paper(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper(page)).toBe(light);
});

test('a theme that is chosen before the page’s script has come holds', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/settings/', { waitUntil: 'commit' });
  await choice(page, 'Dark').check();
  release();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(choice(page, 'Dark')).toBeChecked();
});

test('a chosen theme is kept, and is there before anything is painted', async ({ page, guard }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/settings/#theme');
  await choice(page, 'Dark').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await paper(page);

  for (const path of ['/', module.url, '/progress/', '/settings/']) {
    await page.goto(path);
    expect(await paper(page), path).toBe(dark);
  }
  await expect(choice(page, 'Dark')).toBeChecked();

  // Without the page's modules, which run when much is painted, it is there as well: a script sets
  // it that the browser waits for, and nothing that could be painted stands before it.
  guard.allow(/net::ERR_FAILED/);
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/');
  expect(await paper(page)).toBe(dark);
  const script = page.locator('script[src$="/early.js"]');
  expect(
    await script.evaluate((one: HTMLScriptElement) => ({
      waits: !one.async && !one.defer && one.type === '',
      first: one.parentElement === document.head || one === document.body.firstElementChild,
    })),
  ).toEqual({ waits: true, first: true });
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const findMotion = () =>
    page.evaluate(() => {
      const moving = [...document.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return (
          /[1-9]/.test(transitionDuration) ||
          animationName !== 'none' ||
          scrollBehavior === 'smooth'
        );
      });
      return [
        ...moving.map((one) => one.outerHTML.slice(0, 80)),
        ...document.getAnimations().map(() => 'an animation runs'),
      ];
    });
  for (const path of ['/', '/modules/', module.url, '/path/', '/progress/', '/settings/']) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Search' }).focus();
    expect(await findMotion(), path).toEqual([]);
  }
  await page.goto(module.url);
  const form = page.locator('form[data-kind="single"]').first();
  await form.getByRole('radio').first().check();
  await form.getByRole('button', { name: 'Check answer' }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeVisible();
  expect(await findMotion()).toEqual([]);
});
