import type { CompiledLexicon, HeadingKind } from './lexicon.ts';
import type { Line, Token, Tokens } from './tokens.ts';

/** What the heading above says of a line. `null`: nothing, as before the first heading. */
export type Section = HeadingKind | null;

/** Words of a line that can be a heading as a whole, and before a colon. */
const LONGEST_HEADING = 9;
const LONGEST_LEAD = 6;

/**
 * The section of every line, in one pass. A heading is a short line, or what stands before a colon,
 * that a heading's words make up, at least by a third where it is not marked (by `#`, bold, a colon at
 * its end, capitals). A line that names a skill is none without a mark: "Kafka experience". In a list
 * item, words before a colon speak for that item alone. A muted section also ends where a marked
 * heading says nothing, and where a line begins with words of a heading that has run into its text.
 */
export function sectionsOf(text: string, words: Tokens, { index }: CompiledLexicon): Section[] {
  let section: Section = null;
  return words.lines.map((line, number) => {
    const heading = isTableHead(text, words.lines, number)
      ? null
      : headingOf(text, line, words, index);
    if (!heading) {
      if (section === 'muted') section = runInHeading(line, words, index) ?? section;
      return section;
    }
    const { kind, size, length, marked } = heading;
    if (line.bullet && length < size) return kind ?? section;
    if (kind) section = kind;
    else if (marked && section === 'muted') section = null;
    return section;
  });
}

/** Words enough at the start of a line to be taken for a heading that lost its line break. */
const RUN_IN = 3;

function runInHeading(
  { from }: Line,
  { tokens }: Tokens,
  index: CompiledLexicon['index'],
): HeadingKind | null {
  let kind: HeadingKind | null = null;
  let longest = RUN_IN - 1;
  for (const { value, to } of index.findAt(tokens, from)) {
    if (value.kind !== 'heading' || value.heading === 'muted' || to - from <= longest) continue;
    kind = value.heading;
    longest = to - from;
  }
  return kind;
}

/** The words of a line that can be a heading, and what they say. */
interface Heading {
  kind: HeadingKind | null;
  /** How many words there are, and how many of them say it. */
  size: number;
  length: number;
  marked: boolean;
}

function headingOf(
  text: string,
  line: Line,
  { tokens }: Tokens,
  index: CompiledLexicon['index'],
): Heading | null {
  const written = text.slice(line.start, line.end).trim();
  const isShort = line.to - line.from <= LONGEST_HEADING && written.length <= 120;
  if (isShort && !/[.,;。]["”*]*$/u.test(written)) {
    const isNamed = namesSkill(line, tokens, index);
    const marked = isMarked(written, line) || (!isNamed && !line.bullet && isCapital(written));
    const heading = readHeading(line, line.to, tokens, index, marked);
    if (marked || heading.kind === 'muted' || !isNamed) return heading;
  }
  for (let to = line.from + 1; to <= Math.min(line.from + LONGEST_LEAD, line.to - 1); to++) {
    const gap = text.slice(tokens[to - 1]?.end, tokens[to]?.start);
    if (/^\W*[:：]/u.test(gap)) return readHeading(line, to, tokens, index, false);
  }
  return null;
}

/** What the words of `line` say that end at token `to`. */
function readHeading(
  { from, to: end, bullet }: Line,
  to: number,
  tokens: readonly Token[],
  index: CompiledLexicon['index'],
  marked: boolean,
): Heading {
  let kind: HeadingKind | null = null;
  let length = 0;
  for (let at = from; at < to; at++) {
    for (const { value, to: until } of index.findAt(tokens, at)) {
      if (value.kind !== 'heading' || until > to) continue;
      // "Spark (not needed at first)" speaks of Spark alone.
      if (value.heading === 'excluded' && at > from) continue;
      // "Nice to have (not required)" is nice to have.
      const isWelcome = value.heading === 'preferred' && kind === 'excluded';
      if (kind === 'preferred' && value.heading === 'excluded') continue;
      if (until - at <= length && !isWelcome) continue;
      kind = value.heading;
      length = Math.max(length, until - at);
    }
  }
  const size = to - from;
  if (!marked && length * 3 < size) kind = null;
  // "You do not need to know Kafka" is a sentence, and so is "Not needed: Kafka".
  const isWhole = bullet ? length === size : length * 3 >= size * 2;
  if (kind === 'excluded' && (to < end || !isWhole)) kind = null;
  return { kind, size, length, marked };
}

function namesSkill(
  line: Line,
  tokens: readonly Token[],
  index: CompiledLexicon['index'],
): boolean {
  for (let at = line.from; at < line.to; at++)
    for (const { value, to } of index.findAt(tokens, at))
      if (value.kind === 'skill' && to <= line.to) return true;
  return false;
}

/** The names of a Markdown table's columns, which a line of dashes is below. */
function isTableHead(text: string, lines: readonly Line[], number: number): boolean {
  const below = lines[number + 1];
  if (!below || below.from < below.to) return false;
  return /^\s*\|?\s*:?-+:?\s*\|[\s|:-]*$/u.test(text.slice(below.start, below.end));
}

function isMarked(written: string, { bullet }: Line): boolean {
  if (/^(#{1,6}\s|\*\*|__)/u.test(written)) return true;
  return !bullet && /[:：][\s*_]*$/u.test(written);
}

function isCapital(written: string): boolean {
  return /\p{Lu}{4}/u.test(written) && written === written.toUpperCase();
}
