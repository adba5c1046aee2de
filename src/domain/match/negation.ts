import { byStart, type NegationWords, type Stretch } from './negation-words.ts';
import { ReachReader } from './reach.ts';
import type { Token } from './tokens.ts';

/** Those that rule something out. */
const RULING = ['no', 'not', 'refused', 'needless', 'instead'] as const;

/** A negation: its words and those that it reaches, together. */
export interface Ruling extends Stretch {
  /** The words that it reaches. */
  reach: Stretch;
  /** Whether it says that these are not needed, and not that they are not there. */
  isOfNeed: boolean;
  /** Whether it stands in a clause of its own: "Java (not required)". */
  isAside: boolean;
}

/**
 * What a line rules out. A negation reaches the names beside it: over words that may stand between,
 * and over a list of names, but never over another clause ("No Java required, strong Python").
 * `names` are the words that mean skills. Each negation takes a bounded time.
 */
export function findRulings(
  text: string,
  tokens: readonly Token[],
  line: Stretch,
  words: NegationWords,
  names: readonly Stretch[],
): Ruling[] {
  const negations = RULING.flatMap((kind) => words[kind]);
  if (negations.length === 0) return [];
  const reader = new ReachReader(text, tokens, line, words, names);
  const excepted = new Set<number>();
  for (const { from, to } of words.except) for (let at = from; at < to; at++) excepted.add(at);
  /** How long the longest negation is that begins there. */
  const longest = byStart(negations);
  const isReal = ({ from, to }: Stretch) => {
    for (let at = from; at < to; at++) if (excepted.has(at)) return false;
    // 不要 in 不要求 is none.
    return longest.get(from) === to;
  };
  const find = (
    kind: (typeof RULING)[number],
    reachOf: (negation: Stretch) => Stretch | null,
  ): Ruling[] =>
    words[kind].filter(isReal).flatMap((negation) => {
      const reach = reachOf(negation);
      if (!reach) return [];
      const [from, to] = [Math.min(negation.from, reach.from), Math.max(negation.to, reach.to)];
      const end = reader.afterNeed(to);
      const isOfNeed = kind === 'needless' || kind === 'refused' || end > to;
      const isAside = reach.to === negation.from && !reader.isClause(negation.from);
      return [{ from, to: end, reach, isOfNeed, isAside }];
    });
  return [
    ...find('no', (no) => reader.ahead(no.to) ?? reader.untilNeed(no.to)),
    ...find('not', (not) => reader.ahead(not.to) ?? reader.elliptic(not)),
    ...find(
      'refused',
      (verb) => reader.within(verb) ?? reader.ahead(verb.to) ?? reader.behind(verb.from),
    ),
    ...find('needless', (end) => reader.behind(end.from) ?? reader.ahead(end.to)),
    ...find('instead', (end) => reader.behind(end.from)),
  ];
}
