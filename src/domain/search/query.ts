/** Words that a question is put together with, and that say nothing of its matter. */
const glue = new Set(
  'a an and are as at be between by can difference do does explain for from happens how in into is it its me mean my of on or than that the their there these this to use used versus vs was what when where which who why will with work works'.split(
    ' ',
  ),
);

/** What somebody typed into the search, taken apart. */
export interface Query {
  /** As it was typed, without the blanks around it. */
  text: string;
  /**
   * Its words in small letters, compounds with their hyphens (`copy-on-write`), without those that only
   * join others; with them where there are no others.
   */
  words: string[];
  /** The words whose signs are a part of what is meant: `c++`, `+i`, `orders$files`, `copy-on-write`. */
  signs: string[];
  /** Whether it holds letters of Chinese, Japanese or Korean, which have no blanks between words. */
  han: boolean;
}

/** A text in the form in which signs are compared: small letters, one form of each letter, one kind of hyphen. */
export function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-');
}

/**
 * Takes a query apart. Every text is one: there is no wrong syntax. A compound (letters and hyphens) is
 * one word in it, also where its hyphens were left out: `copy on write`.
 */
export function parseQuery(typed: string, compounds: readonly string[]): Query {
  const text = typed.trim();
  const tokens = withHyphens(plainSigns(text), compounds)
    .split(/[^\p{L}\p{M}\p{N}_+#$-]+/u)
    .filter((token) => /[\p{L}\p{N}+#$]/u.test(token));
  // Hyphens that were not typed need not be found.
  const signs = tokens.filter((token) => /[+#$-]/.test(token) && plainSigns(text).includes(token));
  const all = tokens.map((token) => token.replace(/^-+|-+$/g, '')).filter((word) => word !== '');
  const telling = all.filter((word) => !glue.has(word));
  return {
    text,
    words: [...new Set(telling.length > 0 ? telling : all)],
    signs: [...new Set(signs)],
    han: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(text),
  };
}

function withHyphens(text: string, compounds: readonly string[]): string {
  return compounds.reduce(
    // Of letters and hyphens only, so that it is a pattern as it stands; whole words, and no part of one.
    (mended, compound) =>
      mended.replace(new RegExp(`\\b${compound.replaceAll('-', ' ')}\\b`, 'g'), compound),
    text,
  );
}

/** The single words of what is looked for: a compound is found by each of its parts. */
export function partsOf(words: readonly string[]): string[] {
  return words
    .flatMap((word) => word.split(/[-$]+/))
    .filter((part) => part !== '' && !glue.has(part));
}

/** Whether a text holds each sign of a query as it was typed. */
export function holdsSigns(text: string, { signs }: Pick<Query, 'signs'>): boolean {
  if (signs.length === 0) return true;
  const plain = plainSigns(text);
  return signs.every((sign) => plain.includes(sign));
}
