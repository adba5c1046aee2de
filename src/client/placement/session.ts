import { environment } from '../progress/store.ts';

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
  try {
    const kept = JSON.parse(environment.session.get(KEY) ?? 'null') as PlacementSession | null;
    const isOne =
      kept !== null &&
      typeof kept.seed === 'string' &&
      Array.isArray(kept.known) &&
      Array.isArray(kept.answers) &&
      kept.answers.every((answer) => Array.isArray(answer) && typeof answer[0] === 'string');
    return isOne ? kept : null;
  } catch {
    return null;
  }
}

export function keepPlacementSession(session: PlacementSession | null): void {
  if (session === null) environment.session.remove(KEY);
  else environment.session.set(KEY, JSON.stringify(session));
}
