import { at, listAt, numberOrNull, textAt } from '../../lookup.ts';
import type { Plain } from '../../plain-value.ts';
import type { Column } from '../model.ts';
import { LOCAL_TIME, ZONED_TIME, type Shape, type ShapeField } from '../shape.ts';

export interface IcebergField {
  id: number;
  name: string;
  type: IcebergType;
  isRequired: boolean;
  /** What rows have that were written before the column was added (version 3). */
  initial: Plain;
}

/** @see https://iceberg.apache.org/spec/#schemas-and-data-types */
export type IcebergType =
  | { kind: 'primitive'; name: string }
  | { kind: 'struct'; fields: IcebergField[] }
  | { kind: 'list'; element: IcebergType }
  | { kind: 'map'; key: IcebergType; value: IcebergType };

export interface IcebergSchema {
  fields: IcebergField[];
}

const DEEPEST = 40;

export function readSchema(schema: unknown): IcebergSchema {
  return { fields: readFields(schema, 0) };
}

function readFields(struct: unknown, depth: number): IcebergField[] {
  if (depth > DEEPEST) return [];
  return listAt(struct, 'fields').map((field) => ({
    id: numberOrNull(at(field, 'id')) ?? -1,
    name: textAt(field, 'name'),
    type: readType(at(field, 'type'), depth),
    isRequired: at(field, 'required') === true,
    initial: plainDefault(at(field, 'initial-default')),
  }));
}

function readType(type: unknown, depth: number): IcebergType {
  switch (textAt(type, 'type')) {
    case 'struct':
      return { kind: 'struct', fields: readFields(type, depth + 1) };
    case 'list':
      return { kind: 'list', element: inner(at(type, 'element'), depth) };
    case 'map':
      return {
        kind: 'map',
        key: inner(at(type, 'key'), depth),
        value: inner(at(type, 'value'), depth),
      };
    default:
      return { kind: 'primitive', name: typeof type === 'string' ? type : 'unknown' };
  }
}

function inner(type: unknown, depth: number): IcebergType {
  return depth > DEEPEST ? { kind: 'primitive', name: 'unknown' } : readType(type, depth + 1);
}

/** Single values are written to JSON nearly as they are handed out here. */
function plainDefault(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

export function typeText(type: IcebergType): string {
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'struct':
      return `struct<${type.fields.map(({ name, type: one }) => `${name}: ${typeText(one)}`).join(', ')}>`;
    case 'list':
      return `list<${typeText(type.element)}>`;
    case 'map':
      return `map<${typeText(type.key)}, ${typeText(type.value)}>`;
  }
}

export function columnsOf({ fields }: IcebergSchema): Column[] {
  return fields.map(({ id, name, type, isRequired }) => ({
    name,
    type: typeText(type) + (isRequired ? ' not null' : ''),
    id: String(id),
  }));
}

/**
 * A column is found by its id, under whatever name a file has it; in a file that was written without
 * ids, by the table's name mapping.
 *
 * @see https://iceberg.apache.org/spec/#column-projection
 */
export function shapeField(
  { id, name, type, initial }: IcebergField,
  nameMapping: ReadonlyMap<string, number>,
): ShapeField {
  return {
    name,
    type: shapeOf(type, nameMapping),
    isStoredAs: (field) => (field.id ?? nameMapping.get(field.name)) === id,
    missing: initial,
  };
}

function shapeOf(type: IcebergType, names: ReadonlyMap<string, number>): Shape {
  switch (type.kind) {
    case 'primitive':
      if (/^timestamp(_ns)?$/.test(type.name)) return { kind: 'primitive', name: LOCAL_TIME };
      return /^timestamptz(_ns)?$/.test(type.name) ? { kind: 'primitive', name: ZONED_TIME } : type;
    case 'struct':
      return { kind: 'struct', fields: type.fields.map((field) => shapeField(field, names)) };
    case 'list':
      return { kind: 'list', element: shapeOf(type.element, names) };
    case 'map':
      return { kind: 'map', value: shapeOf(type.value, names) };
  }
}
