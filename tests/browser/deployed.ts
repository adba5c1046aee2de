import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOffline } from '../../src/catalog/astro-offline.ts';
import { listPages } from '../../src/catalog/site-files.ts';
import { serveSite } from '../../src/cli/serve.ts';
import { siteFolder } from './built.ts';
import { expect, test as base, type Page } from './site.ts';

export { expect };

/** A host of a test's own, with a copy of the built site, on which a new version can be deployed. */
export interface Host {
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** Requests whose path matches wait until `release`. */
  hold(pattern: RegExp): void;
  /** How many wait. */
  waiting(): number;
  release(): void;
  /** Puts version B in place of A, with A's hashed files beside its own or without them. */
  deploy(oldFiles: 'kept' | 'gone'): Promise<void>;
  /** Deploys a version in which one page alone has changed. */
  change(page: string): Promise<void>;
}

/** What version B has after every page's main heading. */
export const suffix = ' (second edition)';

export const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lakepath-host-'));
    cpSync(siteFolder, folder, { recursive: true });
    const server = await serveSite(folder, '/', 0);
    const [serve] = server.listeners('request') as RequestListener[];
    const asked: string[] = [];
    let held: RegExp | null = null;
    let waiting: (() => void)[] = [];
    server.removeAllListeners('request').on('request', (request, response) => {
      asked.push(request.url ?? '');
      // Stricter for the worker than a page's own policy.
      if (request.url === '/sw.js')
        response.setHeader('content-security-policy', "default-src 'self'");
      const answer = () => serve?.(request, response);
      if (held?.test(request.url ?? '')) waiting.push(answer);
      else answer();
    });
    await use({
      url: `http://localhost:${(server.address() as AddressInfo).port}`,
      asked,
      hold: (pattern) => (held = pattern),
      waiting: () => waiting.length,
      release: () => {
        held = null;
        for (const answer of waiting) answer();
        waiting = [];
      },
      deploy: (oldFiles) => deployNext(folder, oldFiles),
      change: async (page) => {
        writeFileSync(join(folder, page), addSuffix(readFileSync(join(folder, page), 'utf8')));
        await writeOffline(folder);
      },
    });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  },
  baseURL: async ({ host }, use) => use(host.url),
});

const addSuffix = (html: string) => html.replace('</h1>', `${suffix}</h1>`);

/** Every page has another heading, and every hashed file another name, as after a change of all code. */
async function deployNext(folder: string, oldFiles: 'kept' | 'gone'): Promise<void> {
  const assets = join(folder, 'assets');
  const old = `${folder}-assets`;
  renameSync(assets, old);
  mkdirSync(assets);
  const names = readdirSync(old);
  const nextName = (name: string) =>
    name.replace(
      /\.([\w-])([\w-]{7})\.(\w+)$/,
      (_, first, rest, ending) => `.${rest}${first}.${ending}`,
    );
  const rename = (text: string) =>
    text.replace(/[\w.~@-]+\.[\w-]{8}\.(js|css|json)\b/g, (name) =>
      names.includes(name) ? nextName(name) : name,
    );
  for (const name of names)
    writeFileSync(join(assets, nextName(name)), rename(readFileSync(join(old, name), 'utf8')));
  for (const name of listPages(folder)) {
    const html = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), addSuffix(rename(html)));
  }
  await writeOffline(folder);
  if (oldFiles === 'kept') cpSync(old, assets, { recursive: true });
  rmSync(old, { recursive: true });
}

/** Waits until the page, with all its code and questions, is kept: its worker asks for nothing more. */
export async function untilKept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const known = await caches.match(location.href, { ignoreSearch: true });
        if (!known || !navigator.serviceWorker.controller) return 'not kept';
        const base = document.documentElement.dataset['base'] ?? '';
        const [, module] = /\/modules\/([\w-]+)\/$/.exec(location.pathname) ?? [];
        if (module && !(await caches.match(`${base}/fragments/items/${module}/`)))
          return 'its questions';
        const queue = [await known.text()];
        const seen = new Set<string>();
        for (let text = queue.pop(); text !== undefined; text = queue.pop())
          for (const [, name = ''] of text.matchAll(
            /(?:assets\/|["'`]\.\/)([\w.-]+\.(?:js|css|json))["'`]/g,
          )) {
            if (seen.has(name)) continue;
            seen.add(name);
            const file = await caches.match(`${base}/assets/${name}`);
            if (!file) return name;
            queue.push(await file.text());
          }
        return 'kept';
      }),
    )
    .toBe('kept');
}

/**
 * Opens a page when one worker may be taking over from another. A navigation in that very moment can be lost while a
 * debugger is attached to the workers, as this browser's is: seen on a site of three lines too, and in none of 120
 * tries without one attached. So it is asked for until it is answered, as a reader would.
 */
export async function goWhileWorkersChange(page: Page, url: string): Promise<void> {
  await expect(async () => {
    await page.goto(url, { timeout: 30_000 });
  }).toPass({ timeout: 150_000 });
}
