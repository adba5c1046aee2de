import type { Evidence, MatchLevel, PostingMatch } from './match/evidence.ts';
import { findInLine, type Found } from './match/find-in-line.ts';
import type { CompiledLexicon, Trade } from './match/lexicon.ts';
import { isFlat, readable } from './match/readable.ts';
import { sectionsOf } from './match/sections.ts';
import { tokenize } from './match/tokens.ts';
import { withWitness } from './match/witness.ts';

export type {
  Evidence,
  MatchLevel,
  PostingMatch,
  RuledOutSkill,
  SkillMatch,
} from './match/evidence.ts';
export {
  compileLexicon,
  LexiconError,
  type CompiledLexicon,
  type Lexicon,
} from './match/lexicon.ts';

/**
 * Finds the skills that a posting asks for, by the phrases of the lexicon. Deterministic, and linear
 * in the text's length. Markup, lost lines and broken words are read as a reader would; offsets point
 * into `text` as it is given. Words under a muted heading, in a sentence about the employer, or beside
 * words that change their meaning, do not count; those that are ruled out are told apart.
 */
export function matchPosting(text: string, lexicon: CompiledLexicon): PostingMatch {
  const read = readable(text, lexicon);
  const words = tokenize(read.text, lexicon.words);
  const sections = sectionsOf(read.text, words, lexicon);
  const trades: Record<Trade, Set<string>> = {
    technical: new Set(),
    shared: new Set(),
    other: new Set(),
  };
  const found: Found[] = [];
  for (const [number, line] of words.lines.entries()) {
    const section = sections[number] ?? null;
    if (section === 'muted') continue;
    for (const one of findInLine(read.text, line, words, section, lexicon, trades)) found.push(one);
  }
  const general = new Set(lexicon.skills.filter((skill) => skill.general).map(({ id }) => id));
  const bySkill = new Map<string, { asked: Evidence[]; ruledOut: Evidence[] }>();
  for (const { rule, isRuledOut, level, ...span } of withWitness(found, trades, (id) =>
    general.has(id),
  )) {
    const known = bySkill.get(rule.skill) ?? { asked: [], ruledOut: [] };
    bySkill.set(rule.skill, known);
    const [start, end] = [read.startOf(span.start), read.endOf(span.end)];
    known[isRuledOut ? 'ruledOut' : 'asked'].push({
      start,
      end,
      text: text.slice(start, end),
      level,
    });
  }
  return {
    skills: lexicon.skills.flatMap(({ id }) => {
      const evidence = withoutOverlaps(bySkill.get(id)?.asked ?? []);
      return evidence.length === 0 ? [] : [{ id, level: highest(evidence), evidence }];
    }),
    ruledOut: lexicon.skills.flatMap(({ id }) => {
      const { asked, ruledOut } = bySkill.get(id) ?? { asked: [], ruledOut: [] };
      return asked.length > 0 || ruledOut.length === 0
        ? []
        : [{ id, evidence: withoutOverlaps(ruledOut) }];
    }),
    isFlat: isFlat(words),
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
