import type { Evidence, MatchLevel } from './evidence.ts';
import { prepareHints, type Hint } from './hints.ts';
import type { CompiledLexicon, SkillRule, Trade } from './lexicon.ts';
import { NEGATION_PARTS, type NegationPart, type Stretch } from './negation-words.ts';
import { findRulings, type Ruling } from './negation.ts';
import type { Section } from './sections.ts';
import type { Line, Tokens } from './tokens.ts';

/** A skill's words, with the rule that found them. */
export interface Found extends Evidence {
  rule: SkillRule;
  /** Whether the posting says that this is not asked for. */
  isRuledOut: boolean;
  /** Number of its line. */
  line: number;
  /** One word with a capital, as a name has it. */
  isProper: boolean;
  /** Whether words beside it say that a technology is meant, or nothing else stands in its line. */
  isVouched: boolean;
}

/** A phrase that may mean a skill: its rule and the indices of its tokens. */
interface Candidate extends Stretch {
  rule: SkillRule;
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

/** Words between a name and the one that vouches for it. */
const VOUCHED_WITHIN = 2;

/**
 * The skills that one line names. A word counts where its rule's conditions hold; its level is that of
 * the nearest hint, else of the heading above. Words of trades are added to `trades`.
 */
export function findInLine(
  text: string,
  line: Line,
  { tokens }: Tokens,
  section: Section,
  { index }: CompiledLexicon,
  trades: Readonly<Record<Trade, Set<string>>>,
): Found[] {
  const candidates: Candidate[] = [];
  const context = new Context();
  const hints: Hint[] = [];
  const negations = Object.fromEntries(
    NEGATION_PARTS.map((part) => [part, [] as Stretch[]]),
  ) as Record<NegationPart, Stretch[]>;
  const vouching = new Set<number>();
  const sentenceOf = (at: number) => tokens[at]?.sentence ?? 0;
  for (let from = line.from; from < line.to; from++) {
    for (const { value, to } of index.findAt(tokens, from)) {
      if (value.kind === 'skill') candidates.push({ rule: value.rule, from, to });
      else if (value.kind === 'near') context.near.add(value.rule);
      else if (value.kind === 'unless') context.refuse(value.rule, sentenceOf(from));
      else if (value.kind === 'not') context.cover(value.rule, from, to);
      else if (value.kind === 'aside') context.asides.add(sentenceOf(from));
      else if (value.kind === 'trade') trades[value.trade].add(value.word);
      else if (value.kind === 'hint') hints.push({ from, to, level: value.level });
      else if (value.kind === 'negation') negations[value.part].push({ from, to });
      else if (value.kind === 'witness') for (let at = from; at < to; at++) vouching.add(at);
    }
  }
  const counted = candidates.filter((one) => context.counts(one, sentenceOf(one.from)));
  if (counted.length === 0) return [];

  const isWelcome = prepareWelcome(hints, counted, sentenceOf);
  const rulings = findRulings(text, tokens, line, negations, counted).filter(
    (ruling) => !(section === 'preferred' && ruling.isAside) && !isWelcome(ruling),
  );
  const ruledOut = new Set<number>();
  for (const { reach } of rulings) for (let at = reach.from; at < reach.to; at++) ruledOut.add(at);
  const own: MatchLevel = section === 'minimum' || section === 'preferred' ? section : 'unknown';
  const levelOf = prepareHints(tokens, outside(hints, rulings));
  const plain = new Set<number>();
  for (const part of [...Object.values(negations).flat(), ...hints, ...candidates])
    plain.add(part.from);
  const isVouched = ({ from, to }: Stretch) => {
    // "Experience with Java moss": the name belongs to a word that nobody knows.
    const isBefore =
      sentenceOf(to) === sentenceOf(from) && tokens[to]?.clause === tokens[from]?.clause;
    if (isBefore && /^\p{Ll}/u.test(tokens[to]?.exact ?? '') && !plain.has(to) && !vouching.has(to))
      return false;
    for (let at = from - VOUCHED_WITHIN; at < to + VOUCHED_WITHIN; at++)
      if (vouching.has(at) && (at < from || at >= to) && sentenceOf(at) === sentenceOf(from))
        return true;
    return line.to - line.from === to - from;
  };
  return counted.map(({ rule, from, to }) => {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    return {
      rule,
      start,
      end,
      text: text.slice(start, end),
      level: levelOf(from, to) ?? own,
      isRuledOut: section === 'excluded' || ruledOut.has(from),
      line: tokens[from]?.line ?? 0,
      isProper: to - from === 1 && /^\p{Lu}/u.test(tokens[from]?.exact ?? ''),
      isVouched: isVouched({ from, to }),
    };
  });
}

/** Words between a negation and one of welcome. */
const WELCOME_WITHIN = 20;

/** Tells whether the words at a ruling say that it is welcome ("not required, but a plus"). */
function prepareWelcome(
  hints: readonly Hint[],
  names: readonly Stretch[],
  sentenceOf: (at: number) => number,
): (ruling: Ruling) => boolean {
  const preferred = hints.filter(({ level }) => level === 'preferred');
  const starts = new Set(preferred.map(({ from }) => from));
  const ends = new Set(preferred.map(({ to }) => to - 1));
  const named = new Set(names.map(({ from }) => from));
  return ({ from, to, isOfNeed }) => {
    if (!isOfNeed) return false;
    const isNear = (at: number) => sentenceOf(at) === sentenceOf(from) && !named.has(at);
    for (let at = to; at < to + WELCOME_WITHIN && isNear(at); at++) if (starts.has(at)) return true;
    for (let at = from - 1; at >= from - WELCOME_WITHIN && isNear(at); at--)
      if (ends.has(at)) return true;
    return false;
  };
}

/** Hints that are no part of what is ruled out ("required" in "no Java required"). */
function outside(hints: readonly Hint[], rulings: readonly Ruling[]): Hint[] {
  const ruled = new Set<number>();
  for (const { from, to } of rulings) for (let at = from; at < to; at++) ruled.add(at);
  return hints.filter(({ from, to }) => {
    for (let at = from; at < to; at++) if (ruled.has(at)) return false;
    return true;
  });
}
