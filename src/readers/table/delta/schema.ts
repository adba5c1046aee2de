import { parseJson, type Json } from '../../json.ts';
import { at, listAt, numberOrNull, textAt } from '../../lookup.ts';
import { plainFloat, plainInteger, hexText, type Plain } from '../../plain-value.ts';
import type { Column } from '../model.ts';
import { LOCAL_TIME, ZONED_TIME, type Shape, type ShapeField } from '../shape.ts';
import type { DeltaMetadata } from './actions.ts';

export interface DeltaField {
  name: string;
  type: Json;
  nullable: boolean;
  /** The name in the files, where a column was renamed. @see PROTOCOL.md, "Column Mapping" */
  physical: string;
  id: number | null;
}

const DEEPEST = 40;

export function readDeltaSchema(metadata: DeltaMetadata | null): DeltaField[] {
  if (!metadata || metadata.schema === '') return [];
  return structFields(parseJson(metadata.schema, 'schemaString in the log'));
}

function structFields(struct: unknown): DeltaField[] {
  return listAt(struct, 'fields').map((field) => {
    const name = textAt(field, 'name');
    const extra = at(field, 'metadata');
    return {
      name,
      type: (at(field, 'type') ?? null) as Json,
      nullable: at(field, 'nullable') !== false,
      physical: textAt(extra, 'delta.columnMapping.physicalName') || name,
      id: numberOrNull(at(extra, 'delta.columnMapping.id')),
    };
  });
}

export function deltaColumns(fields: readonly DeltaField[]): Column[] {
  return fields.map(({ name, type, nullable, id }) => ({
    name,
    type: typeText(type, 0) + (nullable ? '' : ' not null'),
    id: id === null ? null : String(id),
  }));
}

function typeText(type: unknown, depth: number): string {
  if (typeof type === 'string' || depth > DEEPEST) return String(type);
  switch (textAt(type, 'type')) {
    case 'struct':
      return `struct<${structFields(type)
        .map((field) => `${field.name}: ${typeText(field.type, depth + 1)}`)
        .join(', ')}>`;
    case 'array':
      return `array<${typeText(at(type, 'elementType'), depth + 1)}>`;
    case 'map':
      return `map<${typeText(at(type, 'keyType'), depth + 1)}, ${typeText(at(type, 'valueType'), depth + 1)}>`;
    default:
      return 'unknown';
  }
}

/** Columns as they are found in a file: by the physical name, or by id in the mode `id`. */
export function deltaShape(fields: readonly DeltaField[], byId: boolean, depth = 0): ShapeField[] {
  return fields.map(({ name, type, physical, id }) => ({
    name,
    type: shapeOf(type, byId, depth),
    isStoredAs: (field) => (byId && id !== null ? field.id === id : field.name === physical),
    missing: null,
  }));
}

function shapeOf(type: unknown, byId: boolean, depth: number): Shape {
  if (type === 'timestamp') return { kind: 'primitive', name: ZONED_TIME };
  if (type === 'timestamp_ntz') return { kind: 'primitive', name: LOCAL_TIME };
  if (typeof type === 'string' || depth > DEEPEST) return { kind: 'primitive', name: String(type) };
  switch (textAt(type, 'type')) {
    case 'struct':
      return { kind: 'struct', fields: deltaShape(structFields(type), byId, depth + 1) };
    case 'array':
      return { kind: 'list', element: shapeOf(at(type, 'elementType'), byId, depth + 1) };
    case 'map':
      return { kind: 'map', value: shapeOf(at(type, 'valueType'), byId, depth + 1) };
    default:
      return { kind: 'primitive', name: 'unknown' };
  }
}

/**
 * A partition value of the log, which is text, as its column's type means it.
 *
 * @see Delta PROTOCOL.md, "Partition Value Serialization"
 */
export function partitionValue(type: unknown, text: string | null): Plain {
  if (text === null || text === '') return null;
  switch (type) {
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return /^-?\d+$/.test(text) ? plainInteger(BigInt(text)) : text;
    case 'float':
    case 'double':
      return plainFloat(Number(text));
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'timestamp':
      return `${isoTime(text.replace(/Z$/, ''))}Z`;
    case 'timestamp_ntz':
      return isoTime(text);
    case 'binary':
      return hexText(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    default:
      return text;
  }
}

/** `2026-01-01 10:00:00.5` is `2026-01-01T10:00:00.500`. */
function isoTime(text: string): string {
  const [whole = '', fraction = ''] = text.replace(' ', 'T').split('.');
  const digits = fraction.padEnd(Math.ceil(fraction.length / 3) * 3, '0').replace(/(000)+$/, '');
  return digits === '' ? whole : `${whole}.${digits}`;
}
