/**
 * Steps from one word to another: a letter more, less or other, or two neighbours that changed places
 * (the restricted Damerau distance; https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance).
 */
export function stepsBetween(from: string, to: string): number {
  let [before, last]: [number[], number[]] = [[], [...to, ''].map((_, i) => i)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
        swapped ? (before[j - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[to.length] ?? 0;
}

/** Steps that a word of that length may be away from what was meant. */
const stepsAllowed = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

/**
 * The word that was likely meant by one that no text holds: the nearest of `words`, of equally near
 * ones the first; null where none is near.
 */
export function meantWord(typed: string, words: readonly string[]): string | null {
  let best: { word: string | null; steps: number } = {
    word: null,
    steps: stepsAllowed(typed.length) + 1,
  };
  for (const word of words) {
    // The difference in length is the least that it can be: most words need no more than that.
    if (Math.abs(word.length - typed.length) >= best.steps) continue;
    const steps = stepsBetween(typed, word);
    if (steps < best.steps) best = { word, steps };
  }
  return best.word;
}
