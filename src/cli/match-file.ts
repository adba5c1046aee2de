import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileLexicon, matchPosting, type Lexicon, type PostingMatch } from '../domain/match.ts';
import { readPostingBytes } from '../domain/match/posting-text.ts';
import { UsageError } from './usage-error.ts';

const LEXICON = new URL('../../content/skills.yaml', import.meta.url);

/** The skills that the posting in `file` asks for; `-` is standard input. @throws {UsageError} */
export function matchFile(file: string): PostingMatch {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UsageError(`${file}: cannot be read${why}`);
  }
  const { text, fault } = readPostingBytes(bytes);
  if (fault !== null) throw new UsageError(`${file}: ${fault}`);
  // The content checks hold the file to its schema; here it is only used.
  const lexicon = parse(readFileSync(LEXICON, 'utf8')) as Lexicon;
  return matchPosting(text, compileLexicon(lexicon));
}
