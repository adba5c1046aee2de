import { assembleNested } from 'hyparquet/src/assemble.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import type { SchemaTree } from 'hyparquet';
import type { Plain } from '../plain-value.ts';
import { Unreadable } from '../unreadable.ts';
import type { ParquetFile } from './open.ts';
import type { GroupPlan } from './plan.ts';
import { testsOf } from './predicate/ast.ts';
import type { Simple } from './predicate/ast.ts';
import { evaluate } from './predicate/evaluate.ts';
import { readCells, readValues } from './read-column.ts';
import type { ColumnRead } from './read-column.ts';
import { countRows, rangesOf } from './row-ranges.ts';
import type { RowRange } from './row-ranges.ts';
import type { Column, SchemaNode } from './schema.ts';
import { toPlainValue } from './values.ts';
import type { Value } from './values.ts';

/** Rows of one row group. */
export interface GroupRows {
  /** Rows of the row group that match, all of them. */
  matches: number[];
  /** The first matches, up to the limit, with a cell for each shown field. */
  rows: Plain[][];
}

/**
 * Reads what a plan says, asks the predicate of every row that was read, and gives the rows for which it holds.
 *
 * @param shown top-level fields, by their place in the schema
 * @param limit of rows with cells; matches are counted beyond it
 */
export async function readGroupRows(
  file: ParquetFile,
  { report, locations }: GroupPlan,
  predicate: Simple | undefined,
  shown: readonly number[],
  limit: number,
): Promise<GroupRows> {
  const { group, rows } = report;
  const reads = (column: Column): ColumnRead => ({
    group: group.index,
    column,
    locations: locations.get(column.index),
    rows,
  });
  const known = new Map<number, { rows: number[]; values: (Value | null)[] }>();
  let matches: number[] | undefined;
  if (predicate) {
    const columns = new Set(testsOf(predicate).map(({ column }) => column));
    for (const column of columns) {
      const all = { rows: [] as number[], values: [] as (Value | null)[] };
      for await (const batch of readValues(file, reads(column))) {
        append(all.rows, batch.rows);
        append(all.values, batch.values);
      }
      checkCount(file, column, all.rows.length, countRows(rows));
      known.set(column.index, all);
    }
    matches = matching(predicate, known);
  }
  matches ??= firstRows(rows, limit);
  const wanted = rangesOf(matches.slice(0, limit));
  const count = countRows(wanted);
  const fields: Plain[][] = [];
  for (const field of shown) {
    fields.push(await readField(file, field, wanted, count, reads, known));
  }
  return {
    matches,
    rows: Array.from({ length: count }, (_, i) => fields.map((cells) => cells[i] ?? null)),
  };
}

function matching(
  predicate: Simple,
  known: ReadonlyMap<number, { rows: number[]; values: (Value | null)[] }>,
): number[] {
  const [first] = known.values();
  const matches: number[] = [];
  first?.rows.forEach((row, i) => {
    const truth = evaluate(predicate, ({ column }) => known.get(column.index)?.values[i] ?? null);
    if (truth === true) matches.push(row);
  });
  return matches;
}

function firstRows(ranges: readonly RowRange[], limit: number): number[] {
  const rows: number[] = [];
  for (const { start, end } of ranges) {
    for (let row = start; row < end && rows.length < limit; row++) rows.push(row);
  }
  return rows;
}

/** The cells of a top-level field: of a leaf as they are, of a group put together from its columns. */
async function readField(
  file: ParquetFile,
  field: number,
  wanted: readonly RowRange[],
  count: number,
  reads: (column: Column) => ColumnRead,
  known: ReadonlyMap<number, { rows: number[]; values: (Value | null)[] }>,
): Promise<Plain[]> {
  const { schema } = file.footer;
  const node = schema.root.children[field];
  const tree = schema.tree.children[field];
  if (!node || !tree) return [];
  const columns = columnsOf(node, schema.columns);
  const cells = new Map<string, unknown[]>();
  for (const column of columns) {
    const values = node.column === undefined ? undefined : known.get(column.index);
    const shown: unknown[] = [];
    if (values) {
      const chosen = new Set(wanted.flatMap(({ start, end }) => span(start, end)));
      values.rows.forEach((row, i) => {
        const value = values.values[i] ?? null;
        if (chosen.has(row)) shown.push(value === null ? null : toPlainValue(column, value));
      });
    } else {
      for await (const batch of readCells(file, reads(column), wanted)) {
        append(shown, batch.values);
      }
    }
    checkCount(file, column, shown.length, count);
    cells.set(column.path.join('.'), shown);
  }
  if (count === 0 || columns.length === 0) return [];
  const whole = node.column === undefined ? nest(file, tree, cells) : cells.get(node.name);
  // A repeated field without a list around it: no entry is an empty list, not null.
  const none = node.repetition === 'REPEATED' ? [] : null;
  return Array.from(whole ?? [], (cell) => tidy(cell) ?? none);
}

function nest(file: ParquetFile, tree: SchemaTree, cells: Map<string, unknown[]>) {
  try {
    assembleNested(cells, tree, DEFAULT_PARSERS);
  } catch {
    throw new Unreadable(
      `The lists and groups of ${tree.element.name} in ${file.source.name} do not fit together: the file is damaged, or nested in a way that this page does not read.`,
    );
  }
  return cells.get(tree.path.join('.'));
}

/** The leaves below a field. */
export function columnsOf(node: SchemaNode, columns: readonly Column[]): Column[] {
  const own = node.column === undefined ? undefined : columns[node.column];
  return own ? [own] : node.children.flatMap((child) => columnsOf(child, columns));
}

/** hyparquet leaves undefined where there is nothing. */
function tidy(cell: unknown): Plain {
  if (cell === undefined || cell === null) return null;
  if (Array.isArray(cell)) return cell.map(tidy);
  if (typeof cell !== 'object') return cell as Plain;
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, tidy(value)]));
}

function span(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

function checkCount(file: ParquetFile, column: Column, found: number, wanted: number): void {
  if (found !== wanted) {
    throw new Unreadable(
      `${file.source.name} has ${String(found)} values in pages of ${column.name} that should have ${String(wanted)}: it is damaged.`,
    );
  }
}
