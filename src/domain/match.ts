import type { Evidence, MatchLevel, PostingMatch } from './match/evidence.ts';
import { findInLine } from './match/find-in-line.ts';
import type { CompiledLexicon } from './match/lexicon.ts';
import { sectionsOf } from './match/sections.ts';
import { tokenize } from './match/tokens.ts';

export type { Evidence, MatchLevel, PostingMatch, SkillMatch } from './match/evidence.ts';
export {
  compileLexicon,
  LexiconError,
  type CompiledLexicon,
  type Lexicon,
} from './match/lexicon.ts';

/**
 * Finds the skills that a posting asks for, by the phrases of the lexicon. Deterministic, and linear
 * in the text's length. Words under a muted heading, in a sentence about the employer, or beside
 * words that change their meaning, do not count.
 */
export function matchPosting(text: string, lexicon: CompiledLexicon): PostingMatch {
  const words = tokenize(text);
  const sections = sectionsOf(text, words, lexicon);
  const found = new Map<string, Evidence[]>();
  let isTechnical = false;
  let isOther = false;
  for (const [number, line] of words.lines.entries()) {
    const section = sections[number] ?? null;
    if (section === 'muted') continue;
    const { skills, trade } = findInLine(text, line, words, section, lexicon);
    isTechnical ||= trade.technical;
    isOther ||= trade.other;
    for (const { rule, ...evidence } of skills) {
      const known = found.get(rule.skill) ?? [];
      known.push(evidence);
      found.set(rule.skill, known);
    }
  }
  isTechnical ||= lexicon.skills.some(({ id, general }) => !general && found.has(id));
  return {
    skills: lexicon.skills.flatMap(({ id, general }) => {
      if (general && isOther && !isTechnical) return [];
      const evidence = withoutOverlaps(found.get(id) ?? []);
      return evidence.length === 0 ? [] : [{ id, level: highest(evidence), evidence }];
    }),
  };
}

/** Of spans that overlap, the one that begins first, or of those the longest. */
function withoutOverlaps(spans: readonly Evidence[]): Evidence[] {
  const kept: Evidence[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}

function highest(evidence: readonly Evidence[]): MatchLevel {
  const levels: MatchLevel[] = ['minimum', 'preferred'];
  return levels.find((level) => evidence.some((span) => span.level === level)) ?? 'unknown';
}
