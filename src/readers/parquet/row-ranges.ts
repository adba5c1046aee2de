import type { ByteRange } from '../source.ts';

/** Rows `start` up to but not including `end` of a row group. Lists of them are sorted, and apart. */
export type RowRange = ByteRange;

export function intersect(a: readonly RowRange[], b: readonly RowRange[]): RowRange[] {
  const both: RowRange[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return both;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) both.push({ start, end });
    if (x.end < y.end) i++;
    else j++;
  }
}

export function unite(a: readonly RowRange[], b: readonly RowRange[]): RowRange[] {
  const either: RowRange[] = [];
  for (const { start, end } of [...a, ...b].sort((x, y) => x.start - y.start)) {
    const last = either.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) either.push({ start, end });
  }
  return either;
}

export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Whether one of the ranges has a row from `first` up to `end`. */
export function touches(ranges: readonly RowRange[], first: number, end: number): boolean {
  return ranges.some((range) => range.start < end && first < range.end);
}

/** The rows of the ranges from `first` up to `end`. */
export function rowsWithin(ranges: readonly RowRange[], first: number, end: number): number[] {
  const rows: number[] = [];
  for (const range of ranges) {
    for (let row = Math.max(range.start, first); row < Math.min(range.end, end); row++) {
      rows.push(row);
    }
  }
  return rows;
}

/** Sorted rows as ranges. */
export function rangesOf(rows: readonly number[]): RowRange[] {
  const ranges: RowRange[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last?.end === row) last.end = row + 1;
    else ranges.push({ start: row, end: row + 1 });
  }
  return ranges;
}
