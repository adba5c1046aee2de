/** Letters in a row that a narrow column has no room for, at the size of code. */
const LONG = 20;

/**
 * A text in pieces, between which a line may break: a path, an option or an identifier after its `/`, `.`, `_`, `-`
 * and `:`, and `camelCase` before a capital. Joined again they are the text. A word that is no longer than a narrow
 * column holds stays whole.
 */
export function splitLongWords(text: string): string[] {
  return text
    .split(/(\s+)/)
    .flatMap((word) =>
      word.length > LONG
        ? word.split(/(?<=[\w)][/._:-])(?=\w)|(?<=[a-z0-9])(?=[A-Z][a-z])/)
        : [word],
    )
    .reduce<string[]>((pieces, piece, i, all) => {
      // Words and the spaces between them stay in one piece: a line breaks at a space by itself.
      const before = all[i - 1];
      const joins = before === undefined || /^\s*$/.test(piece) || /^\s*$/.test(before);
      if (joins && pieces.length > 0) pieces.push((pieces.pop() ?? '') + piece);
      else pieces.push(piece);
      return pieces;
    }, []);
}
