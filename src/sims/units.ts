/** A unit, or the sign `%`, stays on its number's line. */
export const joined = (text: string): string =>
  text.replace(/(\d) (?=(?:%|m?s)(?![a-z]))/g, '$1\u00a0');
