import { BREAKING_HYPHENS, BULLET_SIGNS, linesOf, type TextLine } from './lines.ts';
import { stemOf } from './stem.ts';
import { visible, WORD } from './words.ts';

/**
 * A posting cut into words. One pass over the text, so the time is linear in its length, whatever it
 * holds.
 */
export interface Token {
  /** Offsets in the text, in UTF-16 code units; `end` is exclusive. */
  start: number;
  end: number;
  /** As written, in compatibility form, without marks that cannot be seen. */
  exact: string;
  /** In small letters, without a plural or possessive s; what phrases are compared with. */
  stem: string;
  /** Whether only blanks, hyphens, slashes or quotes stand between it and the word before. */
  joined: boolean;
  /**
   * Numbers of the sentence, of its part between commas or brackets, and of the line that hold it. A
   * wrapped line goes on with the next.
   */
  sentence: number;
  clause: number;
  line: number;
}

export interface Line extends TextLine {
  /** Index of its first token, and of the one after its last. */
  from: number;
  to: number;
}

export interface Tokens {
  tokens: Token[];
  lines: Line[];
}

/** What is known of words, where a posting is read and not a phrase. */
export interface KnownWords {
  /** Whether it stands in a phrase. */
  has(word: string): boolean;
  /** Length of the name that a compound begins with; 0 where it has none. */
  nameIn(word: string): number;
}

/** Longer runs of letters are no word of any language here; they are not looked at. */
const LONGEST_WORD = 60;

const JOINING = /^[\s\-‐‑–—־/／・･\\_'’‘"“”*`&+]*$/u;
const CLAUSE_END = /[,，、:：()（）]/u;
const SENTENCE_END = new RegExp(`[.!?](?=\\s|$)|[;。；！？…]|\\s[·|]\\s|[${BULLET_SIGNS}]`, 'u');
const BREAK = new RegExp(`^[${BREAKING_HYPHENS}]?\\s+$`, 'u');
const HYPHEN = new RegExp(`[${BREAKING_HYPHENS}]`, 'u');

/** Cuts `text` into words, sentences and lines. */
export function tokenize(text: string, known?: KnownWords): Tokens {
  const tokens: Token[] = [];
  const lines: Line[] = [];
  let sentence = 0;
  let clause = 0;
  for (const line of linesOf(text, (word) => known?.has(word) ?? false)) {
    const from = tokens.length;
    sentence += 1;
    let last = line.start;
    for (const { start, end } of wordsOf(text, line, known)) {
      const between = text.slice(last, start);
      // A long stretch without a word joins nothing, and need not be searched.
      const isShort = between.length < 80;
      const isFirst = tokens.length === from;
      if (!isFirst && (!isShort || SENTENCE_END.test(between))) sentence += 1;
      if (isFirst || !isShort || CLAUSE_END.test(between)) clause += 1;
      last = end;
      const exact = end - start > LONGEST_WORD ? '' : unbroken(text.slice(start, end));
      tokens.push({
        start,
        end,
        exact,
        stem: stemOf(exact),
        sentence,
        clause,
        line: lines.length,
        joined: !isFirst && isShort && JOINING.test(between),
      });
    }
    lines.push({ ...line, from, to: tokens.length });
  }
  return { tokens, lines };
}

interface Span {
  start: number;
  end: number;
}

/** The words of a line: those that a hyphen broke are whole, and compounds with a name are cut. */
function* wordsOf(text: string, { start, end }: TextLine, known?: KnownWords): Generator<Span> {
  let open: Span | null = null;
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const word = { start: start + match.index, end: start + match.index + match[0].length };
    if (open && known && isBroken(text, open, word, known)) {
      open = { start: open.start, end: word.end };
      continue;
    }
    if (open) yield* partsOf(text, open, known);
    open = word;
  }
  if (open) yield* partsOf(text, open, known);
}

/** A hyphen at a line's end is part of a word that a phrase has, unless it has both parts, too. */
function isBroken(text: string, head: Span, rest: Span, known: KnownWords): boolean {
  if (rest.start - head.end > 40 || head.end - head.start > LONGEST_WORD) return false;
  const between = text.slice(head.end, rest.start);
  // A soft hyphen belongs to the word.
  const sign = text[head.end - 1] === '\u00ad' ? '-' : '';
  if (!BREAK.test(between) || !HYPHEN.test(sign + between)) return false;
  const [first, second] = [
    visible(text.slice(head.start, head.end)),
    visible(text.slice(rest.start, rest.end)),
  ];
  return known.has(first + second) && !(known.has(first) && known.has(second));
}

/** A word, cut after each name that it begins with. */
function* partsOf(text: string, word: Span, known?: KnownWords): Generator<Span> {
  let { start } = word;
  while (known && word.end - start <= LONGEST_WORD) {
    const name = known.nameIn(text.slice(start, word.end));
    if (name === 0) break;
    yield { start, end: start + name };
    start += name;
  }
  yield { start, end: word.end };
}

/** A word without the hyphen and the line's end that it was broken at. */
function unbroken(word: string): string {
  return visible(/\s/.test(word) ? word.replace(/\P{L}+/gu, '') : word);
}
