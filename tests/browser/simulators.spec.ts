import type { Locator } from '@playwright/test';
import { moduleOf } from './built.ts';
import { expect, plain, test, type Page } from './site.ts';

const simulators = [
  {
    name: 'LSM tuner',
    path: moduleOf('lsm-trees-amplification').url,
    id: 'lsm-sim-tuner',
    parameter: 'lsm',
    step: (figure: Locator) => press(figure, 'Flush 1 MB'),
  },
  {
    name: 'rescale ring',
    path: moduleOf('flink-state-and-ttl').url,
    id: 'fst-sim-ring',
    parameter: 'ring',
    step: async (figure: Locator) => {
      const parallelism = figure.getByRole('spinbutton', { name: 'Parallelism', exact: true });
      await parallelism.focus();
      await parallelism.press('ArrowUp');
      await press(figure, 'Restore savepoint');
    },
  },
  {
    name: 'DataLoader pipeline',
    path: moduleOf('pytorch-dataloader-internals').url,
    id: 'dl-sim-pipeline',
    parameter: 'dl',
    step: (figure: Locator) => press(figure, 'Next event'),
  },
];

/** By keyboard; the button keeps the focus, so that it can be pressed again. */
async function press(figure: Locator, name: string): Promise<void> {
  const button = figure.getByRole('button', { name, exact: true });
  await button.focus();
  await button.press('Enter');
  await expect(button).toBeFocused();
}

/** The simulator once it can be driven. */
async function bring(page: Page, id: string): Promise<Locator> {
  const figure = page.locator(`figure[id="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('astro-island:not([ssr])')).toHaveCount(1);
  return figure;
}

async function wordsOf(figure: Locator): Promise<string> {
  return plain(await figure.locator('.sim__status').textContent());
}

/** Every lettering of its pictures, and the tables that say the same. */
async function stateOf(figure: Locator): Promise<string[]> {
  return figure.locator('svg text, svg desc, td').allTextContents();
}

for (const { name, path, id, parameter, step } of simulators) {
  test(`${name}: its first state can be read without a script`, async ({ page, open }) => {
    await page.goto(path);
    const live = await bring(page, id);
    const still = await (await open({ javaScriptEnabled: false })).newPage();
    await still.goto(path);
    const figure = still.locator(`figure[id="${id}"]`);
    await expect(figure.locator('.sim__status')).toBeVisible();
    expect(await wordsOf(figure)).toBe(await wordsOf(live));
    expect((await wordsOf(figure)).length).toBeGreaterThan(20);
    await expect(figure.locator('svg').first()).toBeVisible();
    await expect(figure.locator('button:visible, select:visible, input:visible')).toHaveCount(0);
  });

  test(`${name}: steps and steps back by keyboard, in words`, async ({ page }) => {
    await page.goto(path);
    const figure = await bring(page, id);
    const words = [await wordsOf(figure)];
    const states = [await stateOf(figure)];
    for (let i = 1; i <= 3; i++) {
      await step(figure);
      await expect.poll(() => wordsOf(figure)).not.toBe(words[i - 1]);
      words.push(await wordsOf(figure));
      states.push(await stateOf(figure));
      expect(states[i]).not.toEqual(states[i - 1]);
    }
    for (let i = 2; i >= 0; i--) {
      await press(figure, 'Step back');
      // It may say first that this was a step back.
      await expect.poll(() => wordsOf(figure)).toContain(words[i]);
      expect(await stateOf(figure)).toEqual(states[i]);
    }
    await step(figure);
    await press(figure, 'Reset');
    await expect.poll(() => stateOf(figure)).toEqual(states[0]);
  });

  test(`${name}: the address holds the state`, async ({ page, open }) => {
    await page.goto(`${path}?from=teacher`);
    const figure = await bring(page, id);
    await step(figure);
    await step(figure);
    await expect(page).toHaveURL(new RegExp(`\\?from=teacher&${parameter}=`));
    const words = await wordsOf(figure);
    const state = await stateOf(figure);

    const other = await (await open()).newPage();
    // The address follows once the reader rests.
    await expect(async () => {
      await other.goto(page.url());
      const opened = await bring(other, id);
      expect(await wordsOf(opened)).toContain(words.replace(/^At [^:]+: /, ''));
      expect(await stateOf(opened)).toEqual(state);
    }).toPass();

    await other.goto(`${path}?${parameter}=not-an-address.%25zz`);
    const damaged = await bring(other, id);
    await expect.poll(() => wordsOf(damaged)).toContain('cannot be read');
    await step(damaged);
    await expect.poll(() => wordsOf(damaged)).not.toContain('cannot be read');
  });

  test(`${name}: fits a phone`, async ({ open }) => {
    const context = await open({ viewport: { width: 320, height: 640 }, hasTouch: true });
    const page = await context.newPage();
    await page.goto(path);
    const figure = await bring(page, id);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    for (const button of await figure.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(box?.height, plain(await button.textContent())).toBeGreaterThanOrEqual(36);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    }
    const before = await stateOf(figure);
    await step(figure);
    await expect.poll(() => stateOf(figure)).not.toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  });
}
