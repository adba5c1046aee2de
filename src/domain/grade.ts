import { parseNumber } from './parse-number.ts';
import type { Answer, AnswerKey, MatchingKey, NumericKey, OrderingKey } from './quiz.ts';

/**
 * The verdict on one answer. Only `right` and `wrong` count as attempts: an answer left out or a
 * number that cannot be read is the form's matter, not the learner's.
 */
export interface Grade {
  status: 'right' | 'wrong' | 'unanswered' | 'unreadable';
  correct: boolean;
  /**
   * One entry for each option, step or pair, in the key's order; empty for numeric items and where
   * nothing was graded.
   */
  parts: GradedPart[];
  /** Numeric items: the number that was read. */
  value: number | null;
  /** Numeric items: index of the trap that was stepped into. */
  trap: number | null;
  /** Unreadable numbers: what was written as a unit and is not the item's. */
  unknownUnit?: string;
}

export interface GradedPart {
  /** The option, step or pair. */
  id: string;
  /** Whether the reader chose it; always true for steps and pairs. */
  chosen: boolean;
  /**
   * Options: whether it belongs to the right answer. Steps: whether it stands in its place. Pairs:
   * whether it was matched.
   */
  right: boolean;
  /** What to show: chosen and right, chosen and wrong, right but not chosen, or neither. */
  show: 'right' | 'wrong' | 'missed' | 'rest';
  /**
   * Steps: the place it was given, from 1. Pairs: the id of the right side it was given. Options:
   * null.
   */
  given: number | string | null;
  /** Steps: the place it belongs to, from 1. Pairs: its own id. Options: null. */
  want: number | string | null;
}

/**
 * Grades one answer against its key. An answer of another kind than the key's counts as unanswered.
 * Pure: the same key and answer always give the same grade.
 */
export function gradeAnswer(key: AnswerKey, answer: Answer): Grade {
  if (key.kind === 'single' && answer.kind === 'single') {
    return gradeOptions(key.options, [key.right], answer.option === null ? [] : [answer.option]);
  }
  if (key.kind === 'multiple' && answer.kind === 'multiple') {
    return gradeOptions(key.options, key.right, answer.options);
  }
  if (key.kind === 'ordering' && answer.kind === 'ordering') return gradeOrder(key, answer.steps);
  if (key.kind === 'matching' && answer.kind === 'matching') return gradePairs(key, answer.pairs);
  if (key.kind === 'numeric' && answer.kind === 'numeric') return gradeNumber(key, answer.text);
  return ungraded('unanswered');
}

/** What to show a reader who gives an item up: nothing chosen, and what would have been right. */
export function revealAnswer(key: AnswerKey): Grade {
  const missed = (id: string, want: number | string | null, right = true): GradedPart => ({
    id,
    chosen: false,
    right,
    given: null,
    want,
    show: right ? 'missed' : 'rest',
  });
  switch (key.kind) {
    case 'single':
      return graded(
        false,
        key.options.map((id) => missed(id, null, id === key.right)),
      );
    case 'multiple':
      return graded(
        false,
        key.options.map((id) => missed(id, null, key.right.includes(id))),
      );
    case 'ordering':
      return graded(
        false,
        key.steps.map((id, index) => missed(id, index + 1)),
      );
    case 'matching':
      return graded(
        false,
        key.pairs.map((id) => missed(id, id)),
      );
    case 'numeric':
      return graded(false, []);
  }
}

function ungraded(status: 'unanswered' | 'unreadable'): Grade {
  return { status, correct: false, parts: [], value: null, trap: null };
}

function graded(correct: boolean, parts: GradedPart[]): Grade {
  return {
    status: correct ? 'right' : 'wrong',
    correct,
    parts,
    value: null,
    trap: null,
  };
}

function gradeOptions(options: string[], rightIds: string[], chosenIds: string[]): Grade {
  if (!options.some((id) => chosenIds.includes(id))) return ungraded('unanswered');
  const parts = options.map((id): GradedPart => {
    const chosen = chosenIds.includes(id);
    const right = rightIds.includes(id);
    const show = chosen ? (right ? 'right' : 'wrong') : right ? 'missed' : 'rest';
    return { id, chosen, right, show, given: null, want: null };
  });
  return graded(
    parts.every((part) => part.chosen === part.right),
    parts,
  );
}

function gradeOrder({ steps }: OrderingKey, given: string[]): Grade {
  if (steps.some((id) => !given.includes(id))) return ungraded('unanswered');
  return gradePlaced(
    steps.map((id, index) => ({ id, given: given.indexOf(id) + 1, want: index + 1 })),
  );
}

function gradePairs({ pairs }: MatchingKey, given: Record<string, string | null>): Grade {
  if (pairs.some((id) => !given[id])) return ungraded('unanswered');
  return gradePlaced(pairs.map((id) => ({ id, given: given[id] ?? null, want: id })));
}

function gradePlaced(placed: Pick<GradedPart, 'id' | 'given' | 'want'>[]): Grade {
  const parts = placed.map((part): GradedPart => {
    const right = part.given === part.want;
    return { ...part, chosen: true, right, show: right ? 'right' : 'wrong' };
  });
  return graded(
    parts.every((part) => part.right),
    parts,
  );
}

function gradeNumber({ answer, tolerance, unit, traps }: NumericKey, text: string): Grade {
  if (text.trim() === '') return ungraded('unanswered');
  const { numbers: readings, unknownUnit } = parseNumber(text, unit);
  const [first] = readings;
  if (first === undefined) return { ...ungraded('unreadable'), unknownUnit };
  // "1,234" can be read in two ways: the reader means the one that fits.
  const hit = readings.find((value) => isWithin(value, answer, tolerance));
  if (hit !== undefined) return { ...graded(true, []), value: hit };
  let nearest: { value: number; trap: number } | null = null;
  for (const value of readings) {
    for (const [trap, wrong] of traps.entries()) {
      if (!isWithin(value, wrong, tolerance)) continue;
      const before = nearest ? Math.abs(nearest.value - (traps[nearest.trap] ?? 0)) : Infinity;
      if (Math.abs(value - wrong) < before) nearest = { value, trap };
    }
  }
  return { ...graded(false, []), value: nearest?.value ?? first, trap: nearest?.trap ?? null };
}

/** Rounding in binary must not fail 0.3 for 0.4 ± 0.1. */
function isWithin(value: number, target: number, tolerance: number): boolean {
  return Math.abs(value - target) <= tolerance + Math.abs(target) * 1e-9;
}
