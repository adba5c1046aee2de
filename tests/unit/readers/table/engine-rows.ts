import { readFileSync } from 'node:fs';
import type { FileTree } from '../../../../src/readers/file-tree.ts';
import { liveRows, type TableReader } from '../../../../src/readers/table/model.ts';
import { openTable } from '../../../../src/readers/table/open.ts';
import { findTables } from '../../../../src/readers/table/tables.ts';

/** Rows as the engine itself read them; `count` where only some are given. */
export interface EngineRows {
  snapshot: string;
  columns: string[];
  rows: unknown[][];
  count?: number;
}

export function engineRows(path: string): EngineRows[] {
  return JSON.parse(readFileSync(path, 'utf8')) as EngineRows[];
}

export async function openFirst(tree: FileTree): Promise<TableReader> {
  const [table] = findTables(tree);
  if (!table) throw new Error('no table');
  return openTable(tree, table);
}

/** A snapshot's rows as the page shows them, sorted, in the form of `EngineRows`. */
export async function shownRows(table: TableReader, engine: EngineRows): Promise<EngineRows> {
  const { snapshot, columns } = engine;
  const rows = await table.rows(snapshot, () => undefined);
  // Spark moves the columns that a Hudi table is partitioned by to the end.
  const isSame = [...rows.columns].sort().join() === [...columns].sort().join();
  const order = (isSame ? columns : rows.columns).map((name) => rows.columns.indexOf(name));
  return {
    snapshot,
    columns: isSame ? columns : rows.columns,
    rows: sorted(
      liveRows(rows).map(({ values }) => order.map((at): unknown => jsonOf(values[at] ?? null))),
    ),
  };
}

function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** In one order, with single floats and fractions of seconds written one way. */
export function sorted(rows: readonly unknown[][]): unknown[][] {
  return rows
    .map((row) => row.map(alike))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function alike(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return Math.fround(value);
  if (Array.isArray(value)) return value.map(alike);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return value.replace(/\.?0*(Z?)$/, '$1').replace(/(T\d\d:\d\d(:\d\d)?)$/, '$1');
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, alike(one)]));
  }
  return value;
}
