import { isSameWord } from './same-word.ts';

/**
 * How often two neighbours of what was typed are neighbours in a text, too: in a text about key groups
 * `key` stands before `group`, in others the two stand apart. Small words between them do not count.
 */
export function countPairs(text: string, words: readonly string[]): number {
  const pairs = words.slice(1).map((second, i) => [words[i] ?? '', second] as const);
  if (pairs.length === 0) return 0;
  const sought = new Map(words.map((word) => [word, new Set<number>()]));
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}_+#]+/gu) ?? [];
  tokens.forEach((token, at) => {
    for (const [word, places] of sought) if (isSameWord(token, word)) places.add(at);
  });
  return pairs.reduce((sum, [first, second]) => {
    const after = sought.get(second);
    const before = [...(sought.get(first) ?? [])];
    return sum + before.filter((at) => after?.has(at + 1) || after?.has(at + 2)).length;
  }, 0);
}
