import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import type { Progress } from '../../src/domain/progress/format.ts';

export { expect };
export type { Page };

interface Guard {
  watch(context: BrowserContext): Promise<void>;
  /** Messages that this test brings about on purpose. */
  allow(pattern: RegExp): void;
}

interface Fixtures {
  /** Fails the test on a console warning or error, a page error, a CSP report, a foreign request. */
  guard: Guard;
  /** Another browser profile: storage of its own, the same guard. Closed after the test. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
}

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.LAKEPATH_URL),
  guard: [
    async ({ baseURL }, use) => {
      const faults: string[] = [];
      const allowed = [
        // What Playwright itself says where it blocks service workers.
        /Service Worker registration blocked by Playwright/,
        // What Pagefind says where its worker takes more than five seconds to start, as beside
        // other work it may. It then searches without one: that the words are found is asserted.
        /Failed to initialize Pagefind in the web worker, falling back to main thread: Error: Worker initialization timeout/,
      ];
      await use({
        watch: (context) => watch(context, baseURL, (fault) => faults.push(fault)),
        allow: (pattern) => void allowed.push(pattern),
      });
      const unexpected = faults.filter((fault) => !allowed.some((one) => one.test(fault)));
      expect(unexpected, 'what the browser complained of').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, guard }, use) => {
    await guard.watch(context);
    await use(context);
  },
  open: async ({ browser, guard }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await guard.watch(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
});

async function watch(
  context: BrowserContext,
  baseURL: string | undefined,
  complain: (fault: string) => void,
): Promise<void> {
  const own = [baseURL, process.env.LAKEPATH_URL, process.env.LAKEPATH_SUB_URL].flatMap((url) =>
    url ? [new URL(url).origin] : [],
  );
  context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type()))
      complain(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complain(`page error: ${error.error().stack ?? ''}`));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && !own.includes(origin)) complain(`request to ${request.url()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

/** Opens a page and waits until it works: the planner, the board, the state marks of a list. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilLive(page);
}

/** Waits until the page has its catalogue, where it needs one, and its islands, which are to work at once, do. */
export async function untilLive(page: Page): Promise<void> {
  await expect(page.locator('[data-waits], astro-island[client="load"][ssr]')).toHaveCount(0);
}

/** Waits until the page has loaded, and has done what it left for a quiet moment. */
export async function untilAtRest(page: Page): Promise<void> {
  await page.waitForLoadState();
  // Such calls come in the order in which they were asked for: this one after the page's own.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // Home's idle moment may never come in a headless browser; the page's own calls wait three seconds at most.
        if ('requestIdleCallback' in window)
          requestIdleCallback(() => resolve(), { timeout: 4000 });
        else setTimeout(resolve);
      }),
  );
}

/** What the page's storage holds, read as the site reads it. */
export async function storedProgress(page: Page): Promise<Progress> {
  const text = await page.evaluate(() => localStorage.getItem('lakepath.progress'));
  const { kind, progress } = decodeProgress(text);
  expect(['ok', 'absent'], 'how the stored progress reads').toContain(kind);
  return progress;
}

/**
 * Kinds and grades of an item's stored attempts, in the order of the alphabet: `F` first and right,
 * `G` first and wrong, `P` practice and right, `Q` practice and wrong.
 */
export function expectAttempts(page: Page, item: string, letters: string): Promise<void> {
  return expect
    .poll(async () => {
      const { attempts } = await storedProgress(page);
      const stored = (attempts.get(item) ?? '').replace(/[^A-Z]/g, '');
      return [...stored].sort().join('');
    }, `stored attempts at ${item}`)
    .toBe(letters);
}

/**
 * Expects something of a stored register's value, which is written a moment after it is shown:
 * `await expectStored(page, 'plan').toMatchObject(…)`.
 */
export function expectStored(page: Page, key: string) {
  return expect.poll(
    async () => (await storedProgress(page)).registers.get(key)?.value,
    `stored ${key}`,
  );
}

/** A text as a reader sees it: runs of blanks are one. */
export function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

export function readButton(page: Page, section: { title: string }): Locator {
  // Between the visible words and the hidden ones browsers differ by a blank.
  return page.getByRole('button', {
    name: new RegExp(`^Mark as read ?: ${escaped(section.title)}$`),
  });
}

/** A link's address, which pages write with the origin or without it. */
export function leadsTo(path: string): RegExp {
  return new RegExp(`^(${process.env.LAKEPATH_URL})?${escaped(path)}$`);
}

export function escaped(text: string): string {
  return text.replace(/[.?+*()[\]^$|\\]/g, '\\$&');
}
