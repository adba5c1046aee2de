import type { ColumnOrder, StoredStatistics } from './footer.ts';
import type { Column } from './schema.ts';
import type { Value } from './values.ts';
import { compare, fromPlain, isFloating, isNaNValue, orderOf } from './values.ts';

/**
 * What may be concluded of the values of a chunk or a page. Everything here is a promise: a value that
 * breaks it would be skipped.
 */
export interface Bounds {
  /** No value is below, or above; undefined where nothing is promised. */
  min: Value | undefined;
  max: Value | undefined;
  /** The bound is a value that is there; false where it was shortened, undefined where nobody says. */
  isMinExact: boolean | undefined;
  isMaxExact: boolean | undefined;
  /** Rows without a value; undefined where it is not said, and then there may be some. */
  nulls: number | undefined;
  nans: number | undefined;
  /** Whether there is a value that is neither null nor NaN; undefined where it is not known. */
  hasValues: boolean | undefined;
  /** Why stored bounds are not used, and other things to know, as sentences. */
  notes: string[];
}

export const NO_BOUNDS: Bounds = {
  min: undefined,
  max: undefined,
  isMinExact: undefined,
  isMaxExact: undefined,
  nulls: undefined,
  nans: undefined,
  hasValues: undefined,
  notes: [],
};

/**
 * Bounds of a chunk from the footer's statistics.
 *
 * @param values of the chunk, nulls too
 */
export function chunkBounds(
  column: Column,
  order: ColumnOrder,
  stats: StoredStatistics | undefined,
  values: number,
): Bounds {
  if (!stats) {
    return { ...NO_BOUNDS, notes: ['No statistics were written for this column.'] };
  }
  const notes: string[] = [];
  const { nulls } = stats;
  const nans = isFloating(column) ? stats.nans : 0;
  const isNew = stats.min !== undefined || stats.max !== undefined;
  const isOld = !isNew && (stats.oldMin !== undefined || stats.oldMax !== undefined);
  const pair = { min: undefined as Value | undefined, max: undefined as Value | undefined };
  if (isNew && mayUse(column, order, notes)) {
    pair.min = readBound(column, stats.min, 'min', notes);
    pair.max = readBound(column, stats.max, 'max', notes);
  } else if (isOld && mayUseOld(column, notes)) {
    pair.min = readBound(column, stats.oldMin, 'min', notes);
    pair.max = readBound(column, stats.oldMax, 'max', notes);
  }
  const isContradiction =
    pair.min !== undefined && pair.max !== undefined && compare(pair.min, pair.max) > 0;
  if (isContradiction) {
    notes.push('Its min is above its max, so neither is used: the writer or the file is faulty.');
  }
  if (nulls === undefined) notes.push('No null count was written: there may be nulls.');
  return {
    min: isContradiction ? undefined : pair.min,
    max: isContradiction ? undefined : pair.max,
    isMinExact: stats.isMinExact,
    isMaxExact: stats.isMaxExact,
    nulls,
    nans,
    hasValues: knownValues(values, nulls, nans),
    notes,
  };
}

/**
 * All null, or all null and NaN: then no other value is there. A float column without a NaN count may
 * be all NaN, and nobody knows.
 */
function knownValues(values: number, nulls: number | undefined, nans: number | undefined) {
  if (nulls === undefined) return undefined;
  if (nulls >= values) return false;
  if (nans === undefined) return undefined;
  return nulls + nans < values;
}

/** Whether `min_value` and `max_value` have a meaning: the format's rules. */
export function mayUse(column: Column, order: ColumnOrder, notes: string[]): boolean {
  const ordered = orderOf(column);
  if (ordered === 'none') {
    notes.push('The format defines no order for this type, so bounds are not used.');
    return false;
  }
  if (order === 'missing') {
    notes.push(
      'The footer has no column orders; without them the format leaves open what min_value and max_value mean. They are not used here. (parquet-java takes the order of the type.)',
    );
    return false;
  }
  if (order === 'unknown') {
    notes.push('The column order is newer than this page, so the format wants bounds ignored.');
    return false;
  }
  if (column.physical === 'INT96' && order !== 'int96') {
    notes.push('INT96 has no order of its own, so the format wants its bounds ignored.');
    return false;
  }
  if (order === 'ieee754' && ordered !== 'float') {
    notes.push('The column order is for floating point only, so bounds are not used.');
    return false;
  }
  return true;
}

/** The deprecated `min` and `max` were compared as signed, bytes too: right for signed numbers only. */
function mayUseOld(column: Column, notes: string[]): boolean {
  const isUnsigned = column.logical?.is === 'integer' && !column.logical.isSigned;
  const { physical } = column;
  const isSigned =
    (physical === 'BOOLEAN' ||
      physical === 'INT32' ||
      physical === 'INT64' ||
      physical === 'FLOAT' ||
      physical === 'DOUBLE') &&
    !isUnsigned &&
    orderOf(column) !== 'none';
  notes.push(
    isSigned
      ? 'Only the deprecated fields min and max were written. They are ordered by signed comparison, which is right for this type.'
      : 'Only the deprecated fields min and max were written. They are ordered by signed comparison, which is wrong for this type: not used.',
  );
  return isSigned;
}

/** One bound, unless the format says to ignore it. */
export function readBound(
  column: Column,
  bytes: Uint8Array | undefined,
  which: 'min' | 'max',
  notes: string[],
): Value | undefined {
  if (bytes === undefined) {
    notes.push(`No ${which} was written.`);
    return undefined;
  }
  const value = fromPlain(column, bytes);
  if (value === undefined) {
    notes.push(`The ${which} has ${String(bytes.length)} bytes, which is no ${column.physical}.`);
    return undefined;
  }
  if (isNaNValue(value)) {
    notes.push(`The ${which} is NaN; the format wants it ignored: other values may be anything.`);
    return undefined;
  }
  return value;
}
