/** Letters that a beginning must have to stand for the whole word. */
const leastBeginning = 3;
const ending = /(?<=...)(ings?|ions?|ed|es|s|ers?|e|ly)$/;

/** What the forms of an English word share: `compacting`, `compacts` and `compaction` share `compact`. */
function stemOf(word: string): string {
  const shorter = word.replace(ending, '');
  return shorter === word ? word.replace(/(.)\1$/, '$1') : stemOf(shorter);
}

/**
 * Whether a word of a text is what was looked for: the same word, one that begins with it (`compac`,
 * `compaction`), or another form of it. That it begins as the other does is not enough: `to` is no `torn`.
 */
export function isSameWord(found: string, sought: string): boolean {
  const [a, b] = [found.toLowerCase(), sought.toLowerCase()];
  return a === b || (b.length >= leastBeginning && a.startsWith(b)) || stemOf(a) === stemOf(b);
}
