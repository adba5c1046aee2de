import type { Evidence, MatchLevel } from './evidence.ts';
import { prepareHints, type Hint } from './hints.ts';
import type { CompiledLexicon, SkillRule } from './lexicon.ts';
import type { Section } from './sections.ts';
import type { Line, Tokens } from './tokens.ts';

/** A skill's words, with the rule that found them. */
export interface Found extends Evidence {
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

/**
 * The skills that one line asks for. A word counts where its rule's conditions hold; its level is
 * that of the nearest hint, else of the heading above.
 */
export function findInLine(
  text: string,
  line: Line,
  { tokens }: Tokens,
  section: Section,
  { index }: CompiledLexicon,
): { skills: Found[]; trade: { technical: boolean; other: boolean } } {
  const candidates: Candidate[] = [];
  const context = new Context();
  const hints: Hint[] = [];
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
      else if (value.kind === 'hint') hints.push({ from, to, level: value.level });
    }
  }
  const own: MatchLevel = section === 'minimum' || section === 'preferred' ? section : 'unknown';
  const levelOf = prepareHints(tokens, hints);
  const skills: Found[] = candidates
    .filter((candidate) => context.counts(candidate, sentenceOf(candidate.from)))
    .map(({ rule, from, to }) => {
      const start = tokens[from]?.start ?? 0;
      const end = tokens[to - 1]?.end ?? start;
      const level = levelOf(from, to) ?? own;
      return { rule, start, end, text: text.slice(start, end), level };
    });
  return { skills, trade };
}
