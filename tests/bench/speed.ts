import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { openAtRest, type OpenSite } from './open-site.ts';
import type { Row } from './table.ts';

/** How the site behaves on a slow machine and network: the first module's page, and one page of each kind. */
export async function benchSpeed(site: OpenSite): Promise<Row[]> {
  const kinds = pageOfEachKind(site);
  const module = kinds.find((path) => path.startsWith('/modules/') && path !== '/modules/');
  if (module === undefined) throw new Error(`${site.folder} has no module`);
  const rows = [...(await paint(site, module)), await answer(site, module)];
  for (const path of kinds) {
    const values = [];
    for (let visit = 0; visit < 3; visit++)
      values.push(await blocking(site.browser, site.url + path));
    rows.push({
      what: `${path}: blocking, CPU 4× slower`,
      value: median(values),
      unit: 'ms',
      aim: 'aim: 50',
    });
  }
  return rows;
}

/** Of the pages that differ in their content alone, the one with the largest document. */
function pageOfEachKind({ folder, paths }: OpenSite): string[] {
  const size = (path: string) => statSync(join(folder, path, 'index.html')).size;
  const kindOf = (path: string) =>
    path.replace(/^\/(modules|qualifications|interview|labs)\/[^/]+\/$/, '/$1/*/');
  const largest = new Map<string, string>();
  for (const path of paths.toSorted((a, b) => size(a) - size(b))) largest.set(kindOf(path), path);
  return [...largest.values()].toSorted();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 150 ms round trip. */
async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

const largestPaint = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });

async function paint({ browser, url }: OpenSite, path: string): Promise<Row[]> {
  // The same prose as one bare HTML file, side by side, in turns.
  const paints = { page: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < 5; turn++) {
    for (const kind of ['page', 'bare'] as const) {
      const page = await browser.newPage();
      await slow(page);
      await page.goto(kind === 'page' ? url + path : `${url}/bare${path}`, { waitUntil: 'load' });
      paints[kind].push(await page.evaluate(largestPaint));
      await page.close();
    }
  }
  return [
    { what: `${path}: largest paint on slow 4G`, value: median(paints.page), unit: 'ms' },
    {
      what: '… against the bare HTML',
      value: median(paints.page) / median(paints.bare),
      unit: '×',
      aim: 'aim: 1.5',
    },
  ];
}

async function answer({ browser, url }: OpenSite, path: string): Promise<Row> {
  const page = await browser.newPage();
  await slow(page);
  await openAtRest(page, url + path);
  const form = page.locator('form[data-kind="single"]').first();
  await form.locator('input').first().check();
  const value = await form.evaluate(async (element) => {
    const start = performance.now();
    element.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - start;
  });
  await page.close();
  return { what: 'answer to next paint, CPU 4× slower', value, unit: 'ms', aim: 'aim: 100' };
}

/** The time beyond 50 ms of each long task, added up, until the page has come to rest. */
async function blocking(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    Reflect.set(window, 'blocked', 0);
    new PerformanceObserver((list) => {
      const more = list
        .getEntries()
        .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
      Reflect.set(window, 'blocked', (Reflect.get(window, 'blocked') as number) + more);
    }).observe({ type: 'longtask', buffered: true });
  });
  await openAtRest(page, url);
  const value = await page.evaluate(() => Reflect.get(window, 'blocked') as number);
  await page.close();
  return value;
}
