import type { CompiledLexicon } from './lexicon.ts';
import { unifyLineEnds } from './line-ends.ts';
import { compose, insertAt, type MappedText } from './mapped-text.ts';
import { readMarkup } from './markup.ts';
import { partLines } from './part-lines.ts';
import type { Tokens } from './tokens.ts';

/**
 * A posting as it is read and shown: every line ends with `\n`, markup is text, and list items and
 * headings that had run together stand on lines of their own. What is read so is read as it is.
 */
export function readable(text: string, lexicon: CompiledLexicon): MappedText {
  const plain = readMarkup(unifyLineEnds(text));
  return compose(plain, insertAt(plain.text, partLines(plain.text, lexicon), '\n'));
}

/** Fewer words than this fit in one line. */
const SHORT = 40;
/** The part of all words that one line of a posting without lines holds. */
const MOST = 0.8;

/** Whether nearly all of a posting is one line: its headings are lost. */
export function isFlat({ tokens, lines }: Tokens): boolean {
  const longest = lines.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return longest > SHORT && longest > tokens.length * MOST;
}
