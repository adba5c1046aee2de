import type { Logical } from '../parquet/types.ts';
import { openParquet, type ParquetFile } from '../parquet/open.ts';
import { planGroup } from '../parquet/plan.ts';
import { columnsOf, readGroupRows } from '../parquet/read-rows.ts';
import type { Schema, SchemaNode } from '../parquet/schema.ts';
import { logicalInWords } from '../parquet/types.ts';
import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import type { RowField, RowFile } from './row-file.ts';

/** A Parquet file for its rows, with what its footer says of it. */
export interface ParquetRows extends RowFile {
  rowGroups: number;
  createdBy: string;
}

export async function openParquetRows(source: ByteSource): Promise<ParquetRows> {
  const file = await openParquet(source);
  const { schema, groups, createdBy = '' } = file.footer;
  return {
    fields: schema.root.children.map((node) => rowField(node, schema)),
    rowCount: groups.reduce((sum, { rows }) => sum + rows, 0),
    rowGroups: groups.length,
    createdBy,
    read: (start, end, columns) => readRows(file, start, end, columns),
  };
}

/** Rows of all row groups that hold some of them. */
async function readRows(
  file: ParquetFile,
  start: number,
  end: number,
  columns: readonly string[],
): Promise<Plain[][]> {
  const { schema, groups } = file.footer;
  const shown = columns.map((name) => schema.root.children.findIndex((one) => one.name === name));
  const leaves = shown.flatMap((at) => {
    const node = schema.root.children[at];
    return node ? columnsOf(node, schema.columns) : [];
  });
  const all: Plain[][] = [];
  let first = 0;
  for (const group of groups) {
    const range = {
      start: Math.max(0, start - first),
      end: Math.min(group.rows, end - first),
    };
    first += group.rows;
    if (range.start >= range.end) continue;
    const report = { group, stage: 'read' as const, tests: [], rows: [range] };
    const plan = await planGroup(file, report, leaves);
    const count = range.end - range.start;
    const { rows } = await readGroupRows(file, plan, undefined, shown, count);
    for (const row of rows) all.push(row);
  }
  return all;
}

function rowField(node: SchemaNode, schema: Schema): RowField {
  const { name, fieldId, logical, children } = node;
  const base = { name, id: fieldId ?? null, type: typeText(node, schema) };
  const [inner] = children;
  if (logical?.is === 'list' && inner) {
    // The repeated group around the element is no part of the value.
    const element = inner.children.length === 1 ? (inner.children[0] ?? inner) : inner;
    return { ...base, kind: 'list', children: [rowField(element, schema)] };
  }
  if (logical?.is === 'map' && inner) {
    return { ...base, kind: 'map', children: inner.children.map((one) => rowField(one, schema)) };
  }
  return {
    ...base,
    kind: children.length === 0 ? 'leaf' : 'struct',
    children: children.map((one) => rowField(one, schema)),
  };
}

function typeText({ logical, column }: SchemaNode, { columns }: Schema): string {
  const physical = column === undefined ? undefined : columns[column]?.physical;
  if (logical && !isPlainInteger(logical)) return logicalInWords(logical);
  return physical?.toLowerCase() ?? 'struct';
}

function isPlainInteger(logical: Logical): boolean {
  return logical.is === 'integer' && logical.isSigned && logical.bits >= 32;
}
