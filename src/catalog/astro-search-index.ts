import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { buildSite } from './catalog.ts';
import { contentRoot } from './content-root.ts';
import { escapeHtml } from './escape-html.ts';
import { searchNames } from './search/names.ts';
import { searchRecords, type SearchRecord } from './search/records.ts';

/** Builds the search's index from the built pages, and `search.json`, which says what is called how. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'lakepath:search-index',
    hooks: {
      'astro:build:done': ({ dir }) => writeIndex(fileURLToPath(dir)),
    },
  };
}

async function writeIndex(folder: string): Promise<void> {
  const site = buildSite(contentRoot());
  const records = searchRecords(site, folder);
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'en',
    // Letters of a word here: C++, +I, orders$files.
    includeCharacters: '+#$',
    // Results share files: to keep the site offline is a fetch for each, and packed together they take a third less.
    maxFragments: 128,
  });
  if (!index) throw new Error(`search index: ${errors.join('; ')}`);
  for (const record of records) {
    const { errors } = await index.addHTMLFile({ url: record.url, content: toHtml(record) });
    fail(errors);
  }
  fail((await index.writeFiles({ outputPath: join(folder, 'pagefind') })).errors);
  await pagefind.close();
  writeFileSync(join(folder, 'search.json'), JSON.stringify(searchNames(site, records)));
}

/** A record as a page that Pagefind reads: its title weighs most, and what it is filtered by is no text of it. */
function toHtml({
  kind,
  title,
  module = '',
  qualifications,
  introduces = [],
  html,
}: SearchRecord): string {
  const filters = qualifications.map((id) => `<i data-pagefind-filter="qualification">${id}</i>`);
  return `<html lang="en"><body data-pagefind-body>
    <div data-pagefind-ignore>
      <i data-pagefind-filter="kind">${kind}</i>${filters.join('')}
      <i data-pagefind-meta="module">${escapeHtml(module)}</i>
      <i data-pagefind-meta="introduces">${escapeHtml(introduces.join(', '))}</i>
    </div>
    <h1>${escapeHtml(title)}</h1>${html}</body></html>`;
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index: ${errors.join('; ')}`);
}
