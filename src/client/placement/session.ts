import { isRecord } from '../../domain/progress/json.ts';
import { keepSessionJson, readSessionJson } from '../session-json.ts';

const KEY = 'lakepath.placement';

/** A check under way in this tab, so that a reload or a look at a module does not lose it. */
export interface PlacementSession {
  seed: string;
  /** Modules known at the start. */
  known: string[];
  /** Item ids with their grades, in the order they were asked. */
  answers: [item: string, right: boolean][];
}

export function newPlacementSession(known: string[]): PlacementSession {
  return { seed: Math.random().toString(36).slice(2, 10), known, answers: [] };
}

/** The check of this tab; null where there is none, or what is kept is not one. */
export function readPlacementSession(): PlacementSession | null {
  return readSessionJson(KEY, isPlacementSession);
}

export function keepPlacementSession(session: PlacementSession | null): void {
  keepSessionJson(KEY, session);
}

function isPlacementSession(value: unknown): value is PlacementSession {
  if (!isRecord(value)) return false;
  const { seed, known, answers } = value;
  return (
    typeof seed === 'string' &&
    Array.isArray(known) &&
    Array.isArray(answers) &&
    answers.every((answer) => Array.isArray(answer) && typeof answer[0] === 'string')
  );
}
