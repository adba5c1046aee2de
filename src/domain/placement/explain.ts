import { prerequisiteClosure } from '../module-order.ts';
import type { PlacementFacts } from './shape.ts';

/** What a conclusion about a module rests on: the first of these that is there. */
export type Because =
  /** It was known at the start. */
  | { kind: 'given' }
  /** Answers to its own items, of which at least one speaks for the conclusion. */
  | { kind: 'answers' }
  /** It is known because these need it, and were known at the start or answered right. */
  | { kind: 'needed-by'; modules: string[] }
  /** It is not known because it needs these, which were answered wrong. */
  | { kind: 'needs'; modules: string[] }
  /** It is likelier known as the learner ticked what speaks for it. */
  | { kind: 'claim' }
  /** Only how much the learner knows on the whole. */
  | { kind: 'level' };

/** Why `id` was concluded to be known, or not. `known` are all that were. */
export function explainBelief(
  { modules, given, claims, answers }: PlacementFacts,
  id: string,
  known: ReadonlySet<string>,
): Because {
  if (given.has(id)) return { kind: 'given' };
  const isKnown = known.has(id);
  if (answers.some(({ module, right }) => module === id && right === isKnown))
    return { kind: 'answers' };
  // A module with an answer like the conclusion, and concluded alike.
  const speaks = (other: string) =>
    other !== id &&
    known.has(other) === isKnown &&
    ((isKnown && given.has(other)) ||
      answers.some(({ module, right }) => module === other && right === isKnown));
  const isOver = (upper: string, lower: string) => prerequisiteClosure(modules, [upper]).has(lower);
  const related = modules
    .map((module) => module.id)
    .filter((other) => speaks(other) && (isKnown ? isOver(other, id) : isOver(id, other)));
  if (related.length > 0) return { kind: isKnown ? 'needed-by' : 'needs', modules: related };
  const isClaimed = isKnown && claims.some(({ module, ticked }) => ticked && module === id);
  return { kind: isClaimed ? 'claim' : 'level' };
}
