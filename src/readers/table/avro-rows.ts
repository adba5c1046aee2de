import { readAvro } from '../avro/container.ts';
import { plainAvro } from '../avro/plain.ts';
import { withoutNull, type AvroType } from '../avro/schema.ts';
import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import type { RowField, RowFile } from './row-file.ts';

/** An Avro file for its rows. */
export async function openAvroRows(source: ByteSource): Promise<RowFile> {
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
