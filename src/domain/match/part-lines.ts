import type { CompiledLexicon } from './lexicon.ts';
import { headingsIn } from './part-headings.ts';
import { itemsIn } from './part-items.ts';

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
