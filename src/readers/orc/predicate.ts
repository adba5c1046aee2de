import type { Plain } from '../plain-value.ts';
import { bloomHash, mayHold, type Filter } from './bloom.ts';
import type { OrcColumn } from './column.ts';
import { comparable, compare, type Comparable } from './compare.ts';
import { Type_Kind } from './proto/orc_proto_pb.ts';
import { needsValue, type Operator } from './operator.ts';
import type { ColumnFacts } from './statistics.ts';

/** One comparison, as in a WHERE clause. */
export interface Predicate {
  column: OrcColumn;
  operator: Operator;
  /** Ignored by `is null` and `is not null`. */
  value: string;
}

export interface Verdict {
  /** Whether no row can match, so that the rows need not be read. */
  skip: boolean;
  by: 'nulls' | 'range' | 'bloom' | 'none';
  /** Why, as a sentence. */
  why: string;
}

/** Whether the typed value is one of the column's type. */
export function isComparable({ column, operator, value }: Predicate): boolean {
  return !needsValue(operator) || comparable(value, column) !== null;
}

/** Whether a row's value matches. A null matches only `is null`, as in SQL. */
export function matches({ column, operator, value }: Predicate, cell: Plain): boolean {
  if (operator === 'is null') return cell === null;
  if (operator === 'is not null') return cell !== null;
  const left = comparable(cell, column);
  const right = comparable(value, column);
  if (left === null || right === null) return false;
  const order = compare(left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/**
 * Judges a file, a stripe or a row group by its statistics, and by its Bloom filter where they do
 * not settle it.
 */
export function judge(
  predicate: Predicate,
  facts: ColumnFacts | undefined,
  filter?: Filter,
): Verdict {
  if (!facts) return read('There are no statistics, so it must be read.');
  const { operator } = predicate;
  if (operator === 'is null') {
    return facts.hasNull === false
      ? skip('nulls', 'The statistics say that no value is null.')
      : read('Some values may be null.');
  }
  if (facts.values === 0) return skip('nulls', 'All values are null, and null matches nothing.');
  if (operator === 'is not null') return read('Some values are not null.');
  const byRange = judgeRange(predicate, facts);
  if (byRange.skip || operator !== '=' || !filter) return byRange;
  const hash = bloomHash(predicate.value, predicate.column);
  if (hash === null) return byRange;
  return mayHold(filter, hash)
    ? read(`${byRange.why} The Bloom filter has all bits of the value, so it may be there.`)
    : skip('bloom', 'The Bloom filter lacks a bit of the value, so it is surely not there.');
}

function judgeRange(
  { column, operator, value }: Predicate,
  { min, max, isBound }: ColumnFacts,
): Verdict {
  const low = comparable(min, column);
  const high = widen(comparable(max, column), column);
  const wanted = comparable(value, column);
  if (low === null || high === null || wanted === null || isNaN_(low) || isNaN_(high)) {
    return read('There is no least and greatest value to compare with.');
  }
  const range = `${isBound ? 'within ' : ''}${String(min)} to ${String(max)}`;
  const below = compare(wanted, low);
  const above = compare(wanted, high);
  const outside =
    (operator === '=' && (below < 0 || above > 0)) ||
    (operator === '<' && below <= 0) ||
    (operator === '<=' && below < 0) ||
    (operator === '>' && above >= 0) ||
    (operator === '>=' && above > 0);
  return outside
    ? skip('range', `The values are ${range}: none can match.`)
    : read(`The values are ${range}: some may match.`);
}

/** Statistics of timestamps are cut to milliseconds: the greatest value lies somewhere in the last. */
function widen(value: Comparable | null, { kind }: OrcColumn): Comparable | null {
  const isCut = kind === Type_Kind.TIMESTAMP || kind === Type_Kind.TIMESTAMP_INSTANT;
  return typeof value === 'bigint' && isCut ? value + 999_999n : value;
}

function isNaN_(value: Comparable): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

function skip(by: Verdict['by'], why: string): Verdict {
  return { skip: true, by, why };
}

function read(why: string): Verdict {
  return { skip: false, by: 'none', why };
}
