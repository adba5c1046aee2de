import type { Level } from '../catalog.ts';
import type { Token } from './tokens.ts';

/** Words that say how much something is wanted ("is a plus"); token indices. */
export interface Hint {
  from: number;
  to: number;
  level: Level;
}

/**
 * A comma between is as far as so many words; twice as far after a hint that ends its clause, which
 * speaks of what stands before it.
 */
const COMMA = 3;

/**
 * For the words from one token index to another, the level that their sentence's hints give them,
 * if any: the nearest hint's, of two as near the one that follows. A hint inside a longer one ("not
 * required") does not count. Each look-up takes logarithmic time.
 */
export function prepareHints(
  tokens: readonly Token[],
  found: readonly Hint[],
): (from: number, to: number) => Level | null {
  const hints: Hint[] = [];
  for (const hint of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (hint.to > (hints.at(-1)?.to ?? 0)) hints.push(hint);

  const distance = (left: number, right: number, comma = COMMA): number => {
    const before = tokens[left - 1];
    const after = tokens[right];
    if (!before || !after || before.sentence !== after.sentence) return Infinity;
    return right - left + comma * (after.clause - before.clause);
  };
  const clauseAt = (at: number) => tokens[at]?.clause;
  const endsClause = ({ from, to }: Hint) =>
    clauseAt(from - 1) === clauseAt(from) && clauseAt(to) !== clauseAt(to - 1);
  return (from, to) => {
    const at = firstFrom(hints, to);
    const next = hints[at];
    const previous = hints.slice(Math.max(0, at - 2), at).findLast((hint) => hint.to <= from);
    const ahead = next ? distance(to, next.from) : Infinity;
    const comma = previous && endsClause(previous) ? 2 * COMMA : COMMA;
    const behind = previous ? distance(previous.to, from, comma) : Infinity;
    if (ahead === Infinity && behind === Infinity) return null;
    return (behind < ahead ? previous : next)?.level ?? null;
  };
}

/** Index of the first hint that begins at token `from` or later. */
function firstFrom(hints: readonly Hint[], from: number): number {
  let low = 0;
  let high = hints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hints[middle]?.from ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
