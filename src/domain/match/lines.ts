/** One line of the posting, or several where a sentence was wrapped. */
export interface TextLine {
  /** Offsets in the text, in UTF-16 code units; `end` is exclusive. */
  start: number;
  end: number;
  /** Begins with a bullet or a number. */
  bullet: boolean;
}

/** Signs that begin an item of a list and do little else; the last is what Word's fonts leave. */
export const BULLET_SIGNS = '•▪●◦‣■□➢➤❖►▸◆◇✓✔✅\\uf0b7\\uf0a7';
const BULLET = new RegExp(
  `^\\s*(?:\\*(?!\\*)|[-·–—+○→»・･${BULLET_SIGNS}]|[\\u2460-\\u24ff\\u2776-\\u2793]|[(（]?\\p{Nd}{1,2}[.．)、）]|[a-z][.)])`,
  'u',
);

/** Lines with a word in them; one that goes on below is joined with that. */
export function* linesOf(
  text: string,
  isWord: (joined: string) => boolean = () => false,
): Generator<TextLine> {
  let open: TextLine | null = null;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const words = text.slice(start, Math.min(end, start + 200));
    const isBlank = words.trim() === '' && text.slice(start, end).trim() === '';
    const bullet = BULLET.test(words);
    const goesOn: boolean =
      open !== null &&
      !bullet &&
      isGoneOn(text.slice(Math.max(open.start, open.end - 50), open.end), words, isWord);
    if (open && !goesOn) yield open;
    if (isBlank) open = null;
    else
      open = {
        start: open && goesOn ? open.start : start,
        end,
        bullet: open && goesOn ? open.bullet : bullet,
      };
    start = end + 1;
  }
  if (open) yield open;
}

/** Hyphens that a line is broken at: the visible ones, the soft one, and what PDFs make of it. */
export const BREAKING_HYPHENS = '-‐‑­¬';
const BROKEN_WORD = new RegExp(`([\\p{L}]+)[${BREAKING_HYPHENS}]\\s*$`, 'u');

/** A sentence goes on in small letters; a word that was broken at a hyphen goes on in any. */
function isGoneOn(before: string, after: string, isWord: (joined: string) => boolean): boolean {
  if (/^\s*\p{Ll}/u.test(after)) return /[\p{L}\p{N},/&\u00ad¬‐‑-]\s*$/u.test(before);
  const [, head] = BROKEN_WORD.exec(before) ?? [];
  const [, rest] = /^\s*(\p{L}+)/u.exec(after) ?? [];
  return head !== undefined && rest !== undefined && isWord(head + rest);
}
