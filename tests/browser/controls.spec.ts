import { kindOf, kinds } from './kinds.ts';
import { expect, test, untilAtRest, visit, type Page } from './site.ts';

// A control that does nothing is a fault: each distinct one of each kind of page is pressed once.

/** Controls that do nothing at once, by the start of their names as `list` gives them, and why. */
const quiet: [name: RegExp, reason: string][] = [];

/** What is pressed. Other links lead to pages, which tests of links follow. */
const pressed = 'button, summary, a[href^="#"], a[download], [role="button"]';

/** Of controls that are made alike, so many with other words are pressed. */
const alike = 3;

interface Watched {
  effects: number;
}

/** Counts what a press may bring about: changes of the page, of what is kept, and calls of the browser. */
async function watchEffects(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.effects = 0;
    const note = () => watched.effects++;
    const spy = <K extends string>(owner: Record<K, (...all: never[]) => unknown>, key: K) => {
      const own = owner[key];
      owner[key] = function (this: unknown, ...all: never[]) {
        note();
        return own.apply(this, all);
      };
    };
    new MutationObserver(note).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    addEventListener('scroll', note, { capture: true });
    addEventListener('hashchange', note);
    // A form says that something is missing.
    addEventListener('invalid', note, { capture: true });
    spy(Storage.prototype, 'setItem');
    spy(URL, 'createObjectURL');
    spy(HTMLInputElement.prototype as never, 'click' as never);
    window.print = note;
    navigator.clipboard.writeText = () => Promise.resolve(void note());
  });
}

/** The distinct controls that can be seen and pressed as the page stands, by tag, classes and words; each is marked with its name. */
function list(page: Page): Promise<string[]> {
  return page.locator(pressed).evaluateAll((elements, alike) => {
    const kinds = new Map<string, Set<string>>();
    return elements.flatMap((element) => {
      element.removeAttribute('data-control');
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled'))
        return [];
      const classes = [...element.classList].filter((name) => !/^(is-|q\d)/.test(name)).sort();
      const data = element.getAttributeNames().filter((name) => name.startsWith('data-'));
      const kind = [element.tagName.toLowerCase(), ...classes, ...data].join('.');
      const words = (element.textContent ?? '')
        .replace(/[\d\s]+/g, ' ')
        .split(':')[0]
        ?.trim();
      const label = (words || (element.getAttribute('aria-label') ?? '')).slice(0, 40);
      const known = kinds.get(kind) ?? new Set();
      kinds.set(kind, known);
      if (known.has(label) || known.size >= alike) return [];
      known.add(label);
      const name = `${kind} “${label}”`;
      element.setAttribute('data-control', name);
      return [name];
    });
  }, alike);
}

const effectsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as Watched).effects).catch(() => 1);

for (const path of kinds.filter((one) => one !== '/404/')) {
  // The explorers share their frame: one of them speaks for it, the others are slow proofs.
  const tag = /^\/explore\/(lance|orc|table)\//.test(path) ? '@slow' : [];
  test(`each control of ${kindOf(path)} does something`, { tag }, async ({ page }) => {
    await watchEffects(page);
    let downloads = 0;
    page.on('download', () => downloads++);
    const open = async () => {
      await visit(page, path);
      await untilAtRest(page);
    };
    await open();
    const address = page.url();
    const isThere = async (name: string) => (await list(page)).includes(name);
    /** Whether a press of it has an effect within so many milliseconds. */
    const acts = async (name: string, timeout: number) => {
      const control = page.locator(`[data-control=${JSON.stringify(name)}]`);
      // By keyboard: nothing that stands over it is in the way, and a skip link is seen.
      await control.focus();
      // What is seen for the first time now comes alive now.
      await expect
        .poll(() => control.evaluate((one) => one.closest('astro-island[ssr]') === null))
        .toBe(true);
      await page.evaluate(() => ((window as unknown as Watched).effects = 0));
      downloads = 0;
      await control.press('Enter');
      const done = expect
        .poll(async () => downloads > 0 || page.url() !== address || (await effectsOf(page)) > 0, {
          timeout,
        })
        .toBe(true);
      return done.then(
        () => true,
        () => false,
      );
    };
    const openAnew = async (name: string) => {
      await page.evaluate(() => localStorage.clear());
      await open();
      expect(await isThere(name), `${name} is there again`).toBe(true);
    };
    const dead: string[] = [];
    for (const name of await list(page)) {
      if (quiet.some(([start]) => start.test(name))) continue;
      // A press before it may have led away, opened a dialog over it, or changed what there is.
      const isCovered = (await page.locator('dialog[open]').count()) > 0;
      if (isCovered || page.url() !== address || !(await isThere(name))) await openAnew(name);
      if (await acts(name, 1000)) continue;
      // What the one before it opens may come only now, and have taken the press.
      await openAnew(name);
      if (!(await acts(name, 30_000))) dead.push(name);
    }
    expect(dead).toEqual([]);
  });
}
