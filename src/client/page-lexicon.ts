import { compileLexicon, type CompiledLexicon, type Lexicon } from '../domain/match.ts';
import { readJsonBlock } from './json-block.ts';

let compiled: CompiledLexicon | undefined;

/** The lexicon from this page's JSON block, compiled once. Only pages that match have one. */
export function pageLexicon(): CompiledLexicon {
  return (compiled ??= compileLexicon(readJsonBlock<Lexicon>('lexicon')));
}
