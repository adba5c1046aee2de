/** A stretch of tokens: `to` is exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * What the lexicon says of the words of one line.
 *
 * - `no` stands before a noun ("no Java required"), `not` likewise, and reaches no verb ("without Java").
 * - `refused` has the verb ("we do not use Spark", "Spark we do not use").
 * - `needless` follows what it speaks of ("Java is not required").
 * - `instead` does too, and what follows is meant ("SparkではなくFlink").
 * - `except` only looks like one of these ("not only").
 * - `through` may stand between a negation and the words that it reaches, `noun` after them too
 *   ("experience"); `verb` only where a negation follows.
 * - `join` joins the items of a list, `either` such that one verb is for all of them ("or").
 * - `need` ends what a `no` began ("required"), or begins another clause.
 */
export const NEGATION_PARTS = [
  ...(['no', 'not', 'refused', 'needless', 'instead', 'except'] as const),
  ...(['through', 'noun', 'verb', 'join', 'either', 'need'] as const),
] as const;
export type NegationPart = (typeof NEGATION_PARTS)[number];

export type NegationWords = Readonly<Record<NegationPart, readonly Stretch[]>>;

export function byStart(stretches: readonly Stretch[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { from, to } of stretches) ends.set(from, Math.max(to, ends.get(from) ?? 0));
  return ends;
}

export function byEnd(stretches: readonly Stretch[]): Map<number, number> {
  const starts = new Map<number, number>();
  for (const { from, to } of stretches) starts.set(to, Math.min(from, starts.get(to) ?? Infinity));
  return starts;
}
