import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, CatalogModule } from '../../src/domain/catalog.ts';

/** The built site under test, and the one that was built for a sub-folder, with an alias added. */
export const siteFolder = process.env.LAKEPATH_DIST ?? 'dist';
export const subFolder = process.env.LAKEPATH_BASE_DIST ?? '.cache/dist-base';
export const subPath = '/lakepath';

export function readBuilt(path: string, folder = siteFolder): string {
  return readFileSync(join(folder, path), 'utf8');
}

export const catalog = JSON.parse(readBuilt('catalog.json')) as Catalog;

/** Paths of all pages that the sitemap names. */
export const pages = [...readBuilt('sitemap-0.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
  ([, loc = '']) => new URL(loc).pathname,
);

export const modulePages = catalog.modules.map(({ url }) => url);

export function moduleOf(id: string): CatalogModule {
  const module = catalog.modules.find((one) => one.id === id);
  if (!module) throw new Error(`the catalogue has no module "${id}"`);
  return module;
}
