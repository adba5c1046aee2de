import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test';
import type { Catalog } from '../../src/domain/catalog.ts';
import { sitePages } from '../../src/catalog/site-pages.ts';
import { serveGzipped } from './serve-gzipped.ts';
import type { Row } from './table.ts';

const kB = (bytes: number) => bytes / 1000;
const gzipped = (body: Buffer) => gzipSync(body, { level: 9 }).length;

/** Weight of every module page before any interaction, and how one behaves on a slow machine and network. */
export async function benchPages(launch: LaunchOptions): Promise<Row[]> {
  const server = await serveGzipped('dist');
  const { port } = server.address() as AddressInfo;
  const site = `http://localhost:${port}`;
  const browser = await chromium.launch(launch);
  try {
    const { modules } = JSON.parse(readFileSync('dist/catalog.json', 'utf8')) as Catalog;
    const rows: Row[] = [];
    for (const { id, url } of modules) rows.push(...(await weigh(browser, site + url, id)));
    const [first] = modules;
    if (first) rows.push(...(await speed(browser, site, first.url)));
    rows.push(...(await blocking(browser, site, [...sitePages, first?.url ?? '/'])));
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}

async function weigh(browser: Browser, url: string, name: string): Promise<Row[]> {
  const page = await browser.newPage();
  let document = 0;
  let script = 0;
  let other = 0;
  const sizes: Promise<void>[] = [];
  page.on('response', (response) => {
    sizes.push(
      response.body().then(
        (body) => {
          const type = response.request().resourceType();
          if (type === 'document') document += gzipped(body);
          else if (type === 'script') script += gzipped(body);
          else other += gzipped(body);
        },
        () => undefined,
      ),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await Promise.all(sizes);
  await page.close();
  return [
    { what: `${name}: document`, value: kB(document), unit: 'kB', limit: 36 },
    { what: `${name}: all the rest`, value: kB(script + other), unit: 'kB', limit: 28 },
    { what: `${name}: of it JavaScript`, value: kB(script), unit: 'kB', limit: 18 },
  ];
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

async function speed(browser: Browser, site: string, path: string): Promise<Row[]> {
  // The same prose as one bare HTML file, side by side, in turns.
  const paints = { page: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < 5; turn++) {
    for (const kind of ['page', 'bare'] as const) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await slow(page);
      await page.goto(kind === 'page' ? site + path : `${site}/bare${path}`, { waitUntil: 'load' });
      paints[kind].push(await page.evaluate(largestPaint));
      await context.close();
    }
  }
  const median = (list: number[]) =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

  const page = await browser.newPage();
  await slow(page);
  await page.goto(site + path, { waitUntil: 'networkidle' });
  const form = page.locator('form[data-kind="single"]').first();
  await form.locator('input').first().check();
  const answered = await form.evaluate(async (element) => {
    const start = performance.now();
    element.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
    await new Promise((paint) => requestAnimationFrame(() => setTimeout(paint)));
    return performance.now() - start;
  });
  await page.close();
  return [
    { what: 'largest paint on slow 4G', value: median(paints.page), unit: 'ms' },
    {
      what: '… against the bare HTML',
      value: median(paints.page) / median(paints.bare),
      unit: '×',
      aim: 'aim: 1.5',
    },
    { what: 'answer to next paint, CPU 4× slower', value: answered, unit: 'ms', aim: 'aim: 100' },
  ];
}

async function blocking(browser: Browser, site: string, paths: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of paths) {
    const page = await browser.newPage();
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
    await page.goto(site + path, { waitUntil: 'networkidle' });
    const value = await page.evaluate(() => Reflect.get(window, 'blocked') as number);
    rows.push({ what: `${path}: blocking time, CPU 4× slower`, value, unit: 'ms', aim: 'aim: 50' });
    await page.close();
  }
  return rows;
}
