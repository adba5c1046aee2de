import { arrangeResults } from '../../domain/search/arrange.ts';
import { countPairs } from '../../domain/search/closeness.ts';
import { kinds, type Kind } from '../../domain/search/kinds.ts';
import { trueMarks } from '../../domain/search/marks.ts';
import { meantWord } from '../../domain/search/mistyped.ts';
import { findNamed, nearestName, type Named, type SearchNames } from '../../domain/search/names.ts';
import { isSameWord } from '../../domain/search/same-word.ts';
import { holdsSigns, parseQuery, partsOf, type Query } from '../../domain/search/query.ts';
import { basePath } from '../base-path.ts';
import { withoutTitle } from './excerpt.ts';
import { findRecords, type ResultData } from './pagefind.ts';

export interface SearchHit {
  kind: Kind | 'skill';
  title: string;
  /** Title of the module it belongs to; empty for what belongs to none. */
  module: string;
  url: string;
  /** HTML: escaped text with `<mark>` around the words that were found. */
  excerpt: string;
}

export interface Found {
  /** The best ones, in the order in which they are shown. */
  hits: SearchHit[];
  total: number;
  /** What was likely meant, where no text holds what was typed. */
  meant: string | null;
}

const shown = 12;
/** Results of each kind that are read, to see how near the words stand and whether the signs are there. */
const read = { text: 24, question: 12, term: 12, lab: 12, page: 12 } satisfies Record<Kind, number>;

/** `search.json`, its words as a list. */
type Names = Omit<SearchNames, 'words'> & { words: string[] };

let naming: Promise<Names> | undefined;

/** What is found for a text as it was typed. `kind` and `qualification` narrow it, where they are not empty. */
export async function find(
  typed: string,
  { kind, qualification }: { kind: string; qualification: string },
): Promise<Found> {
  naming ??= loadNames();
  naming.catch(() => (naming = undefined));
  const { names, compounds, words } = await naming;
  const query = parseQuery(typed, compounds);
  const { held, meant } = spell(query, words);

  const wanted = kinds.filter((one) => kind === '' || kind === one);
  const lists = await Promise.all(
    wanted.map((one) => findOfKind({ ...query, words: held }, { kind: one, qualification })),
  );
  const results = arrangeResults(
    lists.flatMap((list) => list.results),
    typed,
  );
  const isOpen = qualification === '' && ['', 'term'].includes(kind);
  const named = isOpen ? findNamed(query, names).map(namedHit) : [];
  const hits = [...named, ...results.map((result) => toHit(result, held))];
  const seen = new Set<string>();
  const once = hits.filter(({ url }) => !seen.has(url) && seen.add(url));
  const total = lists.reduce((sum, list) => sum + list.total, 0);
  const nearest = () => nearestName(query, [...names.flatMap((one) => one.names), ...words]);
  return {
    hits: once.slice(0, shown),
    total: Math.max(total, once.length),
    meant: mend(query, meant) ?? (once.length === 0 ? nearest() : null),
  };
}

/**
 * The words of a query that some text holds, and what was likely meant by those that none does: for
 * such a word Pagefind would find its beginning (`to` for `torn`).
 */
function spell(
  { words }: Query,
  vocabulary: readonly string[],
): { held: string[]; meant: Map<string, string | null> } {
  const isHeld = (part: string) =>
    part.length < 3 || /[+#]/.test(part) || vocabulary.some((word) => isSameWord(word, part));
  const missing = partsOf(words).filter((part) => !isHeld(part));
  return {
    held: words.filter((word) => partsOf([word]).every(isHeld)),
    meant: new Map(missing.map((part) => [part, meantWord(part, vocabulary)])),
  };
}

async function loadNames(): Promise<Names> {
  const response = await fetch(`${basePath()}/search.json`);
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  // Written by our own build, so its shape is known.
  const { words, ...names } = (await response.json()) as SearchNames;
  return { ...names, words: words.split(' ') };
}

type Loaded = ResultData & { kind: Kind; title: string; score: number };

async function findOfKind(
  query: Query,
  filters: { kind: Kind; qualification: string },
): Promise<{ results: Loaded[]; total: number }> {
  if (query.words.length === 0) return { results: [], total: 0 };
  const { kind } = filters;
  const found = await findRecords(query.words, filters);
  const first = await Promise.all(
    found.slice(0, read[kind]).map(async ({ score, data }): Promise<Loaded> => {
      const record = await data();
      const title = record.meta.title ?? '';
      const near = countPairs(`${title} ${record.content}`, partsOf(query.words));
      // A module's head is short and says what all its sections are about.
      const head = kind === 'text' && !record.meta.module ? 0.5 : 1;
      return { ...record, kind, title, score: head * score * (1 + Math.log2(1 + near)) };
    }),
  );
  const results = first.filter(({ title, content }) => holdsSigns(`${title} ${content}`, query));
  // What was not read may hold the signs or not: it is not counted.
  return { results, total: query.signs.length === 0 ? found.length : results.length };
}

function toHit({ kind, title, url, meta, excerpt }: Loaded, words: readonly string[]): SearchHit {
  return {
    kind,
    title,
    module: meta.module ?? '',
    url,
    excerpt: withoutTitle(trueMarks(excerpt, partsOf(words)), title),
  };
}

function namedHit({ kind, title, url, about }: Named): SearchHit {
  const excerpt = about.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return { kind, title, module: '', url: basePath() + url, excerpt };
}

/** The query with what was likely meant in place of each mistyped word; null where none is. */
function mend({ text }: Query, meant: ReadonlyMap<string, string | null>): string | null {
  const mended = text.replace(
    /[\p{L}\p{N}_]+/gu,
    (word) => meant.get(word.normalize('NFKC').toLowerCase()) ?? word,
  );
  return mended === text ? null : mended;
}
