import { assemble } from './assemble.ts';
import { fieldOf, knobsOf, pathsOf } from './schema.ts';
import type { Form, Node, Path, Settings, Value } from './schema.ts';
import { ownRows } from './own-rows.ts';
import { misfit, shred } from './shred.ts';
import type { Column } from './shred.ts';

/** A row that was handed to the writer: what it gave to each leaf, or the node that cannot be null. */
export interface Taken {
  readonly value: Value;
  readonly columns: readonly Column[];
  readonly misfit: Node | null;
}

/** Rows of one nested column, as parquet-java 1.18.1 writes them into a file, one after the other. */
export interface State {
  readonly settings: Settings;
  readonly rows: readonly Value[];
  /** The first rows, so many as were shredded. */
  readonly taken: readonly Taken[];
  readonly event: Event;
}

export type Event =
  | { readonly kind: 'start' | 'shredded' | 'refused' | 'added' | 'done' | 'full' }
  /** The same rows, with other settings. */
  | { readonly kind: 'set'; readonly before: readonly Taken[] };

export type Action =
  /** The next row. */
  | { readonly kind: 'shred' }
  /** A row more, one of `ownRows` of the shape, after those that wait. */
  | { readonly kind: 'add'; readonly which: number }
  /** Makes an optional node required, and a required one optional. */
  | { readonly kind: 'turn'; readonly letter: string }
  | { readonly kind: 'form'; readonly form: Form };

/** What the picture has room for: a line for each row, and for each entry of its longest column. */
export const limits = { lines: 14 } as const;

/** A file with nothing in it. */
export const begin = (settings: Settings, rows: readonly Value[]): State => ({
  ...{ settings, rows, taken: [], event: { kind: 'start' } },
});

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  const { settings, rows, taken } = state;
  switch (action.kind) {
    case 'shred': {
      const value = rows[taken.length];
      if (value === undefined) return { ...state, event: { kind: 'done' } };
      const one = take(settings, value);
      const event: Event = { kind: one.misfit ? 'refused' : 'shredded' };
      return { ...state, taken: [...taken, one], event };
    }
    case 'add': {
      const value = ownRows[settings.shape][action.which];
      if (value === undefined) return state;
      const longer: State = { ...state, rows: [...rows, value], event: { kind: 'added' } };
      return linesOf(longer) > limits.lines ? { ...state, event: { kind: 'full' } } : longer;
    }
    case 'turn': {
      if (!knobsOf(settings).some(({ letter }) => letter === action.letter)) return state;
      const required = settings.required.includes(action.letter)
        ? settings.required.replace(action.letter, '')
        : [...settings.required, action.letter].sort().join('');
      return set(state, { ...settings, required });
    }
    case 'form':
      return settings.shape !== 'tries' || settings.form === action.form
        ? state
        : set(state, { ...settings, form: action.form });
  }
}

function set(state: State, settings: Settings): State {
  const taken = state.taken.map(({ value }) => take(settings, value));
  return { ...state, settings, taken, event: { kind: 'set', before: state.taken } };
}

function take(settings: Settings, value: Value): Taken {
  const field = fieldOf(settings);
  const found = misfit(field, value);
  return { value, columns: found ? [] : shred(field, value), misfit: found };
}

/** Lines of the picture once all rows are shredded. */
export function linesOf({ settings, rows }: Pick<State, 'settings' | 'rows'>): number {
  const lengths = rows.map((row) => entriesOf(take(settings, row)));
  return rows.length + lengths.reduce((sum, one) => sum + one, 0);
}

/** Entries of a row's longest column. */
export const entriesOf = ({ columns }: Taken): number =>
  columns.reduce((most, { length }) => Math.max(most, length), 0);

/** The file's columns, each with its leaf's path. */
export function fileOf({
  settings,
  taken,
}: State): readonly (Path & { readonly column: Column })[] {
  return pathsOf(fieldOf(settings)).map((path, leaf) => ({
    ...path,
    column: taken.flatMap(({ columns }) => columns[leaf] ?? []),
  }));
}

/** The rows that a reader puts together from the columns; rows that were refused are none. */
export function readBack(state: State): readonly Value[] {
  return assemble(
    fieldOf(state.settings),
    fileOf(state).map(({ column }) => column),
  );
}
