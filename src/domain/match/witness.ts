import type { Found } from './find-in-line.ts';
import type { Trade } from './lexicon.ts';

/** The words of trades that a posting holds, each once. */
export type TradeWords = Readonly<Record<Trade, ReadonlySet<string>>>;

/** Of words that other trades use too, so many different ones make a technical trade. */
const SHARED = 2;

/** Whether the posting is of a technical trade, and whether it is of another. */
export function tradeOf(words: TradeWords): { technical: boolean; other: boolean } {
  return {
    technical: words.technical.size > 0 || words.shared.size >= SHARED,
    other: words.other.size > 0,
  };
}

/**
 * Of what was found, what counts. A skill whose words are used in other trades does not count in a
 * posting of one. An everyday word (iceberg, lance, spark) counts where something else says that a
 * technology is meant: words of a technical trade or of another skill anywhere in the posting; or, for
 * a name in capitals, a word beside it ("experience with Iceberg") or another such name in its line.
 */
export function withWitness(
  found: readonly Found[],
  words: TradeWords,
  isGeneral: (skill: string) => boolean,
): Found[] {
  const trade = tradeOf(words);
  const named = found.some(({ rule }) => !isGeneral(rule.skill) && !rule.isEveryday);
  if (trade.technical || named) return [...found];
  const own = found.filter(({ rule }) => !trade.other || !isGeneral(rule.skill));
  const isProven = own.some(({ rule }) => !rule.isEveryday);
  /** By line: skills named in capitals. */
  const inLine = new Map<number, Set<string>>();
  for (const { rule, line, isProper } of own)
    if (isProper) inLine.set(line, (inLine.get(line) ?? new Set()).add(rule.skill));
  return own.filter(
    ({ rule, line, isProper, isVouched }) =>
      !rule.isEveryday ||
      isProven ||
      (isProper && (isVouched || (inLine.get(line)?.size ?? 0) > 1)),
  );
}
