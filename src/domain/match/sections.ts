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
 * its end, capitals). In a list item, words before a colon speak for that item alone. A muted section
 * also ends where a marked heading says nothing, and where a line begins with words of a heading
 * that has run into its text.
 */
export function sectionsOf(text: string, words: Tokens, { index }: CompiledLexicon): Section[] {
  let section: Section = null;
  return words.lines.map((line) => {
    const heading = headingOf(text, line, words.tokens);
    if (!heading) {
      if (section === 'muted') section = runInHeading(line, words, index) ?? section;
      return section;
    }
    let kind: HeadingKind | null = null;
    let length = 0;
    for (let at = line.from; at < heading.to; at++) {
      for (const { value, to } of index.findAt(words.tokens, at)) {
        if (value.kind !== 'heading' || to > heading.to) continue;
        // "Spark (not needed at first)" speaks of Spark alone.
        if (value.heading === 'excluded' && at > line.from) continue;
        // "Nice to have (not required)" is nice to have.
        const isWelcome = value.heading === 'preferred' && kind === 'excluded';
        if (kind === 'preferred' && value.heading === 'excluded') continue;
        if (to - at <= length && !isWelcome) continue;
        kind = value.heading;
        length = Math.max(length, to - at);
      }
    }
    const size = heading.to - line.from;
    if (!heading.marked && length * 3 < size) kind = null;
    // "You do not need to know Kafka" is a sentence.
    if (kind === 'excluded' && (line.bullet ? length < size : length * 3 < size * 2)) kind = null;
    if (line.bullet && length < size) return kind ?? section;
    if (kind) section = kind;
    else if (heading.marked && section === 'muted') section = null;
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

/** Where the words of a line that can be a heading end, and whether it is marked as one. */
function headingOf(
  text: string,
  line: Line,
  tokens: readonly Token[],
): { to: number; marked: boolean } | null {
  const size = line.to - line.from;
  if (size <= LONGEST_HEADING) {
    const written = text.slice(line.start, line.end).trim();
    if (written.length > 120 || /[.,;。]["”*]*$/u.test(written)) return null;
    return { to: line.to, marked: isMarked(written, line) };
  }
  for (let to = line.from + 1; to <= line.from + LONGEST_LEAD; to++) {
    const gap = text.slice(tokens[to - 1]?.end, tokens[to]?.start);
    if (/^\W*[:：]/u.test(gap)) return { to, marked: false };
  }
  return null;
}

function isMarked(written: string, { bullet }: Line): boolean {
  if (/^(#{1,6}\s|\*\*|__)/u.test(written)) return true;
  if (bullet) return false;
  const hasCapitals = /\p{Lu}{4}/u.test(written) && written === written.toUpperCase();
  return hasCapitals || /[:：][\s*_]*$/u.test(written);
}
