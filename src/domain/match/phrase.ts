import { stemOf } from './stem.ts';
import { tokenize, type Token } from './tokens.ts';

/**
 * Phrases as `content/skills.yaml` writes them:
 *
 * | written | stands for |
 * | --- | --- |
 * | `change data capture` | these words in order, with blanks, hyphens or slashes between; letter case and a plural s do not count |
 * | `=Delta` | this word as it is written |
 * | `optimi*` | every word that begins so |
 * | `[tune\|tuning of]` | one of these |
 * | `(and)`, `(and\|or)` | one of these, or nothing |
 * | `..4` | up to four words of the same sentence, whatever they are |
 * | `数据湖` | these ideographs in a row |
 */
export interface Phrase {
  parts: readonly Part[];
}

type Part =
  | { kind: 'words'; choices: readonly (readonly Word[])[]; optional: boolean }
  | { kind: 'gap'; most: number };

interface Word {
  text: string;
  compare: 'stem' | 'exact' | 'prefix';
}

/** A phrase that cannot be read; the message says why. */
export class PhraseError extends Error {}

const LONGEST_GAP = 8;

/** @throws {PhraseError} */
export function parsePhrase(text: string): Phrase {
  const parts = [
    ...text.matchAll(/\[([^\]]*)\]|\(([^)]*)\)|\.\.(\d+)|([^\s[\](){}|]+)|(\S)/gu),
  ].map(([, some, perhaps, gap, plain, rest]): Part => {
    if (rest !== undefined) throw new PhraseError(`phrase "${text}" has a stray "${rest}"`);
    if (gap !== undefined) {
      if (Number(gap) > LONGEST_GAP)
        throw new PhraseError(`phrase "${text}" has a gap of more than ${LONGEST_GAP} words`);
      return { kind: 'gap', most: Number(gap) };
    }
    if (/\.\.\d|[([]/.test(some ?? perhaps ?? ''))
      throw new PhraseError(`phrase "${text}" has a gap or brackets within brackets`);
    const choices = (some ?? perhaps ?? plain ?? '')
      .split('|')
      .map((choice) => choice.trim().split(/\s+/).flatMap(readWord));
    if (choices.some((words) => words.length === 0))
      throw new PhraseError(`phrase "${text}" has a part without a word`);
    return { kind: 'words', choices, optional: perhaps !== undefined };
  });
  const [first] = parts;
  if (first?.kind !== 'words' || first.optional)
    throw new PhraseError(`phrase "${text}" must begin with a word`);
  return { parts };
}

/** A hyphen or a slash in a phrase is a place between words, as in a posting. */
function readWord(written: string): Word[] {
  const exact = written.startsWith('=');
  const prefix = written.endsWith('*');
  const words = tokenize(written).tokens;
  return words.map((token, index): Word => {
    if (exact) return { text: token.exact, compare: 'exact' };
    return prefix && index === words.length - 1
      ? { text: token.exact.toLowerCase(), compare: 'prefix' }
      : { text: token.stem, compare: 'stem' };
  });
}

/** Phrases by the word that they begin with, so that each word of a posting meets few of them. */
export class PhraseIndex<T> {
  private readonly byWord = new Map<string, Map<Phrase, T>>();
  private readonly byPrefix = new Map<string, Map<Phrase, T>>();
  private longestPrefix = 0;

  add(phrase: Phrase, value: T): void {
    const [first] = phrase.parts;
    if (first?.kind !== 'words') return;
    for (const [word] of first.choices) {
      if (!word) continue;
      const isPrefix = word.compare === 'prefix';
      const index = isPrefix ? this.byPrefix : this.byWord;
      const key = word.compare === 'exact' ? stemOf(word.text) : word.text;
      index.set(key, (index.get(key) ?? new Map<Phrase, T>()).set(phrase, value));
      if (isPrefix) this.longestPrefix = Math.max(this.longestPrefix, key.length);
    }
  }

  /** What begins at token `at`: each value with the index after its phrase's last token. */
  *findAt(tokens: readonly Token[], at: number): Generator<{ value: T; to: number }> {
    const token = tokens[at];
    if (!token || token.exact === '') return;
    yield* this.tryAll(this.byWord.get(token.stem), tokens, at);
    const small = token.exact.toLowerCase();
    for (let length = 1; length <= Math.min(this.longestPrefix, small.length); length++)
      yield* this.tryAll(this.byPrefix.get(small.slice(0, length)), tokens, at);
  }

  private *tryAll(
    phrases: ReadonlyMap<Phrase, T> | undefined,
    tokens: readonly Token[],
    at: number,
  ): Generator<{ value: T; to: number }> {
    for (const [phrase, value] of phrases ?? []) {
      const to = matchParts(phrase.parts, 0, tokens, at, false);
      if (to > at) yield { value, to };
    }
  }
}

/**
 * Matches `parts` from `part` on against `tokens` from `at` on; the index after the last token, or
 * −1. `open`: a gap stands before, so the next word need not be joined. Gaps and parts are few and
 * short: the work at one token is bounded.
 */
function matchParts(
  parts: readonly Part[],
  part: number,
  tokens: readonly Token[],
  at: number,
  open: boolean,
): number {
  const one = parts[part];
  if (!one) return at;
  if (one.kind === 'gap') {
    for (let skipped = 0; skipped <= one.most; skipped++) {
      if (skipped > 0 && !isSameSentence(tokens, at + skipped - 1)) return -1;
      const to = matchParts(parts, part + 1, tokens, at + skipped, true);
      if (to >= 0) return to;
    }
    return -1;
  }
  for (const words of one.choices) {
    const after = matchWords(words, tokens, at, part === 0 ? 'first' : open ? 'open' : 'joined');
    if (after < 0) continue;
    const to = matchParts(parts, part + 1, tokens, after, false);
    if (to >= 0) return to;
  }
  return one.optional ? matchParts(parts, part + 1, tokens, at, open) : -1;
}

function matchWords(
  words: readonly Word[],
  tokens: readonly Token[],
  at: number,
  begin: 'first' | 'open' | 'joined',
): number {
  for (const [index, word] of words.entries()) {
    const token = tokens[at + index];
    if (!token || !isWord(word, token)) return -1;
    const how = index === 0 ? begin : 'joined';
    if (how === 'joined' && !token.joined) return -1;
    if (how === 'open' && !isSameSentence(tokens, at + index)) return -1;
  }
  return at + words.length;
}

function isSameSentence(tokens: readonly Token[], at: number): boolean {
  return tokens[at] !== undefined && tokens[at]?.sentence === tokens[at - 1]?.sentence;
}

function isWord({ text, compare }: Word, token: Token): boolean {
  if (compare === 'stem') return token.stem === text;
  if (compare === 'exact') return token.exact === text || token.exact === `${text}s`;
  return token.exact.toLowerCase().startsWith(text);
}
