/** Marks that cannot be seen: soft hyphen, zero-width and bidirectional marks. */
const UNSEEN = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const UNSEEN_MARKS = new RegExp(`[${UNSEEN}]`, 'gu');

const HAN = '\\p{Script=Han}';
const LETTER = '(?=[\\p{L}\\p{M}])';
const KATAKANA = `(?:${LETTER}\\p{scx=Katakana})+`;
const HIRAGANA = `(?:${LETTER}\\p{scx=Hiragana})+`;
const HANGUL = `(?:${LETTER}\\p{Script=Hangul})+`;
/** Letters of Latin, and those of no script, such as 𝐉 and µ. */
const LATIN = `(?:\\p{Script=Latin}|(?=\\p{L})\\p{Script=Common}|[\\p{Script=Inherited}${UNSEEN}])+`;
/** Hebrew, Thai, Cyrillic …: none of the above. */
const OTHER = `(?:(?!\\p{Script=Latin}|${HAN}|\\p{scx=Katakana}|\\p{scx=Hiragana}|\\p{Script=Hangul})[\\p{L}\\p{M}${UNSEEN}])+`;
const DIGITS = '(?=\\p{Nd})[\\p{Nd}\\p{Script=Latin}]+';
/** Of `C++`, `C#` and `F#`. */
const SIGNS = '(?:[+＋﹢]{2}|[#＃](?![\\p{L}\\p{N}]))?';

/**
 * A word: letters of one script, or a number with the letters that follow it (`8s`, `3x`). A version
 * (`Java8`) is a word and a number, and scripts that touch are words apart. An ideograph is a word of
 * its own.
 */
export const WORD = new RegExp(
  `${HAN}|${KATAKANA}|${HIRAGANA}|${HANGUL}|${LATIN}${SIGNS}|${DIGITS}|${OTHER}`,
  'gu',
);

/** A word in compatibility form (`Ｃ＋＋` is `C++`, `ﬂ` is `fl`), without marks that cannot be seen. */
export function visible(word: string): string {
  return word.normalize('NFKC').replace(UNSEEN_MARKS, '');
}
