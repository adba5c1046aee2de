import { chunkBounds } from '../../readers/parquet/bounds.ts';
import type { ParquetFile } from '../../readers/parquet/open.ts';
import type { Column } from '../../readers/parquet/schema.ts';
import { compare, toPlainValue } from '../../readers/parquet/values.ts';
import type { Value } from '../../readers/parquet/values.ts';

const MOST = 3;
const LONGEST = 24;

/**
 * Predicates that this file's statistics have something to say of: the first column whose row groups
 * differ, one value of a text, and nulls.
 */
export function examplesOf(file: ParquetFile): string[] {
  const { footer } = file;
  const columns = footer.schema.columns.filter(
    ({ maxRepetition, index }) =>
      maxRepetition === 0 && footer.groups.every(({ chunks }) => !chunks[index]?.isEncrypted),
  );
  const bounds = (column: Column) =>
    footer.groups.flatMap(({ chunks }) => {
      const chunk = chunks[column.index];
      const order = footer.orders[column.index] ?? 'missing';
      return chunk ? [chunkBounds(column, order, chunk.statistics, chunk.values)] : [];
    });
  const examples: string[] = [];
  const range = columns.find((column) => {
    const maxes = bounds(column).flatMap(({ max }) => (max === undefined ? [] : [max]));
    const [first] = maxes;
    return first !== undefined && typeof first === 'bigint' && literal(column, first) !== undefined;
  });
  if (range) {
    const maxes = bounds(range).flatMap(({ max }) => (max === undefined ? [] : [max]));
    const sorted = maxes.sort(compare);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)];
    if (middle !== undefined) examples.push(`${name(range)} > ${literal(range, middle) ?? ''}`);
  }
  const text = columns.find((column) => {
    const [first] = bounds(column);
    return (
      column.logical?.is === 'string' &&
      first?.min !== undefined &&
      first.isMinExact !== false &&
      literal(column, first.min) !== undefined
    );
  });
  if (text) {
    const all = bounds(text);
    const min = all[Math.floor(all.length / 2)]?.min;
    const value = min === undefined ? undefined : literal(text, min);
    if (value !== undefined) examples.push(`${name(text)} = ${value}`);
  }
  const nullable = columns.find((column) => bounds(column).some(({ nulls = 0 }) => nulls > 0));
  if (nullable) examples.push(`${name(nullable)} is null`);
  return examples.slice(0, MOST);
}

function name(column: Column): string {
  return column.path
    .map((part) =>
      /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(part) ? part : `"${part.replaceAll('"', '""')}"`,
    )
    .join('.');
}

/** A value as it is written in a predicate; undefined where that would be long. */
function literal(column: Column, value: Value): string | undefined {
  const plain = toPlainValue(column, value);
  if (typeof plain === 'number') return String(plain);
  if (typeof plain !== 'string' || plain.length > LONGEST + 10 || plain === '') return undefined;
  const isNumber = column.logical?.is === 'decimal' || column.logical?.is === 'integer';
  return isNumber ? plain : `'${plain.replaceAll("'", "''")}'`;
}
