import { rowColumns, type OrcColumn } from '../orc/column.ts';
import { Type_Kind, type Type } from '../orc/proto/orc_proto_pb.ts';
import { MOST_ROWS, readRows } from '../orc/rows.ts';
import { readStripe } from '../orc/stripe.ts';
import { readTail, type OrcTail } from '../orc/tail.ts';
import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import type { RowField, RowFile } from './row-file.ts';

/** An ORC file for its rows. */
export async function openOrcRows(source: ByteSource): Promise<RowFile> {
  const tail = await readTail(source);
  const columns = rowColumns(tail.root);
  return {
    fields: columns.map((column) => rowField(column, tail.footer.types)),
    rowCount: tail.rows,
    read: (start, end, names) => readPart(source, tail, columns, start, end, names),
  };
}

async function readPart(
  source: ByteSource,
  tail: OrcTail,
  columns: readonly OrcColumn[],
  start: number,
  end: number,
  names: readonly string[],
): Promise<Plain[][]> {
  const ids = names.flatMap((name) => columns.find((one) => one.name === name)?.id ?? []);
  const all: Plain[][] = [];
  for (const { index, firstRow, rows } of tail.stripes) {
    const from = Math.max(0, start - firstRow);
    const to = Math.min(rows, end - firstRow);
    if (from >= to) continue;
    const stripe = await readStripe(source, tail, index);
    for (let at = from; at < to; at += MOST_ROWS) {
      const count = Math.min(MOST_ROWS, to - at);
      const read = await readRows(source, tail, stripe, at, count, ids);
      const places = names.map((name) => read.columns.indexOf(name));
      for (const row of read.rows) all.push(places.map((place) => row[place] ?? null));
    }
  }
  return all;
}

function rowField(column: OrcColumn, types: readonly Type[]): RowField {
  const { id, name, kind, type, children } = column;
  return {
    name,
    id: fieldId(types[id]),
    kind: kinds[kind] ?? 'leaf',
    type,
    children: children.map((child) => rowField(child, types)),
  };
}

const kinds: Partial<Record<Type_Kind, RowField['kind']>> = {
  [Type_Kind.STRUCT]: 'struct',
  [Type_Kind.LIST]: 'list',
  [Type_Kind.MAP]: 'map',
};

/** Iceberg keeps a column's id as an attribute. @see https://iceberg.apache.org/spec/#orc */
function fieldId(type: Type | undefined): number | null {
  const text = type?.attributes.find(({ key }) => key === 'iceberg.id')?.value;
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
