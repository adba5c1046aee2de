import type { Evidence, MatchLevel } from './evidence.ts';

/** A line that asks for a skill, shortened around the words that do. */
export interface Quote {
  /** The line, from 1. */
  line: number;
  before: string;
  words: string;
  after: string;
  level: MatchLevel;
}

/** Characters that are shown before and after the words. */
const BEFORE = 40;
const AFTER = 90;

/** One quote for each line that asks for a skill, in the text's order. */
export function quoteLines(text: string, evidence: readonly Evidence[]): Quote[] {
  const quotes: Quote[] = [];
  let line = 1;
  /** Where the line begins and ends that holds the words. */
  let lineStart = 0;
  let lineEnd = endOfLine(text, 0);
  for (const { start, end, level } of evidence) {
    while (lineEnd < start) {
      line += 1;
      lineStart = lineEnd + 1;
      lineEnd = endOfLine(text, lineStart);
    }
    if (quotes.at(-1)?.line === line) continue;
    const before = text.slice(lineStart, start).replace(/^[\s\-*•·▪●–—]+/u, '');
    const after = text.slice(end, Math.max(end, lineEnd)).trimEnd();
    quotes.push({
      line,
      level,
      words: text.slice(start, end),
      before: before.length > BEFORE ? `… ${afterBlank(before.slice(-BEFORE))}` : before,
      after: after.length > AFTER ? `${beforeBlank(after.slice(0, AFTER))} …` : after,
    });
  }
  return quotes;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** Cut text begins and ends with a whole word, where it has blanks. */
function afterBlank(text: string): string {
  return text.slice(text.indexOf(' ') + 1);
}

function beforeBlank(text: string): string {
  const blank = text.lastIndexOf(' ');
  return blank < 0 ? text : text.slice(0, blank);
}
