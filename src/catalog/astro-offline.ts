import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Rolldown } from 'vite';
import { hashContent, listPages, listSiteFiles } from './site-files.ts';

/** Must come last: it lists all that the others wrote. */
export function offline(): AstroIntegration {
  return {
    name: 'lakepath:offline',
    hooks: {
      'astro:build:done': ({ dir }) => writeOffline(fileURLToPath(dir)),
    },
  };
}

/**
 * Writes into a built site what it needs offline: `sw.js`, the service worker, and `offline.json`, the list
 * of its files. The worker works under any base path: it knows its own address.
 */
export async function writeOffline(folder: string): Promise<void> {
  stampPages(folder);
  const list = listSiteFiles(folder);
  // Browsers look for another worker byte by byte: the version makes it one when anything has changed.
  const worker = `// Lakepath ${list.version}\n${await bundleWorker()}`;
  writeFileSync(join(folder, 'sw.js'), worker);
  writeFileSync(join(folder, 'offline.json'), JSON.stringify(list));
}

/** Gives every page a mark of its own content, by which an open page can tell that it has changed since. */
function stampPages(folder: string): void {
  for (const name of listPages(folder)) {
    const html = readFileSync(join(folder, name), 'utf8')
      .replace(/^(.*<html[^>]*) data-rev="[^"]*"/, '$1')
      // For hot reload only, and made from the path of the source: elsewhere the same page would be another.
      .replace(/(<astro-island) uid="[^"]*"/g, '$1');
    const stamp = ` data-rev="${hashContent(html).slice(0, 8)}"`;
    writeFileSync(join(folder, name), html.replace(/<html(?= )/, `<html${stamp}`));
  }
}

/** The worker with the libraries it uses, as one script. */
async function bundleWorker(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../client/offline/worker.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  const [script] = (result as Rolldown.RolldownOutput).output;
  return script.code;
}
