import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileLexicon, matchPosting, type Lexicon, type PostingMatch } from '../domain/match.ts';
import { readPostingBytes } from '../domain/match/posting-text.ts';
import { UsageError } from './usage-error.ts';

const LEXICON = new URL('../../content/skills.yaml', import.meta.url);

/**
 * The skills that the posting in `file` asks for; `-` is standard input. Messages begin with
 * `option`. @throws {UsageError}
 */
export function matchFile(file: string, option = ''): PostingMatch {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UsageError(`${option}${file}: cannot be read${why}`);
  }
  const { text, fault } = readPostingBytes(bytes);
  if (fault !== null) throw new UsageError(`${option}${file}: ${fault}`);
  // The content checks hold the file to its schema; here it is only used.
  const lexicon = parse(readFileSync(LEXICON, 'utf8')) as Lexicon;
  return matchPosting(text, compileLexicon(lexicon));
}
