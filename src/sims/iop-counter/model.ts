import { seededRandom } from '../../domain/shuffle.ts';
import { ROWS, sum } from './file.ts';
import { fetchRows, nothing, wantedBytes } from './reads.ts';
import type { Known, Read, Setting } from './reads.ts';

/** Which rows a program fetches in one call. */
export interface Wish {
  readonly count: number;
  /** Rows that lie next to each other, or anywhere. */
  readonly near: boolean;
}

export const counts = [1, 10, 100] as const;

/** One call, and what it took. */
export interface Fetch extends Wish {
  readonly rows: readonly number[];
  readonly cold: boolean;
  readonly reads: readonly Read[];
  /** Bytes of the values at these rows. */
  readonly wanted: number;
}

/** A column in a file, what a program knows of the file, and what it has fetched since it opened it. */
export interface State {
  readonly setting: Setting;
  readonly wish: Wish;
  readonly known: Known;
  readonly fetches: readonly Fetch[];
  readonly event: Event;
}

export type Event =
  | { readonly kind: 'start' | 'fetched' | 'opened' | 'wished' }
  /** Another file: the last fetch again, cold or warm as it was, and what it took before. */
  | { readonly kind: 'set'; readonly before: Fetch | null };

export type Action =
  | { readonly kind: 'fetch' | 'open' }
  | { readonly kind: 'set'; readonly to: Partial<Setting> }
  | { readonly kind: 'wish'; readonly to: Partial<Wish> };

export const begin = (setting: Setting, wish: Wish): State => ({
  ...{ setting, wish, known: nothing, fetches: [] },
  event: { kind: 'start' },
});

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  switch (action.kind) {
    case 'fetch':
      return { ...fetched(state), event: { kind: 'fetched' } };
    case 'open':
      if (state.fetches.length === 0) return state;
      return { ...state, known: nothing, fetches: [], event: { kind: 'opened' } };
    case 'wish': {
      const wish = { ...state.wish, ...action.to };
      if (same(wish, state.wish)) return state;
      return { ...state, wish, event: { kind: 'wished' } };
    }
    case 'set': {
      const setting = { ...state.setting, ...action.to };
      if (same(setting, state.setting)) return state;
      return { ...again(state, setting), event: { kind: 'set', before: lastOf(state) } };
    }
  }
}

/** The same calls on another file. */
function again(state: State, setting: Setting): State {
  const empty: State = { ...state, setting, known: nothing, fetches: [] };
  const redone = state.fetches.reduce(
    (now, { count, near }) => fetched({ ...now, wish: { count, near } }),
    empty,
  );
  return { ...redone, wish: state.wish };
}

function fetched(state: State): State {
  const { setting, wish, known, fetches } = state;
  const rows = rowsFor(wish, fetches.length);
  const { reads, known: now } = fetchRows(setting, rows, known);
  const cold = !known.end;
  const fetch = { ...wish, rows, cold, reads, wanted: wantedBytes(setting, rows) };
  return { ...state, known: now, fetches: [...fetches, fetch] };
}

/** The rows of a program's call of this number, in ascending order. */
export function rowsFor({ count, near }: Wish, call: number): number[] {
  const random = seededRandom(`rows ${call}`);
  const first = Math.floor(random() * (ROWS - count));
  if (near) return Array.from({ length: count }, (_, index) => first + index);
  const rows = new Set([first]);
  while (rows.size < count) rows.add(Math.floor(random() * ROWS));
  return [...rows].sort((one, other) => one - other);
}

export const lastOf = ({ fetches }: State): Fetch | null => fetches.at(-1) ?? null;

export const bytesOf = ({ reads }: Pick<Fetch, 'reads'>): number =>
  sum(reads.map(({ bytes }) => bytes));

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
