import { compileLexicon, type CompiledLexicon, type Lexicon } from '../domain/match.ts';

let compiled: CompiledLexicon | undefined;

/** The lexicon from this page's JSON block, compiled once. Only pages that match have one. */
export function pageLexicon(): CompiledLexicon {
  const text = document.getElementById('lexicon')?.textContent;
  // Written by our own build, so its shape is known.
  compiled ??= compileLexicon(JSON.parse(text ?? 'null') as Lexicon);
  return compiled;
}
