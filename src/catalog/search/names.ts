import type { SearchNames, Named } from '../../domain/search/names.ts';
import { plainSigns } from '../../domain/search/query.ts';
import type { Site } from '../catalog.ts';
import { plainText } from '../markdown.ts';
import { termTitle, type SearchRecord } from './records.ts';

/** The names and words of `/search.json`, of the records that the search can find. */
export function searchNames(site: Site, records: readonly SearchRecord[]): SearchNames {
  const names = [...termNames(site), ...skillNames(site)];
  const spelt = names.flatMap((one) => one.names.map(plainSigns));
  const compounds = spelt.filter((name) => /^[a-z]+(-[a-z]+)+$/.test(name));
  return { names, compounds: [...new Set(compounds)], words: wordsOf(records) };
}

function termNames({ content }: Site): Named[] {
  return content.glossary.map(({ id, term, zh, definition }) => ({
    kind: 'term',
    title: termTitle({ term, zh }),
    names: zh === undefined ? [term] : [term, zh],
    url: `/glossary/#${id}`,
    about: plainText(definition),
  }));
}

function skillNames({ content, modules, qualifications }: Site): Named[] {
  return content.skills.flatMap(({ id, name, phrases }) => {
    const [first, ...more] = modules.filter((module) => module.skills.includes(id));
    const asked = qualifications.find(({ skills }) => skills.some((skill) => skill.id === id));
    if (!first && !asked) return [];
    // A phrase with signs of its own syntax is a pattern, and no name.
    const spelt = phrases.flatMap((phrase) => (typeof phrase === 'string' ? [phrase] : []));
    const plain = spelt.filter((phrase) => !/[[\]{}()*=|]|\.\.\d/.test(phrase));
    const others = more.length === 0 ? '' : `, and in ${more.length} more`;
    return {
      kind: 'skill' as const,
      title: name,
      names: [name, ...plain],
      url: first ? `/modules/${first.slug}/` : (asked?.url ?? ''),
      about: first ? `Taught first in “${first.title}”${others}.` : 'Asked for; no module yet.',
    };
  });
}

/** Words of at least three letters, the commonest first: of two that are equally near a mistyped one, it was likely meant. */
function wordsOf(records: readonly SearchRecord[]): string {
  const counts = new Map<string, number>();
  for (const { title, html } of records) {
    const text = `${title} ${html.replace(/<[^>]*>|&#?\w+;/g, ' ')}`.toLowerCase();
    for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]{2,23}/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([word]) => word)
    .join(' ');
}
