import type { CompiledLexicon } from './lexicon.ts';
import { insertAt } from './mapped-text.ts';
import { tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a capital follows what cannot be the beginning of its word. */
const GLUED = /(?<=[\p{Ll}\p{N})+.!?;:%])(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu;
/** Among capitals only the words themselves tell. */
const CAPITALS = /(?<!\p{L})\p{Lu}{6,60}(?!\p{L})/gu;

/**
 * Where headings begin and end that are glued to a word. Words are cut at capitals for this search
 * alone: `KafkaNice to haveIceberg`.
 */
export function headingsIn(
  text: string,
  cuts: ReadonlySet<number>,
  { index, words }: CompiledLexicon,
): number[] {
  const glued = seamsIn(text, words);
  if (glued.length === 0 && cuts.size === 0) return [];
  const inside = new Set(glued);
  const spaced = insertAt(text, glued, ' ');
  const { tokens, lines } = tokenize(spaced.text);
  const found: number[] = [];
  for (const line of lines) {
    for (let at = line.from; at < line.to; at++) {
      const start = spaced.startOf(tokens[at]?.start ?? 0);
      // Without capitals, only what follows tells a heading.
      const isPlain = /^\p{Lo}/u.test(tokens[at]?.exact ?? '');
      if (!isPlain && !/^\p{Lu}/u.test(tokens[at]?.exact ?? '')) continue;
      let to = at;
      for (const { value, to: end } of index.findAt(tokens, at))
        if (value.kind === 'heading' && end <= line.to) to = Math.max(to, end);
      if (to === at) continue;
      // A name such as `AboutYou` is no heading.
      const parts = tokens.slice(at + 1, to).map((token) => spaced.startOf(token.start));
      if (parts.some((part) => inside.has(part))) continue;
      const end = spaced.endOf(tokens[to - 1]?.end ?? 0);
      const before = edgeBefore(text, start, inside);
      const after = edgeAfter(text, end, inside, cuts);
      if (!isHeading({ before, after, isPlain, isLong: to - at > 1 })) continue;
      if (before !== 'line')
        found.push(OPENING.test(text.slice(start - 2, start)) ? start - 2 : start);
      if (after === 'glued' || (after === 'words' && before === 'glued')) found.push(end);
      at = to - 1;
    }
  }
  return found;
}

/** Where a word may begin within a run of letters: offsets that rise. */
function seamsIn(text: string, words: Vocabulary): number[] {
  const capitals = [...text.matchAll(CAPITALS)].flatMap(({ index, 0: word }) => {
    const seam = words.seamIn(word);
    return seam > 0 ? [index + seam] : [];
  });
  return [...text.matchAll(GLUED)]
    .map(({ index }) => index)
    .concat(capitals)
    .sort((a, b) => a - b);
}

/** What tells a phrase of headings from other words: the edges where it was glued. */
function isHeading(phrase: {
  before: Before;
  after: After;
  isPlain: boolean;
  isLong: boolean;
}): boolean {
  const { before, after, isPlain, isLong } = phrase;
  if (isPlain) return after === 'item' && before !== 'words';
  if (before === 'glued') return isLong || after !== 'words';
  if (after === 'glued') return before !== 'words';
  return after === 'item' && (before === 'sentence' || (before === 'words' && isLong));
}

/** Marks of bold words in Markdown, before them. */
const OPENING = /(?:\*\*|__)$/;

type Before = 'line' | 'glued' | 'sentence' | 'words';
type After = 'line' | 'glued' | 'item' | 'words';

function edgeBefore(text: string, at: number, inside: ReadonlySet<number>): Before {
  const before = text.slice(Math.max(0, at - 20), at);
  if (/(?:^|\n)[\s#*_]*$/u.test(before)) return at < 20 || before.includes('\n') ? 'line' : 'words';
  if (inside.has(at) || /[\p{L}\p{N})+.!?;:%]$/u.test(before)) return 'glued';
  if (OPENING.test(before)) return 'sentence';
  return /(?:[.!?;:]\s+|[。；！？：】]\s*)$/u.test(before) ? 'sentence' : 'words';
}

function edgeAfter(
  text: string,
  at: number,
  inside: ReadonlySet<number>,
  cuts: ReadonlySet<number>,
): After {
  if (inside.has(at)) return 'glued';
  const [blanks = ''] = /^(?:\*\*|__)?\s*/u.exec(text.slice(at, at + 20)) ?? [];
  if (at + blanks.length >= text.length || blanks.includes('\n')) return 'line';
  return cuts.has(at + blanks.length) || /[:：]/.test(text[at + blanks.length] ?? '')
    ? 'item'
    : 'words';
}
