import { clientsClaim } from 'workbox-core';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute } from 'workbox-routing';
import {
  CacheFirst,
  NetworkFirst,
  NetworkOnly,
  StaleWhileRevalidate,
  type Strategy,
} from 'workbox-strategies';
import { cacheNames } from '../../domain/offline/caches.ts';
import { kindOf, type FileKind } from '../../domain/offline/files.ts';
import { mentionedAssets } from '../../domain/offline/mentions.ts';

// The service worker, which the build bundles into `/sw.js` (see src/catalog/astro-offline.ts). It has no
// part in which version of the site a reader sees: pages come from the network where there is one, and a
// hashed file is the same for ever. So a new worker takes over at once, and no open page notices.

/** What is used of a worker's global scope: the compiler knows a page's only. */
interface WorkerScope {
  registration: { scope: string };
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<{ url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'install' | 'activate' | 'message',
    listener: (event: LifeEvent) => void,
  ): void;
}
type LifeEvent = Event & {
  waitUntil(work: Promise<unknown>): void;
  data?: { type?: string };
};
declare const self: WorkerScope;

const base = self.registration.scope;
/** Needed at the start of the app, on every page, or where a page was not kept. */
const always = [
  ...['', 'offline/', 'early.js', 'favicon.svg'],
  ...['glossary.json', 'catalog.json', 'titles.json'],
];
/** After so long on a bad connection what is kept is better than nothing. */
const patience = { networkTimeoutSeconds: 4 };

const pathOf = (url: string) => {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address.startsWith(base) ? address.slice(base.length) : null;
};
const kindAt = (url: string) => {
  const path = pathOf(url);
  return path === null ? null : kindOf(path);
};
const matchOptions = { ignoreVary: true };
const matchKept = (url: string) =>
  caches.match(url, { cacheName: cacheNames.kept, ignoreSearch: true, ignoreVary: true });

/** A page is one page, whatever follows the `?`; what the whole site's copy has is not stored twice. */
const shared: WorkboxPlugin[] = [
  {
    // Not a redirect either, such as a hotel's to where one logs in.
    cacheWillUpdate: ({ response }) => Promise.resolve(response.status === 200 ? response : null),
    cacheKeyWillBeUsed: ({ request }) => Promise.resolve(base + (pathOf(request.url) ?? '')),
    cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
      cachedResponse ?? matchKept(request.url),
  },
];
const wholePage: WorkboxPlugin = {
  cacheDidUpdate: async ({ request, newResponse, event }) => {
    // The page's own loads come first.
    if (event.type === 'fetch') await new Promise((done) => setTimeout(done, 1500));
    const [, module] = /^modules\/([\w-]+)\/$/.exec(pathOf(request.url) ?? '') ?? [];
    await Promise.all([
      keepCode(await newResponse.text(), event as LifeEvent, new Set()),
      // Its questions are asked elsewhere too.
      module && keep(`fragments/items/${module}/`, event as LifeEvent).catch(() => undefined),
    ]);
  },
  handlerDidError: async ({ request }) =>
    request.mode === 'navigate' ? caches.match(`${base}offline/`, matchOptions) : undefined,
};
// Some versions' worth of files: those that were not used for longest go first.
const lastUsed = new ExpirationPlugin({
  maxEntries: 500,
  purgeOnQuotaError: true,
}) as WorkboxPlugin;
const fresh: RequestInit = { cache: 'no-cache' };

const strategies: Record<FileKind, Strategy> = {
  page: new NetworkFirst({
    cacheName: cacheNames.pages,
    plugins: [...shared, wholePage],
    fetchOptions: fresh,
    matchOptions,
    ...patience,
  }),
  asset: new CacheFirst({
    cacheName: cacheNames.assets,
    matchOptions,
    plugins: [lastUsed, ...shared],
  }),
  data: new NetworkFirst({
    cacheName: cacheNames.data,
    plugins: shared,
    fetchOptions: fresh,
    matchOptions,
    ...patience,
  }),
  still: new StaleWhileRevalidate({ cacheName: cacheNames.data, plugins: shared, matchOptions }),
  // Parts of two versions of the index do not fit together: all from the network, or all as kept.
  index: new NetworkOnly({
    plugins: [{ handlerDidError: ({ request }) => matchKept(request.url) }],
  }),
};
for (const [kind, strategy] of Object.entries(strategies))
  registerRoute(
    // A script that asks for the network itself gets it: `keep.ts` stores what comes.
    ({ request: { url, cache, destination } }) =>
      kindAt(url) === kind && !(cache === 'no-cache' && destination === ''),
    strategy,
  );

/** Fetches and keeps an address as a visit would. */
async function keep(path: string, event: LifeEvent): Promise<Response | undefined> {
  const kind = kindOf(path);
  if (kind === null) return undefined;
  const request = new Request(base + path, { priority: 'low' });
  const [response, done] = strategies[kind].handleAll({ request, event: event as never });
  const copy = (await response).clone();
  await done;
  return copy;
}

/** Keeps the files that a text mentions, and those that they mention. */
async function keepCode(text: string, event: LifeEvent, seen: Set<string>): Promise<void> {
  const names = mentionedAssets(text).filter((name) => !seen.has(name));
  for (const name of names) seen.add(name);
  await Promise.all(
    names.map(async (name) => {
      // One that does not come is asked for again when the page wants it.
      const response = await keep(`assets/${name}`, event).catch(() => undefined);
      if (response && /\.(js|css)$/.test(name)) await keepCode(await response.text(), event, seen);
    }),
  );
}

const keepAlways = (event: LifeEvent) => Promise.all(always.map((path) => keep(path, event)));
/** Pages that were opened before the worker was there are pages visited. */
const keepOpen = async (event: LifeEvent) => {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const paths = open.map(({ url }) => pathOf(url)).filter((path) => path !== null);
  await Promise.allSettled(paths.map((path) => keep(path, event)));
};

self.addEventListener('install', (event) => {
  void self.skipWaiting();
  event.waitUntil(keepAlways(event));
});
clientsClaim();
self.addEventListener('activate', (event) => event.waitUntil(keepOpen(event)));
self.addEventListener('message', (event) => {
  // Sent when a reader has removed all that was kept.
  if (event.data?.type === 'keep-open-pages')
    event.waitUntil(Promise.all([keepAlways(event), keepOpen(event)]));
});
