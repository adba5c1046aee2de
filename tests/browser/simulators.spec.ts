import type { Locator } from '@playwright/test';
import { moduleOf } from './built.ts';
import { expect, plain, test, type Page } from './site.ts';

interface Row {
  name: string;
  path: string;
  /** The anchor in the module's text. */
  id: string;
  parameter: string;
  /** Its height at a width of 390 pixels, at most. */
  tallest: number;
  /** By keyboard, at the module's preset: each of three in a row changes the words, and a lettering, `desc` or cell. */
  step: (figure: Locator) => Promise<void>;
  /** A preset at which the first slider can be dragged; left out where there is no slider. */
  dragged?: string;
}

const simulators: readonly Row[] = [
  {
    name: 'LSM tuner',
    tallest: 1300,
    dragged: 'trigger-5',
    path: moduleOf('lsm-trees-amplification').url,
    id: 'lsm-sim-tuner',
    parameter: 'lsm',
    step: (figure: Locator) => press(figure, 'Flush 1 MB'),
  },
  {
    name: 'rescale ring',
    tallest: 1400,
    // Without a hot key there is nothing to drag.
    dragged: 'hot-key',
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
    tallest: 1450,
    dragged: 'balanced',
    path: moduleOf('pytorch-dataloader-internals').url,
    id: 'dl-sim-pipeline',
    parameter: 'dl',
    step: (figure: Locator) => press(figure, 'Next event'),
  },
  {
    name: 'Merge playground',
    tallest: 1350,
    path: moduleOf('paimon-merge-engines').url,
    id: 'pme-sim-merge',
    parameter: 'merge',
    step: pressMain,
  },
  {
    name: 'two writers',
    tallest: 1450,
    path: moduleOf('paimon-commit-conflicts').url,
    id: 'pcc-sim-writers',
    parameter: 'writers',
    step: pressFirst,
  },
  {
    name: 'commit stepper',
    tallest: 1400,
    path: moduleOf('flink-paimon-exactly-once').url,
    id: 'fpe-sim-commit',
    parameter: 'commit',
    step: (figure: Locator) => press(figure, 'Emit record'),
  },
  {
    name: 'barrier stepper',
    tallest: 1250,
    path: moduleOf('flink-checkpoint-barriers').url,
    id: 'fcb-sim-barriers',
    parameter: 'barrier',
    step: (figure: Locator) => press(figure, 'Read delhi'),
  },
  {
    name: 'changelog theatre',
    tallest: 1450,
    path: moduleOf('flink-sql-changelogs').url,
    id: 'fsc-sim-theatre',
    parameter: 'changelog',
    step: pressFirst,
  },
  {
    name: 'commit stepper with other sinks',
    tallest: 1400,
    path: moduleOf('flink-sources-and-sinks').url,
    id: 'fss-sim-commit',
    parameter: 'commit',
    step: (figure: Locator) => press(figure, 'Emit record'),
  },
  {
    name: 'backpressure detective',
    tallest: 1450,
    dragged: 'victim',
    path: moduleOf('flink-network-backpressure').url,
    id: 'fnb-sim-detective',
    parameter: 'detective',
    step: pressFirst,
  },
  {
    name: 'watermark river',
    tallest: 1450,
    dragged: 'bound',
    path: moduleOf('flink-time-watermarks').url,
    id: 'ftw-sim-river',
    parameter: 'river',
    step: (figure: Locator) => press(figure, '5 s on'),
  },
  {
    name: 'async tank',
    tallest: 1450,
    dragged: 'capacity',
    path: moduleOf('flink-udfs-and-async').url,
    id: 'fua-sim-tank',
    parameter: 'tank',
    step: (figure: Locator) => press(figure, 'Next event'),
  },
  {
    name: 'shredder',
    tallest: 1300,
    path: moduleOf('dremel-nested-levels').url,
    id: 'drl-sim-shredder',
    parameter: 'shred',
    step: (figure: Locator) => press(figure, 'Shred'),
  },
  {
    name: 'Prune-o-meter',
    tallest: 1500,
    dragged: 'runs',
    path: moduleOf('parquet-pruning-indexes').url,
    id: 'ppi-sim-prune',
    parameter: 'prune',
    step: pressFirst,
  },
  {
    name: 'IOP counter',
    tallest: 1500,
    dragged: 'price',
    path: moduleOf('lance-file-and-table').url,
    id: 'lft-sim-iops',
    parameter: 'iops',
    step: (figure: Locator) => press(figure, 'Fetch'),
  },
  {
    name: 'crash and resume',
    tallest: 1450,
    path: moduleOf('shuffle-shard-resume').url,
    id: 'ssr-sim-resume',
    parameter: 'resume',
    step: (figure: Locator) => press(figure, 'Train a step'),
  },
  {
    name: 'Starvation',
    tallest: 1550,
    dragged: 'faster-device.b',
    path: moduleOf('gpu-starvation-throughput').url,
    id: 'gst-sim-starve',
    parameter: 'starve',
    step: (figure: Locator) => press(figure, 'Train a step'),
  },
  {
    name: 'Time-travel board',
    tallest: 1500,
    dragged: 'newest',
    path: moduleOf('feature-store-point-in-time').url,
    id: 'fsp-sim-board',
    parameter: 'board',
    step: (figure: Locator) => press(figure, 'Join a label'),
  },
];

/** By keyboard; the button keeps the focus, so that it can be pressed again. */
async function press(figure: Locator, name: string): Promise<void> {
  const button = figure.getByRole('button', { name, exact: true });
  await button.focus();
  await button.press('Enter');
  await expect(button).toBeFocused();
}

/** The next step, by keyboard, whatever its name: it says what comes next. */
async function pressFirst(figure: Locator): Promise<void> {
  const button = figure.locator('.sim__buttons').getByRole('button').first();
  await button.focus();
  await button.press('Enter');
  await expect(button).toBeFocused();
}

/** The step that is to be taken next. */
async function pressMain(figure: Locator): Promise<void> {
  await press(figure, plain(await figure.locator('.button--main').first().textContent()));
}

/** The simulator once it can be driven. */
async function bring(page: Page, id: string): Promise<Locator> {
  const figure = page.locator(`figure[id="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('[data-ready="true"]')).toHaveCount(1);
  return figure;
}

async function wordsOf(figure: Locator): Promise<string> {
  return plain(await figure.locator('.sim__status').textContent());
}

/** Drags a slider to and fro, a tick at a time. Runs in the page; returns how often the address was written. */
function drag(slider: HTMLInputElement | SVGElement, ticks: number): number {
  if (!(slider instanceof HTMLInputElement)) throw new Error('no slider');
  for (let i = 0; i < ticks; i++) {
    if (i % 20 < 10) slider.stepUp();
    else slider.stepDown();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
  slider.stepUp();
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  return Number(document.documentElement.dataset.writes ?? 0);
}

interface Focused {
  words: string;
  from: 'above' | 'below';
  picture: boolean;
  control: boolean;
  covered: boolean;
  apart: boolean;
}

/**
 * What is in sight when each control gets the focus, coming from above and from below: whether it and its simulator's
 * picture are both whole in the viewport, beside each other. Runs in the page.
 */
async function focusEach(controls: (HTMLElement | SVGElement)[]): Promise<Focused[]> {
  const seen = (control: Element) => {
    const stage = control.closest('.sim__frame')?.querySelector('.sim__stage');
    if (!stage) throw new Error('no picture');
    const inView = ({ top, bottom }: DOMRect) => top > -1 && bottom < window.innerHeight + 1;
    const box = control.getBoundingClientRect();
    const picture = stage.getBoundingClientRect();
    const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
      picture: inView(picture),
      control: inView(box),
      covered: found === null || !(control.contains(found) || found.contains(control)),
      apart: box.top >= picture.bottom - 1,
    };
  };
  const good = ({ picture, control, covered, apart }: ReturnType<typeof seen>) =>
    picture && control && !covered && apart;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const all: Focused[] = [];
  for (const control of controls) {
    if (control.matches(':disabled')) continue;
    for (const from of ['above', 'below'] as const) {
      // As the focus comes: the browser itself brings what is focused into view.
      (document.activeElement as HTMLElement | null)?.blur();
      window.scrollTo({ top: from === 'above' ? 0 : 1e6, behavior: 'instant' });
      control.focus();
      // A scroll that is animated needs some frames.
      for (let frames = 0; frames < 120 && !good(seen(control)); frames++) await frame();
      all.push({ words: control.id || (control.textContent ?? ''), from, ...seen(control) });
    }
  }
  return all;
}

/** What is lower than a finger needs, or passes the right edge. Runs in the page. */
function unfit(controls: Element[]): string[] {
  return controls.flatMap((control) => {
    const { height, right } = control.getBoundingClientRect();
    // A box to tick is used by its label.
    const low = height < 44 && control.getAttribute('type') !== 'checkbox';
    if (!low && right <= window.innerWidth) return [];
    return [
      `${control.id || (control.textContent ?? '')}: ${String(height)} high, to ${String(right)}`,
    ];
  });
}

/** Every lettering of its pictures, and the tables that say the same. */
async function stateOf(figure: Locator): Promise<string[]> {
  return figure.locator('svg text, svg desc, td').allTextContents();
}

for (const [index, { name, tallest, dragged, path, id, parameter, step }] of simulators.entries()) {
  // The frame renders all of them alike: some speak for the others, which are slow proofs.
  const tag = index % 4 === 0 ? [] : '@slow';
  const dragTag = index < 4 ? [] : '@slow';
  test(`${name}: its first state can be read without a script`, { tag }, async ({ page, open }) => {
    await page.goto(path);
    const live = await bring(page, id);
    const still = await (await open({ javaScriptEnabled: false })).newPage();
    await still.goto(path);
    const figure = still.locator(`figure[id="${id}"]`);
    await expect(figure.locator('.sim__status')).toBeVisible();
    expect(await wordsOf(figure)).toBe(await wordsOf(live));
    expect(await wordsOf(figure)).not.toBe('');
    await expect(figure.locator('svg').first()).toBeVisible();
    await expect(figure.locator('button:visible, select:visible, input:visible')).toHaveCount(0);
  });

  test(`${name}: the address holds the state`, async ({ page, open }) => {
    await page.goto(`${path}?from=teacher`);
    const figure = await bring(page, id);
    await step(figure);
    const words = await wordsOf(figure);
    const state = await stateOf(figure);
    await expect(page).toHaveURL(new RegExp(`\\?from=teacher&${parameter}=`));

    const other = await (await open()).newPage();
    // A step may be several settings, and the address follows once the reader rests.
    await expect(async () => {
      await other.goto(page.url());
      const opened = await bring(other, id);
      expect(await wordsOf(opened)).toContain(words.replace(/^At [^:]+: /, ''));
      expect(await stateOf(opened)).toEqual(state);
    }).toPass();
  });

  test(`${name}: an address that cannot be read is said`, { tag }, async ({ page }) => {
    await page.goto(`${path}?${parameter}=not-an-address.%25zz`);
    const damaged = await bring(page, id);
    await expect.poll(() => wordsOf(damaged)).toContain('cannot be read');
    await step(damaged);
    await expect.poll(() => wordsOf(damaged)).not.toContain('cannot be read');
  });

  if (dragged !== undefined)
    test(`${name}: the address is written at rest`, { tag: dragTag }, async ({ page }) => {
      await page.addInitScript(() => {
        const { replaceState } = history;
        history.replaceState = (...args: Parameters<History['replaceState']>) => {
          document.documentElement.dataset.writes = String(
            Number(document.documentElement.dataset.writes ?? 0) + 1,
          );
          replaceState.apply(history, args);
        };
      });
      await page.goto(`${path}?${parameter}=${dragged}`);
      const figure = await bring(page, id);
      const before = page.url();
      const writes = () =>
        page.evaluate(() => Number(document.documentElement.dataset.writes ?? 0));
      const already = await writes();
      // All ticks of a drag within one task: what is written then was written during the drag.
      const during = await figure.locator('input[type=range]').first().evaluate(drag, 120);
      expect(during).toBe(already);
      await expect.poll(() => page.url()).not.toBe(before);
      expect(await writes()).toBe(already + 1);
    });

  test(`${name}: steps go on and back by keyboard, in words; a guess is answered by the model, and kept nowhere`, async ({
    page,
  }) => {
    await page.goto(path);
    const figure = await bring(page, id);
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    const storage = await kept();
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
      // It says first that this was a step back.
      await expect.poll(() => wordsOf(figure)).toContain(words[i]);
      expect(await stateOf(figure)).toEqual(states[i]);
    }
    await step(figure);
    await press(figure, 'Reset');
    await expect.poll(() => stateOf(figure)).toEqual(states[0]);

    const first = await stateOf(figure);
    const question = figure.getByRole('group', { name: 'Guess first.' });
    const choices = question.getByRole('button');
    for (let i = 0; i < (await choices.count()); i++) {
      await choices.nth(i).focus();
      await choices.nth(i).press('Enter');
      const verdict = question.getByRole('status');
      await expect(verdict).toHaveText(/^(As you guessed: “|You guessed “)/);
      await expect(choices.nth(i)).toHaveAttribute('aria-pressed', 'true');
      const held = (await verdict.textContent())?.startsWith('As you guessed');
      const truth = question.getByRole('button', { name: '(came true)' });
      await expect(truth).toHaveCount(1);
      expect(await truth.getAttribute('aria-pressed')).toBe(String(held));
      expect(await stateOf(figure)).not.toEqual(first);
      await choices.nth(i).press('Enter');
      await expect.poll(() => wordsOf(figure)).toContain('Press Reset');
      await press(figure, 'Reset');
      await expect.poll(() => stateOf(figure)).toEqual(first);
      await expect(truth).toHaveCount(0);
    }
    expect(await kept()).toBe(storage);
  });

  test(`${name}: on a phone, what is used and what it changes are in one screen, and all fits`, async ({
    open,
  }) => {
    const viewport = { width: 390, height: 844 };
    const page = await (await open({ viewport, hasTouch: true })).newPage();
    await page.goto(path);
    const figure = await bring(page, id);
    expect((await figure.boundingBox())?.height).toBeLessThanOrEqual(tallest);
    for (const fold of await figure.locator('.sim__drive details').all()) {
      await fold.locator('summary').press(' ');
      // What is folded may be rendered when it is first opened.
      await expect(fold.locator(':scope > :not(summary)').first()).toBeVisible();
    }
    const controls = figure.locator('.sim__drive').locator('button, input, select, summary');
    // Two choices, a step, Step back, Reset.
    expect(await controls.count()).toBeGreaterThanOrEqual(5);
    const seen = { picture: true, control: true, covered: false, apart: true };
    for (const { words, from, ...found } of await controls.evaluateAll(focusEach))
      expect(found, `${words}, coming from ${from}`).toEqual(seen);
    expect(await controls.locator('visible=true').evaluateAll(unfit)).toEqual([]);

    await page.setViewportSize({ width: 320, height: 640 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(320);
    expect(await figure.locator('button:visible').evaluateAll(unfit)).toEqual([]);
    const before = await stateOf(figure);
    await step(figure);
    await expect.poll(() => stateOf(figure)).not.toEqual(before);
    expect(await width()).toBeLessThanOrEqual(320);
  });
}
