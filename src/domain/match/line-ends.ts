/** Word, old Macs and mail programs end lines otherwise than by `\n`. */
const OTHER_ENDS = /\r(?!\n)|[\v\f\u0085\u2028\u2029]/g;

/** `text` with `\n` at each line's end, every character where it was. */
export function unifyLineEnds(text: string): string {
  return text.replace(OTHER_ENDS, '\n');
}
