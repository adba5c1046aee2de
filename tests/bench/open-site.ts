import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type Page, type Request } from '@playwright/test';
import { provideBrowser } from '../../src/cli/find-browser.ts';
import { serveGzipped } from './serve-gzipped.ts';

/** A built site, served as static hosts do, and a browser to visit it with. */
export interface OpenSite {
  folder: string;
  url: string;
  /** Of all pages that the sitemap names. */
  paths: readonly string[];
  browser: Browser;
}

/** Opens the site in `folder` for `task`, and closes it after. */
export async function withSite<T>(
  folder: string,
  task: (site: OpenSite) => Promise<T>,
): Promise<T> {
  const { launch } = await provideBrowser();
  const server = await serveGzipped(folder);
  const browser = await chromium.launch(launch);
  try {
    const sitemap = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
    const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, loc = '']) => new URL(loc).pathname,
    );
    const { port } = server.address() as AddressInfo;
    return await task({ folder, url: `http://localhost:${port}`, paths, browser });
  } finally {
    await browser.close();
    server.close();
  }
}

/** So long without a request, in ms, and a page has all that it takes by itself. */
const REST = 500;
const LONGEST = 60_000;

/**
 * Opens a page and waits until it has all that it takes before any interaction: its scripts have run,
 * and then the network rests. On a busy machine it rests before they run, too.
 */
export async function openAtRest(page: Page, url: string): Promise<void> {
  const open = new Set<Request>();
  let last = performance.now();
  const note = (change: (request: Request) => void) => (request: Request) => {
    change(request);
    last = performance.now();
  };
  const close = note((request) => open.delete(request));
  page.on(
    'request',
    note((request) => open.add(request)),
  );
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  const start = performance.now();
  await page.goto(url, { waitUntil: 'load' });
  // Not by `waitForFunction`: the script that it brings is a long task of its own.
  const isWaiting = () =>
    document.querySelector('[data-waits], astro-island[client="load"][ssr]') !== null;
  while ((await page.evaluate(isWaiting)) || open.size > 0 || performance.now() - last < REST) {
    if (performance.now() - start > LONGEST) throw new Error(`${url} does not come to rest`);
    await setTimeout(50);
  }
}
