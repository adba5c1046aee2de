import { NEGATION_PARTS, type NegationPart } from './negation-words.ts';
import { parsePhrase, PhraseError, PhraseIndex } from './phrase.ts';
import { Vocabulary } from './vocabulary.ts';

/** The part of `content/skills.yaml` that matching needs; phrases are written as in `phrase.ts`. */
export interface Lexicon {
  /**
   * Words of a heading, and what they say of the lines below it. Of two that match, the longer one
   * counts.
   */
  headings: Record<HeadingKind, readonly string[]>;
  /** Words in a line that say how much it is wanted. */
  hints: Record<'minimum' | 'preferred', readonly string[]>;
  /** Words that rule out what stands beside them; see `negation-words.ts`. */
  negations: Record<NegationPart, readonly string[]>;
  /** Words of a sentence that speaks of the employer, not of the work: skills in it do not count. */
  asides: readonly string[];
  /**
   * Words of a technical trade, and of others; see `SkillPhrases.general`. Of the `shared` ones, which
   * other trades use too, two make a technical trade.
   */
  trades: Record<Trade, readonly string[]>;
  /** Words beside a name that is an everyday word too, which say that a technology is meant. */
  witnesses: readonly string[];
  /** Words that German joins to a name: how they begin. */
  tails: readonly string[];
  /** Names for lists of words, used in phrases and conditions as `{name}`. */
  words: Record<string, readonly string[]>;
  skills: readonly SkillPhrases[];
}

/**
 * `asked`: the work and its tools, of no stated level. `excluded`: what is not needed. `muted`: about
 * the employer, benefits, law.
 */
export const HEADING_KINDS = ['minimum', 'preferred', 'asked', 'excluded', 'muted'] as const;
export type HeadingKind = (typeof HEADING_KINDS)[number];

export const TRADES = ['technical', 'shared', 'other'] as const;
export type Trade = (typeof TRADES)[number];

export interface SkillPhrases {
  id: string;
  /**
   * Its words are used in other trades too (to diagnose, Java): they do not count in a posting that
   * holds words of another trade, and neither a technical one nor a skill with a name of its own.
   */
  general?: boolean | undefined;
  phrases: readonly (string | CautiousPhrases)[];
}

/** Phrases that mean the skill in some places only. */
export interface CautiousPhrases {
  phrases: readonly string[];
  /** One of these must stand in the same line too. */
  near?: readonly string[] | undefined;
  /** None of these may stand in the same sentence. */
  unless?: readonly string[] | undefined;
  /** Longer phrases that mean something else: what lies within one of these does not count. */
  not?: readonly string[] | undefined;
  /** Everyday words, too: they count only with a witness; see `witness.ts`. */
  everyday?: boolean | undefined;
}

/** A phrase's meaning, as the index of all phrases holds it. */
export type Meaning =
  | { kind: 'heading'; heading: HeadingKind }
  | { kind: 'hint'; level: 'minimum' | 'preferred' }
  | { kind: 'aside' }
  | { kind: 'negation'; part: NegationPart }
  | { kind: 'witness' }
  | { kind: 'trade'; trade: Trade; word: string }
  | { kind: 'skill' | 'near' | 'unless' | 'not'; rule: SkillRule };

export interface SkillRule {
  skill: string;
  /** Whether something must stand near. */
  isNearNeeded: boolean;
  /** Whether its words are everyday words, too. */
  isEveryday: boolean;
}

export interface CompiledLexicon {
  skills: readonly { id: string; general: boolean }[];
  index: PhraseIndex<Meaning>;
  /** All words that stand in phrases. */
  words: Vocabulary;
}

/** A lexicon that cannot be used; `faults` name each phrase that is at fault. */
export class LexiconError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'LexiconError';
    this.faults = faults;
  }
}

/** @throws {LexiconError} with every fault. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const index = new PhraseIndex<Meaning>();
  const words = new Vocabulary(lexicon.tails);
  const faults: string[] = [];
  const add = (phrases: readonly string[], meaning: Meaning, owner: string) => {
    for (const written of phrases) {
      try {
        for (const one of expand(written, lexicon.words)) {
          const phrase = parsePhrase(one);
          index.add(phrase, meaning);
          words.add(phrase, meaning.kind === 'skill');
        }
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        faults.push(`${owner}: ${error.message}`);
      }
    }
  };

  for (const heading of HEADING_KINDS)
    add(lexicon.headings[heading], { kind: 'heading', heading }, `headings.${heading}`);
  for (const level of ['minimum', 'preferred'] as const)
    add(lexicon.hints[level], { kind: 'hint', level }, `hints.${level}`);
  add(lexicon.asides, { kind: 'aside' }, 'asides');
  for (const part of NEGATION_PARTS)
    add(lexicon.negations[part], { kind: 'negation', part }, `negations.${part}`);
  add(lexicon.witnesses, { kind: 'witness' }, 'witnesses');
  for (const trade of TRADES)
    for (const word of lexicon.trades[trade])
      add([word], { kind: 'trade', trade, word }, `trades.${trade}`);
  for (const { id, phrases } of lexicon.skills) {
    for (const entry of phrases) {
      const { phrases: own, near, unless = [], not = [], everyday } = toCautious(entry);
      const rule = { skill: id, isNearNeeded: near !== undefined, isEveryday: everyday === true };
      const owner = `skill "${id}"`;
      add(own, { kind: 'skill', rule }, owner);
      add(near ?? [], { kind: 'near', rule }, owner);
      add(unless, { kind: 'unless', rule }, owner);
      add(not, { kind: 'not', rule }, owner);
    }
  }
  if (faults.length > 0) throw new LexiconError(faults);
  const skills = lexicon.skills.map(({ id, general = false }) => ({ id, general }));
  return { skills, index, words };
}

function toCautious(entry: string | CautiousPhrases): CautiousPhrases {
  return typeof entry === 'string' ? { phrases: [entry] } : entry;
}

/**
 * Puts a list's words in the place of `{name}`. A phrase that is nothing but a list stands for every
 * phrase in it.
 */
function expand(phrase: string, words: Lexicon['words']): string[] {
  const listOf = (name: string): readonly string[] => {
    const list = words[name];
    if (list) return list;
    throw new PhraseError(`phrase "${phrase}" names the list "${name}", which is not there`);
  };
  const [, whole] = /^\{([a-z-]+)\}$/.exec(phrase) ?? [];
  if (whole !== undefined) return [...listOf(whole)];
  return [phrase.replace(/\{([a-z-]+)\}/g, (_, name: string) => listOf(name).join('|'))];
}
