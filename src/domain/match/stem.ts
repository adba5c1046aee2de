/**
 * The form in which words are compared: small letters, no plural s ("queries" is "query"). Crude on
 * purpose: phrases pass through it too.
 */
export function stemOf(word: string): string {
  const small = word.toLowerCase();
  if (small.length > 4 && small.endsWith('ies')) return `${small.slice(0, -3)}y`;
  return small.length > 2 && /[^su]s$/.test(small) ? small.slice(0, -1) : small;
}
