import { isRecord } from '../../domain/progress/json.ts';
import type { SettledIn } from '../quiz/settled-in.ts';
import { keepSessionJson, readSessionJson } from '../session-json.ts';

const KEY = 'lakepath.sitting';

export interface SittingCard {
  item: string;
  module: string;
}

export interface SittingAnswer {
  right: boolean;
  /** The answer took the module's `retained` away. */
  lapsed: boolean;
  settledIn: SettledIn;
}

/** A sitting under way in this tab, so that a reload or a look at a module does not lose it. */
export interface Sitting {
  /** Local day it was begun on: it is over with that day. */
  day: number;
  /** In the order they are asked. */
  cards: SittingCard[];
  /** Answers to the first of them. */
  answers: SittingAnswer[];
}

/** The sitting of this tab, if it was begun on `day` and has questions left. */
export function readSitting(day: number): Sitting | null {
  const kept = readSessionJson(KEY, isSitting);
  return kept?.day === day && kept.answers.length < kept.cards.length ? kept : null;
}

export function keepSitting(sitting: Sitting | null): void {
  keepSessionJson(KEY, sitting);
}

function isSitting(value: unknown): value is Sitting {
  if (!isRecord(value)) return false;
  const { day, cards, answers } = value;
  return (
    typeof day === 'number' &&
    Array.isArray(cards) &&
    cards.every(
      (card) =>
        isRecord(card) && typeof card['item'] === 'string' && typeof card['module'] === 'string',
    ) &&
    Array.isArray(answers) &&
    answers.every((answer) => isRecord(answer) && isRecord(answer['settledIn']))
  );
}
