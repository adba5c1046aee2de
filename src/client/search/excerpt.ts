/**
 * An excerpt (HTML: escaped text with `<mark>`) without the title that it begins with, where words that
 * were found are left in it.
 */
export function withoutTitle(excerpt: string, title: string): string {
  let at = 0;
  for (const letter of title) {
    at = afterMarks(excerpt, at);
    if (!excerpt.startsWith(letter, at)) return excerpt;
    at += letter.length;
  }
  const rest = excerpt.slice(at).replace(/^(<\/mark>|[.#\s])+/, '');
  return rest.includes('<mark>') ? rest : excerpt;
}

function afterMarks(excerpt: string, at: number): number {
  const [marks = ''] = /^(<\/?mark>)*/.exec(excerpt.slice(at)) ?? [];
  return at + marks.length;
}
