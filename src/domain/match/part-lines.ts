import type { CompiledLexicon } from './lexicon.ts';
import { BULLET_SIGNS } from './lines.ts';
import { insertAt } from './mapped-text.ts';
import { tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sign that stands nowhere but before an item. */
const SIGN = new RegExp(`[${BULLET_SIGNS}]`, 'gu');
/** Signs with other uses begin items where a line has several, and a blank on one side at least. */
const WEAK_SIGN =
  /(?<=\S)(?<left>[ \t]*)(?<sign>[-–—·・]|(?<!\*)\*(?!\*))(?<right>[ \t]*)(?=[\p{Lu}\p{Lo}\p{N}])/gu;
const FEWEST_WEAK = 3;
const FEWEST_GLUED = 2;
const NUMBER = /(?<![\p{L}\p{N}.,])(\p{Nd}{1,2})[.．)、）](?![\p{N}])/gu;
/** Where a capital follows what cannot be the beginning of its word. */
const GLUED = /(?<=[\p{Ll}\p{N})+.!?;:%])(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu;
/** Among capitals only the words themselves tell. */
const CAPITALS = /(?<!\p{L})\p{Lu}{6,60}(?!\p{L})/gu;

/**
 * Where lines begin that had run into the one before: offsets that rise. List items are told by their
 * bullets or numbers, headings by a phrase of the lexicon that is glued to a word.
 */
export function partLines(text: string, lexicon: CompiledLexicon): number[] {
  const cuts = new Set<number>();
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    for (const at of itemsIn(line)) cuts.add(start + at);
    start = end + 1;
  }
  for (const at of headingsIn(text, cuts, lexicon)) cuts.add(at);
  return [...cuts].sort((a, b) => a - b);
}

/** Where items begin within a line, not at its start. */
function itemsIn(line: string): number[] {
  const first = line.length - line.trimStart().length;
  const strong = [...line.matchAll(SIGN)].map(({ index }) => index);
  const marks = strong.length > 0 ? strong : [...weakItems(line), ...numbers(line)];
  return marks.filter((at) => at > first);
}

function weakItems(line: string): number[] {
  const bySign = new Map<string, { at: number; isGlued: boolean }[]>();
  for (const { index, groups } of line.matchAll(WEAK_SIGN)) {
    const { left = '', sign = '', right = '' } = groups ?? {};
    if (left === '' && right === '') continue;
    const items = bySign.get(sign) ?? [];
    items.push({ at: index + left.length, isGlued: left === '' });
    bySign.set(sign, items);
  }
  return [...bySign.values()].flatMap((items) => {
    const glued = items.filter(({ isGlued }) => isGlued);
    const isList = items.length >= FEWEST_WEAK || glued.length >= FEWEST_GLUED;
    return isList ? items.map(({ at }) => at) : [];
  });
}

/** Numbers that count 1, 2, 3 …, in one list or several. */
function numbers(line: string): number[] {
  const found: number[] = [];
  let next = 1;
  let isList = false;
  for (const { index, 1: digits = '' } of line.matchAll(NUMBER)) {
    const number = Number(digits.normalize('NFKC'));
    if (number !== next && number !== 1) continue;
    isList ||= number > 1;
    found.push(index);
    next = number + 1;
  }
  return isList ? found : [];
}

/**
 * Where headings begin and end that are glued to a word. Words are cut at capitals for this search
 * alone: `KafkaNice to haveIceberg`.
 */
function headingsIn(
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
      const isLong = to - at > 1;
      const before = edgeBefore(text, start, inside);
      const after = edgeAfter(text, end, inside, cuts);
      const isHeading = isPlain
        ? after === 'item' && before !== 'words'
        : before === 'glued'
          ? isLong || after !== 'words'
          : after === 'glued'
            ? before !== 'words'
            : after === 'item' && (before === 'sentence' || (before === 'words' && isLong));
      if (!isHeading) continue;
      if (before !== 'line')
        found.push(start - (OPENING.exec(text.slice(0, start))?.[0].length ?? 0));
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
