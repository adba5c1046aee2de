import type { Level } from './catalog.ts';
import type { CompiledLexicon, SkillRule } from './match/lexicon.ts';
import { sectionsOf, type Section } from './match/sections.ts';
import { tokenize, type Line, type Tokens } from './match/tokens.ts';

export {
  compileLexicon,
  LexiconError,
  type CompiledLexicon,
  type Lexicon,
} from './match/lexicon.ts';

/** The skills that a posting asks for, in the lexicon's order. */
export interface PostingMatch {
  skills: SkillMatch[];
}

export interface SkillMatch {
  id: string;
  /** The highest that any of its words has. */
  level: MatchLevel;
  /** In the order of the text; spans of one skill do not overlap. */
  evidence: Evidence[];
}

/** `unknown`: asked for, and the posting does not say how much. */
export type MatchLevel = Level | 'unknown';

/** Words of the posting; offsets in UTF-16 code units, `end` is exclusive. */
export interface Evidence {
  start: number;
  end: number;
  text: string;
  level: MatchLevel;
}

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

interface Found extends Evidence {
  rule: SkillRule;
}

/** A phrase that may mean a skill: its rule and the indices of its tokens. */
interface Candidate {
  rule: SkillRule;
  from: number;
  to: number;
}

/** What decides which candidates of a line count; each look-up takes constant time. */
class Context {
  readonly near = new Set<SkillRule>();
  readonly asides = new Set<number>();
  readonly hints = new Map<number, Level>();
  private readonly refused = new Map<SkillRule, Set<number>>();
  private readonly covered = new Map<SkillRule, Set<number>>();

  refuse(rule: SkillRule, sentence: number): void {
    setOf(this.refused, rule).add(sentence);
  }

  cover(rule: SkillRule, from: number, to: number): void {
    const covered = setOf(this.covered, rule);
    for (let at = from; at < to; at++) covered.add(at);
  }

  counts({ rule, from, to }: Candidate, sentence: number): boolean {
    if (rule.isNearNeeded && !this.near.has(rule)) return false;
    if (this.asides.has(sentence) || this.refused.get(rule)?.has(sentence)) return false;
    const covered = this.covered.get(rule);
    for (let at = from; at < to; at++) if (!covered?.has(at)) return true;
    return false;
  }
}

function setOf<K>(map: Map<K, Set<number>>, key: K): Set<number> {
  const set = map.get(key) ?? new Set();
  map.set(key, set);
  return set;
}

function findInLine(
  text: string,
  line: Line,
  { tokens }: Tokens,
  section: Section,
  { index }: CompiledLexicon,
): { skills: Found[]; trade: { technical: boolean; other: boolean } } {
  const candidates: Candidate[] = [];
  const context = new Context();
  const trade = { technical: false, other: false };
  const sentenceOf = (at: number) => tokens[at]?.sentence ?? 0;
  for (let from = line.from; from < line.to; from++) {
    for (const { value, to } of index.findAt(tokens, from)) {
      if (value.kind === 'skill') candidates.push({ rule: value.rule, from, to });
      else if (value.kind === 'near') context.near.add(value.rule);
      else if (value.kind === 'unless') context.refuse(value.rule, sentenceOf(from));
      else if (value.kind === 'not') context.cover(value.rule, from, to);
      else if (value.kind === 'aside') context.asides.add(sentenceOf(from));
      else if (value.kind === 'trade') trade[value.trade] = true;
      else if (value.kind === 'hint') context.hints.set(sentenceOf(from), value.level);
    }
  }
  const own: MatchLevel = section === 'minimum' || section === 'preferred' ? section : 'unknown';
  const skills: Found[] = candidates
    .filter((candidate) => context.counts(candidate, sentenceOf(candidate.from)))
    .map(({ rule, from, to }) => {
      const start = tokens[from]?.start ?? 0;
      const end = tokens[to - 1]?.end ?? start;
      const level = context.hints.get(sentenceOf(from)) ?? own;
      return { rule, start, end, text: text.slice(start, end), level };
    });
  return { skills, trade };
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
