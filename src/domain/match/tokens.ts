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

/** One line of the posting, or several where a sentence was wrapped. Offsets as in `Token`. */
export interface Line {
  start: number;
  end: number;
  /** Index of its first token, and of the one after its last. */
  from: number;
  to: number;
  /** Begins with a bullet or a number. */
  bullet: boolean;
}

export interface Tokens {
  tokens: Token[];
  lines: Line[];
}

/** Longer runs of letters are no word of any language here; they are not looked at. */
const LONGEST_WORD = 60;

/** Marks that cannot be seen: soft hyphen, zero-width and bidirectional marks. */
const UNSEEN = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const UNSEEN_MARKS = new RegExp(`[${UNSEEN}]`, 'gu');
const IDEOGRAPH = '\\p{Script=Han}';
/** An ideograph is a word of its own. `C++`, `C#` and `F#` are words. */
const WORD = new RegExp(
  `${IDEOGRAPH}|(?:(?!${IDEOGRAPH})[\\p{L}\\p{N}\\p{M}${UNSEEN}])+(?:\\+\\+|#(?![\\p{L}\\p{N}]))?`,
  'gu',
);
const BULLET = /^\s*(?:\*(?!\*)|[-•·▪●◦‣–—+○■□➢➤✓✔→»]|\(?\d{1,2}[.)、）]|[a-z][.)])/u;
const JOINING = /^[\s\-‐‑–—/／\\_'’‘"“”*`&+]*$/u;
const CLAUSE_END = /[,，、:：()（）]/u;
const SENTENCE_END = /[.!?](?=\s|$)|[;。；！？…]|\s[•·▪●|]\s/u;

/** Cuts `text` into words, sentences and lines. */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  const lines: Line[] = [];
  let sentence = 0;
  let clause = 0;
  let last = 0;
  for (const line of linesOf(text)) {
    const from = tokens.length;
    sentence += 1;
    last = line.start;
    for (const match of text.slice(line.start, line.end).matchAll(WORD)) {
      const start = line.start + match.index;
      const end = start + match[0].length;
      const between = text.slice(last, start);
      // A long stretch without a word joins nothing, and need not be searched.
      const isShort = between.length < 80;
      const isFirst = tokens.length === from;
      if (!isFirst && (!isShort || SENTENCE_END.test(between))) sentence += 1;
      if (isFirst || !isShort || CLAUSE_END.test(between)) clause += 1;
      last = end;
      const exact = end - start > LONGEST_WORD ? '' : visible(match[0]);
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

function visible(word: string): string {
  return word.normalize('NFKC').replace(UNSEEN_MARKS, '');
}

/**
 * The form in which words are compared: small letters, no plural s ("queries" is "query"). Crude on
 * purpose: phrases pass through it too.
 */
export function stemOf(word: string): string {
  const small = word.toLowerCase();
  if (small.length > 4 && small.endsWith('ies')) return `${small.slice(0, -3)}y`;
  return small.length > 2 && /[^su]s$/.test(small) ? small.slice(0, -1) : small;
}

/** Lines with a word in them; one that goes on in small letters below is joined with that. */
function* linesOf(text: string): Generator<Omit<Line, 'from' | 'to'>> {
  let open: Omit<Line, 'from' | 'to'> | null = null;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const words = text.slice(start, Math.min(end, start + 200));
    const isBlank = words.trim() === '' && text.slice(start, end).trim() === '';
    const bullet = BULLET.test(words);
    const goesOn: boolean =
      open !== null &&
      !bullet &&
      /^\s*\p{Ll}/u.test(words) &&
      /[\p{L}\p{N},/&-]\s*$/u.test(text.slice(Math.max(open.start, open.end - 50), open.end));
    if (open && !goesOn) yield open;
    if (isBlank) open = null;
    else
      open = {
        start: open && goesOn ? open.start : start,
        end,
        bullet: open && goesOn ? open.bullet : bullet,
      };
    start = end + 1;
  }
  if (open) yield open;
}
