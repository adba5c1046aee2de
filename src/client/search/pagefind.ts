import { partsOf } from '../../domain/search/query.ts';
import type { Kind } from '../../domain/search/kinds.ts';
import { basePath } from '../base-path.ts';

/** What we use of Pagefind's browser API (https://pagefind.app/docs/api/). */
interface Pagefind {
  options(options: {
    baseUrl: string;
    excerptLength: number;
    ranking: { metaWeights: Record<string, number> };
  }): Promise<void>;
  init(): Promise<void>;
  search(
    words: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: Result[] }>;
}

/** A record that fits; what it says is loaded when it is asked for. */
export interface Result {
  id: string;
  score: number;
  data(): Promise<ResultData>;
}

export interface ResultData {
  url: string;
  content: string;
  /** HTML: escaped text with `<mark>` around the words that were found. */
  excerpt: string;
  meta: { title?: string; module?: string };
}

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const pagefind = (await import(
    /* @vite-ignore */ `${basePath()}/pagefind/pagefind.js`
  )) as Pagefind;
  await pagefind.options({
    baseUrl: `${basePath()}/`,
    excerptLength: 24,
    // A section that introduces a term is what its name leads to. The title is as heavy as in the text.
    ranking: { metaWeights: { introduces: 8 } },
  });
  await pagefind.init();
  return pagefind;
}

/** Where fewer records hold all words, those that hold some of them follow. */
const enough = 5;

/**
 * The records of a kind that hold all the words, the best first; where these are few, also those that
 * hold some of their parts. `qualification` is an id, or empty. Throws where the index cannot be loaded.
 */
export async function findRecords(
  words: readonly string[],
  { kind, qualification }: { kind: Kind; qualification: string },
): Promise<Result[]> {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  const pagefind = await loading;
  const filters = { kind, ...(qualification && { qualification }) };
  const search = async (what: string) => (await pagefind.search(what, { filters })).results;
  const whole = await search(words.join(' '));
  const parts = partsOf(words);
  if (whole.length >= enough || parts.length < 2) return whole;
  const known = new Set(whole.map(({ id }) => id));
  const rest = holdingSome(await Promise.all(parts.map(search))).filter(({ id }) => !known.has(id));
  return [...whole, ...rest];
}

/** Results of single words, joined: what is in more of the lists, and holds the rarer words, weighs more. */
function holdingSome(lists: readonly Result[][]): Result[] {
  const byId = new Map<string, { result: Result; lists: number; score: number }>();
  for (const result of lists.flat()) {
    const known = byId.get(result.id) ?? { result, lists: 0, score: 0 };
    byId.set(result.id, { result, lists: known.lists + 1, score: known.score + result.score });
  }
  return [...byId.values()]
    .map((one) => ({
      id: one.result.id,
      data: () => one.result.data(),
      score: (one.score * one.lists) / lists.length ** 2,
    }))
    .toSorted((a, b) => b.score - a.score);
}
