import { moduleOf } from './built.ts';
import { expect, test, type Page } from './site.ts';

const module = moduleOf('table-format-fundamentals');

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test('the button goes from the system’s theme to light, to dark, and back', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const button = page.getByRole('button', { name: /^Theme/ });
  const dark = await paper(page);
  await expect(button).toHaveAccessibleName('Theme: as the system');
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: light');
  const light = await paper(page);
  expect(light).not.toBe(dark);
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: dark');
  expect(await paper(page)).toBe(dark);
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: as the system');
  expect(await paper(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper(page)).toBe(light);
});

test('a chosen theme is kept, and is there before anything is painted', async ({ page, guard }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const button = page.getByRole('button', { name: /^Theme/ });
  await button.click();
  await button.click();
  const dark = await paper(page);

  for (const path of ['/', module.url, '/progress/']) {
    await page.goto(path);
    expect(await paper(page), path).toBe(dark);
    await expect(button).toHaveAccessibleName('Theme: dark');
  }

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
  for (const path of ['/', '/modules/', module.url, '/path/', '/progress/']) {
    await page.goto(path);
    await page.getByRole('button', { name: /^Theme/ }).focus();
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
