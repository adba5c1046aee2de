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
export async function shownRows(table: TableReader, snapshot: string): Promise<EngineRows> {
  const rows = await table.rows(snapshot, () => undefined);
  return {
    snapshot,
    columns: rows.columns,
    rows: sorted(liveRows(rows).map(({ values }) => JSON.parse(JSON.stringify(values)) as unknown[])),
  };
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
