import type { AnswerKey } from './quiz.ts';
import { shuffle, shuffleApart } from './shuffle.ts';

/** Ids of an item's parts in the order in which they are shown. */
export interface ItemOrder {
  /** Options, or a matching item's right sides: what has letters, A first. */
  lettered: readonly string[];
  /** Steps, or a matching item's left sides. */
  lines: readonly string[];
}

/**
 * How an item is shown: without a `seed` as on its module's page, in the list of answers, in the
 * placement check and in Anki; with one in an order that depends on it, as in review, so that a
 * place is not learned in the answer's stead. Steps never come in the right order. Permanent: a
 * reader's Anki cards and memory hold the order of the page.
 */
export function itemOrder(key: AnswerKey, seed?: string): ItemOrder {
  const onPage = orderOnPage(key);
  if (seed === undefined) return onPage;
  return {
    lettered: shuffle(onPage.lettered, seed),
    lines:
      key.kind === 'ordering'
        ? shuffleApart(key.steps, seed)
        : shuffle(onPage.lines, `${seed} left`),
  };
}

function orderOnPage(key: AnswerKey): ItemOrder {
  switch (key.kind) {
    case 'single':
    case 'multiple':
      return { lettered: key.options, lines: [] };
    case 'ordering':
      return { lettered: [], lines: shuffleApart(key.steps, key.id) };
    case 'matching':
      return {
        lettered: shuffleApart([...key.pairs, ...key.decoys], key.id),
        lines: shuffleApart(key.pairs, `${key.id}-left`),
      };
    case 'numeric':
      return { lettered: [], lines: [] };
  }
}

/** The parts in the order of `ids`. */
export function inOrder<T extends { id: string }>(
  ids: readonly string[],
  parts: readonly T[],
): T[] {
  return ids.flatMap((id) => parts.find((part) => part.id === id) ?? []);
}

/** The letter of what stands at a place: 0 → A, 1 → B … */
export function letterAt(place: number): string {
  return String.fromCharCode(65 + place);
}

/** A right side where it is chosen by its letter. */
export function letteredText(letter: string, text: string): string {
  return `${letter} · ${text}`;
}

/** The letter of one of those shown. */
export function letterOf(shown: readonly string[], id: string): string {
  return letterAt(shown.indexOf(id));
}
