import { readAvro } from '../avro/container.ts';
import { plainAvro } from '../avro/plain.ts';
import { withoutNull, type AvroType } from '../avro/schema.ts';
import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { openParquetRows } from './parquet-rows.ts';

/** A column of a data file, or a part of a nested one. */
export interface RowField {
  name: string;
  /** The writer's id of the column, or null. */
  id: number | null;
  kind: 'leaf' | 'struct' | 'list' | 'map';
  type: string;
  /** A struct's fields; a list's element; a map's key and value. */
  children: RowField[];
}

/** A data file of any format, opened for its rows. */
export interface RowFile {
  fields: RowField[];
  rowCount: number;
  /** Rows `start` up to but not including `end`; each has the named columns in that order. */
  read(start: number, end: number, columns: readonly string[]): Promise<Plain[][]>;
}

/** @param format as the table names it: `parquet`, `avro`, `orc` */
export async function openRowFile(source: ByteSource, format: string): Promise<RowFile> {
  switch (format) {
    case 'parquet':
      return openParquetRows(source);
    case 'avro':
      return openAvroRows(source);
    case 'orc':
      // Few tables have ORC files, and their reader is large.
      return (await import('./orc-rows.ts')).openOrcRows(source);
    default:
      throw new Unreadable(`${source.name} is of a format that cannot be shown: ${format}.`);
  }
}

export function formatOfPath(path: string): string {
  return /\.(parquet|avro|orc)$/.exec(path)?.[1] ?? path.split('.').at(-1) ?? '';
}

async function openAvroRows(source: ByteSource): Promise<RowFile> {
  const { schema, records } = await readAvro(source);
  if (schema.kind !== 'record') throw new Unreadable(`${source.name} holds no rows.`);
  return {
    fields: schema.fields.map(({ name, type, id }) => avroRowField(name, type, id, 0)),
    rowCount: records.length,
    read(start, end, columns) {
      const rows = records.slice(start, end).map((record) => {
        const row = plainAvro(schema, record);
        return columns.map((name) => fieldOf(row, name));
      });
      return Promise.resolve(rows);
    },
  };
}

const DEEPEST = 40;

function avroRowField(name: string, given: AvroType, id: number | null, depth: number): RowField {
  const type = withoutNull(given);
  const part = (inner: AvroType) => avroRowField('', inner, null, depth + 1);
  const base = { name, id, type: type.kind };
  if (depth > DEEPEST) return { ...base, kind: 'leaf', children: [] };
  switch (type.kind) {
    case 'record':
      return {
        ...base,
        kind: 'struct',
        children: type.fields.map((field) =>
          avroRowField(field.name, field.type, field.id, depth + 1),
        ),
      };
    case 'array':
      return { ...base, kind: 'list', children: [part(type.items)] };
    case 'map':
      return {
        ...base,
        kind: 'map',
        children: [part({ kind: 'string', logical: null }), part(type.values)],
      };
    default:
      return { ...base, kind: 'leaf', children: [] };
  }
}

function fieldOf(row: Plain, name: string): Plain {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
  const fields = row as Readonly<Record<string, Plain>>;
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
}
