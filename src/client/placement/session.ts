import { isRecord } from '../../domain/progress/json.ts';
import { keepSessionJson, readSessionJson } from '../session-json.ts';

const KEY = 'lakepath.placement';

/** A check under way in this tab, so that a reload or a look at a module does not lose it. */
export interface PlacementSession {
  seed: string;
  /** Modules known at the start. */
  known: string[];
  /** Statements that were ticked before the questions; null where they were not asked. */
  ticked: string[] | null;
  /** Item ids with their grades, in the order they were asked. */
  answers: [item: string, right: boolean][];
}

export function newPlacementSession(known: string[], ticked: string[]): PlacementSession {
  return { seed: Math.random().toString(36).slice(2, 10), known, ticked, answers: [] };
}

/** The check of this tab; null where there is none, or what is kept is not one. */
export function readPlacementSession(): PlacementSession | null {
  const kept = readSessionJson(KEY, isKeptSession);
  return kept && { ...kept, ticked: kept.ticked ?? null };
}

export function keepPlacementSession(session: PlacementSession | null): void {
  keepSessionJson(KEY, session);
}

/** Checks that were begun before there were statements have no `ticked`. */
type KeptSession = Omit<PlacementSession, 'ticked'> & { ticked?: string[] | null };

function isKeptSession(value: unknown): value is KeptSession {
  if (!isRecord(value)) return false;
  const { seed, known, ticked, answers } = value;
  return (
    typeof seed === 'string' &&
    Array.isArray(known) &&
    (ticked === undefined || ticked === null || Array.isArray(ticked)) &&
    Array.isArray(answers) &&
    answers.every((answer) => Array.isArray(answer) && typeof answer[0] === 'string')
  );
}
