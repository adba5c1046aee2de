/** Pieces of three letters: two words that share most of them are one word, mistyped. */
const piecesOf = (word: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, word.length - 2) }, (_, i) => word.slice(i, i + 3)));

/** The word that is most like what was typed, where more than half of their pieces are the same; null where none is. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const mine = piecesOf(typed);
  let best: { word: string | null; share: number } = { word: null, share: 0.5 };
  for (const word of words) {
    const its = piecesOf(word);
    const share =
      [...its].filter((piece) => mine.has(piece)).length / Math.max(1, mine.size, its.size);
    if (share > best.share) best = { word, share };
  }
  return best.word;
}
