import { plainSigns, type Query } from './query.ts';
import { meantWord } from './mistyped.ts';

/** What `/search.json` holds: names that no index of English words finds, and the words that texts hold. */
export interface SearchNames {
  names: Named[];
  /** Terms of several words joined by hyphens, which may be typed without: `copy-on-write`. */
  compounds: string[];
  /** All words of the texts, the commonest first, parted by blanks. */
  words: string;
}

/** A term of the glossary or a skill, by all that it is called. */
export interface Named {
  kind: 'term' | 'skill';
  title: string;
  /** In each language and spelling, the first one as it is shown. */
  names: string[];
  /** Below the site's base. */
  url: string;
  /** One sentence: a term's definition, or what teaches the skill. */
  about: string;
}

/**
 * The entries that a query with signs or Chinese letters names, those that it names whole first. The
 * index finds hyphens by itself.
 */
export function findNamed({ text, signs, han }: Query, entries: readonly Named[]): Named[] {
  if (!han && !signs.some((sign) => /[+#$]/.test(sign))) return [];
  const sought = plainSigns(text);
  const rank = ({ names }: Named): number =>
    Math.min(
      ...names.map(plainSigns).map((name) => {
        if (name === sought) return 0;
        if (han) return name.includes(sought) || (hasHan(name) && sought.includes(name)) ? 1 : 9;
        return signs.includes(name) ? 1 : 9;
      }),
    );
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank }) => rank < 9)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function hasHan(text: string): boolean {
  return /\p{sc=Han}/u.test(text);
}

/**
 * The name that was likely meant by one with signs that nothing holds: the same letters with other
 * signs (`pin-memory`, `pin_memory`; `c#`, `c++`), or a name that is at most two letters away.
 */
export function nearestName({ signs }: Query, names: readonly string[]): string | null {
  const [sign] = signs;
  if (sign === undefined) return null;
  const letters = lettersOf(sign);
  const sameLetters = names.find((name) => letters !== '' && lettersOf(name) === letters);
  return sameLetters ?? meantWord(sign, names);
}

function lettersOf(name: string): string {
  return plainSigns(name).replace(/[^\p{L}\p{N}]+/gu, '');
}
