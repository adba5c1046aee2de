import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
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

/**
 * Opens a page and waits until it has all that it takes before any interaction. Without a pause for
 * scripts to come in, a busy machine would look like a page at rest.
 */
export async function openAtRest(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => !document.querySelector('astro-island[client="load"][ssr]'));
  await page.waitForLoadState('networkidle');
}
