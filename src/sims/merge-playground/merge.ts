import type { AggregateFunction, Settings } from './settings.ts';

export const columns = ['ta', 'a', 'tb', 'b'] as const;
export type Column = (typeof columns)[number];
export type Values = Readonly<Record<Column, number | null>>;

/** `isRetract` in Paimon: the old half of an update, and a delete. */
export type Kind = '+I' | '+U' | '-U' | '-D';
export const isRetract = (kind: Kind): boolean => kind === '-U' || kind === '-D';

/** One version of the key. `order` is Paimon's sequence number: that of the newest row in it. */
export interface Version {
  readonly kind: Kind;
  readonly order: number;
  readonly values: Values;
}

/** What several versions give: one, with the versions (by index) that each of its values comes from. */
export interface Merged extends Version {
  readonly from: Readonly<Record<Column, readonly number[]>>;
}

/** Which engine, or which function, does not take a retraction. */
export type Fault = 'partial-update' | 'first-row' | 'max';

interface Cell {
  readonly value: number | null;
  readonly from: readonly number[];
}

type Cells = Record<Column, Cell>;

interface Numbered extends Version {
  readonly index: number;
}

/**
 * What Paimon 2.0.0 makes of the versions of one key: `SortMergeReader` puts them in order, the engine's `MergeFunction`
 * adds them one by one. A single version stays as it is (`ReducerMergeFunctionWrapper`), but in a first-row table.
 *
 * @returns null for no version at all, a fault where the merge function throws
 */
export function merge(settings: Settings, versions: readonly Version[]): Merged | Fault | null {
  const sorted = versions
    .map((version, index): Numbered => ({ ...version, index }))
    .sort((x, y) => compareBySequence(settings, x, y));
  const [only] = sorted;
  if (!only) return null;
  if (settings.engine === 'first-row')
    return sorted.some(({ kind }) => isRetract(kind)) ? 'first-row' : whole(only);
  if (sorted.length === 1) return whole(only);
  switch (settings.engine) {
    case 'deduplicate':
      return whole(sorted.at(-1) ?? only);
    case 'partial-update':
      return mergePartialUpdate(settings, sorted);
    case 'aggregation':
      return mergeAggregation(settings, sorted);
  }
}

/** `sequence.field` first, where nothing is less than any number; then the order of writing. */
function compareBySequence({ sequence }: Settings, x: Numbered, y: Numbered): number {
  const byField = sequence === 'ta' ? compareNullFirst(x.values.ta, y.values.ta) : 0;
  return byField || x.order - y.order;
}

const compareNullFirst = (x: number | null, y: number | null): number =>
  (x ?? -Infinity) === (y ?? -Infinity) ? 0 : (x ?? -Infinity) - (y ?? -Infinity);

/** `PartialUpdateMergeFunction` */
function mergePartialUpdate(settings: Settings, sorted: readonly Numbered[]): Merged | Fault {
  let cells = empty();
  let [filled, inserted, deleted, order] = [false, false, false, 0];
  for (const version of sorted) {
    deleted = false;
    order = version.order;
    if (!isRetract(version.kind)) {
      takeUpdate(settings, cells, version);
      [filled, inserted] = [true, true];
      continue;
    }
    if (!filled) cells = cellsOf(version);
    filled = true;
    if (settings.sequence === 'groups') {
      deleted = retractGroups(settings, cells, version);
    } else if (settings.deletes !== 'remove') return 'partial-update';
    else deleted = version.kind === '-D';
    if (deleted) cells = cellsOf(version);
  }
  return merged(deleted || !inserted ? '-D' : '+I', order, cells);
}

const groups = [
  ['ta', 'a'],
  ['tb', 'b'],
] as const;

/** Without groups a null changes nothing. In a group the newer sequence takes all, its nulls too; a null sequence is skipped. */
function takeUpdate({ sequence }: Settings, cells: Cells, version: Numbered): void {
  const given = cellsOf(version);
  if (sequence !== 'groups') {
    for (const column of columns) if (given[column].value !== null) cells[column] = given[column];
    return;
  }
  for (const [clock, column] of groups) {
    if (!isNewer(given[clock], cells[clock])) continue;
    cells[clock] = given[clock];
    cells[column] = given[column];
  }
}

/** Takes the values of each group whose sequence is not older. True where the whole row is to be removed. */
function retractGroups({ deletes }: Settings, cells: Cells, version: Numbered): boolean {
  const given = cellsOf(version);
  for (const [clock, column] of groups) {
    if (!isNewer(given[clock], cells[clock])) continue;
    if (deletes === 'remove' && clock === 'ta' && version.kind === '-D') return true;
    cells[clock] = given[clock];
    cells[column] = { value: null, from: [version.index] };
  }
  return false;
}

const isNewer = (given: Cell, held: Cell): boolean =>
  given.value !== null && compareNullFirst(given.value, held.value) >= 0;

/** `AggregateMergeFunction` */
function mergeAggregation(settings: Settings, sorted: readonly Numbered[]): Merged | Fault {
  let cells = empty();
  let [deleted, order] = [false, 0];
  for (const version of sorted) {
    order = version.order;
    deleted = settings.deletes === 'remove' && version.kind === '-D';
    if (deleted) cells = cellsOf(version);
    else if (isRetract(version.kind)) {
      if (settings.sum === 'max') return 'max';
      fold(settings, cells, version, retract);
    } else fold(settings, cells, version, add);
  }
  return merged(deleted ? '-D' : '+I', order, cells);
}

type Fold = (name: AggregateFunction, held: Cell, given: Cell) => Cell;

function fold(settings: Settings, cells: Cells, version: Numbered, by: Fold): void {
  const given = cellsOf(version);
  for (const column of columns)
    cells[column] = by(functionOf(settings, column), cells[column], given[column]);
}

/**
 * Where none is set: `last_non_null_value`. Of a `sequence.field` it is `last_value`, which gives the same here, since
 * nulls come first.
 */
const functionOf = ({ sum }: Settings, column: Column): AggregateFunction =>
  column === 'a' ? sum : 'last_non_null_value';

/** `FieldAggregator.agg` */
function add(name: AggregateFunction, held: Cell, given: Cell): Cell {
  if (name === 'last_value') return given;
  if (given.value === null) return held;
  if (held.value === null || name === 'last_non_null_value') return given;
  if (name === 'max') return held.value < given.value ? given : held;
  return { value: held.value + given.value, from: [...held.from, ...given.from] };
}

/** `FieldAggregator.retract`; `max` has none. */
function retract(name: AggregateFunction, held: Cell, given: Cell): Cell {
  if (name === 'last_value') return { value: null, from: given.from };
  if (given.value === null) return held;
  if (name !== 'sum') return { value: null, from: given.from };
  return { value: (held.value ?? 0) - given.value, from: [...held.from, ...given.from] };
}

const toCells = (cell: (column: Column) => Cell): Cells => ({
  ta: cell('ta'),
  a: cell('a'),
  tb: cell('tb'),
  b: cell('b'),
});
const empty = (): Cells => toCells(() => ({ value: null, from: [] }));
const cellsOf = ({ values, index }: Numbered): Cells =>
  toCells((column) => ({ value: values[column], from: [index] }));

function merged(kind: Kind, order: number, cells: Cells): Merged {
  const { ta, a, tb, b } = cells;
  return {
    ...{ kind, order },
    values: { ta: ta.value, a: a.value, tb: tb.value, b: b.value },
    from: { ta: ta.from, a: a.from, tb: tb.from, b: b.from },
  };
}

const whole = (version: Numbered): Merged => merged(version.kind, version.order, cellsOf(version));
