import { basePath } from '../base-path.ts';
import { withoutTitle } from './excerpt.ts';

export type Kind = 'text' | 'question' | 'term' | 'lab';

export interface SearchHit {
  kind: Kind;
  title: string;
  /** Title of the module it belongs to; empty for glossary terms. */
  module: string;
  url: string;
  /** HTML: escaped text with `<mark>` around the words that were found. */
  excerpt: string;
}

/** What we use of Pagefind's browser API (https://pagefind.app/docs/api/). */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(
    query: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: Result[] }>;
}

interface Result {
  id: string;
  data(): Promise<ResultData>;
}

interface ResultData {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const pagefind = (await import(
    /* @vite-ignore */ `${basePath()}/pagefind/pagefind.js`
  )) as Pagefind;
  await pagefind.options({ baseUrl: `${basePath()}/`, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

const shown = 12;
const sectionsShown = 4;
const modulesShown = 4;

/** The best hits, a module's by section. `total` counts pages and records, `hits` holds the first of them. */
export async function search(
  query: string,
  { kind, qualification }: { kind: string; qualification: string },
): Promise<{ hits: SearchHit[]; total: number }> {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  const pagefind = await loading;
  const filters = { ...(kind && { kind }), ...(qualification && { qualification }) };
  const { results } = await pagefind.search(query, { filters });
  const best = kind === '' ? await withModules(pagefind, query, filters, results) : results;
  const data = await Promise.all(best.slice(0, shown).map((result) => result.data()));
  return { hits: data.flatMap(toHits), total: results.length };
}

/** Questions and terms are short, so many of them rank before each module that teaches the matter: some modules go first. */
async function withModules(
  pagefind: Pagefind,
  query: string,
  filters: Record<string, string>,
  results: readonly Result[],
): Promise<Result[]> {
  const modules = await pagefind.search(query, { filters: { ...filters, kind: 'text' } });
  const first = [...results.slice(0, 1), ...modules.results.slice(0, modulesShown)];
  const byId = new Map([...first, ...results].map((result) => [result.id, result]));
  return [...byId.values()];
}

function toHits({ url, excerpt, meta, filters, sub_results }: ResultData): SearchHit[] {
  const kind =
    (['question', 'term', 'lab'] as const).find((one) => filters.kind?.includes(one)) ?? 'text';
  const module = meta.module ?? '';
  if (kind !== 'text') return [{ kind, module, title: meta.title ?? '', url, excerpt }];
  return sub_results.slice(0, sectionsShown).map((section) => {
    // A heading's own link sign is part of its text.
    const title = section.title.replace(/#$/, '');
    return {
      kind,
      // The head of a module's page is the module: its title is said once.
      module: title === module ? '' : module,
      title,
      url: section.url,
      excerpt: withoutTitle(section.excerpt, title),
    };
  });
}
