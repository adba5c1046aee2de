import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SiteFiles } from '../domain/offline/files.ts';

/** What no page of ours asks for, in a built site. */
const unused = [
  /^sw\.js$/,
  /^offline\.json$/,
  /^404\.html$/,
  /^sitemap/,
  // Pagefind's ready-made interfaces, and its program for other languages.
  /^pagefind\/pagefind-(component-ui|modular-ui|ui|highlight)\./,
  /^pagefind\/wasm\.unknown\./,
];

/** Every file of a built site that its pages need; the version changes when one of them does. */
export function listSiteFiles(folder: string): SiteFiles {
  const files = listFiles(folder)
    .filter((name) => !unused.some((pattern) => pattern.test(name)))
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return {
        path: name.replace(/(^|\/)index\.html$/, '$1'),
        size: content.length,
        revision: hashContent(content),
      };
    });
  return { version: hashContent(JSON.stringify(files)), files };
}

/** Paths of all pages of a built site, below its folder. */
export function listPages(folder: string): string[] {
  return listFiles(folder).filter((name) => name.endsWith('.html'));
}

/** Paths of all files below `folder`, in the order of the alphabet. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

export function hashContent(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}
