/** A predicate that cannot be read, with the place and the mend. */
export class PredicateFault extends Error {
  override name = 'PredicateFault';
  /** Index in the text where the fault is seen, and behind it. */
  readonly start: number;
  readonly end: number;

  constructor(message: string, { start, end }: { start: number; end: number }) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

export interface Token {
  /** `word`: a name or keyword; `name`: a name in double quotes; `text`: in single quotes; `end`: of the text. */
  is: 'word' | 'name' | 'text' | 'number' | 'hex' | 'symbol' | 'end';
  /** Without quotes. */
  text: string;
  start: number;
  end: number;
}

const PATTERNS: readonly (readonly [Token['is'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['hex', /x'([0-9a-f]*)'/iy],
  ['text', /'((?:[^']|'')*)'/y],
  ['name', /"((?:[^"]|"")+)"/y],
  ['number', /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['symbol', /<=|>=|<>|!=|==|[<>=(),.]/y],
];

/** Longer than any that a reader types; it also bounds how deep brackets can be. */
export const LONGEST = 2000;

export function tokenize(text: string): Token[] {
  if (text.length > LONGEST) {
    throw new PredicateFault(`This is longer than ${String(LONGEST)} letters.`, {
      start: LONGEST,
      end: text.length,
    });
  }
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    if (token.is !== 'space') tokens.push({ ...token, is: token.is });
    at = token.end;
  }
  tokens.push({ is: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number) {
  for (const [is, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (!match) continue;
    const quote = is === 'text' ? "'" : '"';
    const inner = (match[1] ?? match[0]).replaceAll(quote + quote, quote);
    return { is, text: inner, start, end: start + match[0].length };
  }
  const place = { start, end: start + 1 };
  if (text[start] === "'") {
    throw new PredicateFault("This text has no end: close it with a single quote, as in 'DE'.", {
      start,
      end: text.length,
    });
  }
  throw new PredicateFault(`The sign ${text[start] ?? ''} has no meaning here.`, place);
}
