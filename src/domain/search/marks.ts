import { isSameWord } from './same-word.ts';

/** An excerpt (HTML: escaped text with `<mark>`) in which only the words that were looked for are marked. */
export function trueMarks(excerpt: string, words: readonly string[]): string {
  return excerpt.replace(/<mark>(.*?)<\/mark>/g, (marked, text: string) => {
    const inside = text.split(/[^\p{L}\p{M}\p{N}_+#]+/u).filter((part) => part !== '');
    const sought = inside.some((part) => words.some((word) => isSameWord(part, word)));
    return sought ? marked : text;
  });
}
