import { compileLexicon, LexiconError, type Lexicon } from '../domain/match.ts';
import type { Report } from './faults.ts';

/** Every phrase of `skills.yaml` can be read. */
export function checkLexicon(lexicon: Lexicon, report: Report): void {
  try {
    compileLexicon(lexicon);
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error;
    for (const fault of error.faults) report('content/skills.yaml', fault);
  }
}
