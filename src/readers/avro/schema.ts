import { Unreadable } from '../unreadable.ts';

/**
 * A schema of Apache Avro 1.12, with every name resolved: a record may contain itself, so the tree
 * can have a cycle.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#schema-declaration
 */
export type AvroType =
  | AvroPrimitive
  | AvroRecord
  | { kind: 'enum'; name: string; symbols: string[] }
  | { kind: 'fixed'; name: string; size: number; logical: AvroLogical | null }
  | { kind: 'array'; items: AvroType }
  | { kind: 'map'; values: AvroType }
  | { kind: 'union'; branches: AvroType[] };

export interface AvroPrimitive {
  kind: (typeof primitives)[number];
  logical: AvroLogical | null;
}

export interface AvroRecord {
  kind: 'record';
  name: string;
  fields: AvroField[];
}

export interface AvroField {
  name: string;
  type: AvroType;
  /** Iceberg's `field-id`; null in other formats' files. */
  id: number | null;
}

/** What a primitive or fixed type stands for: `decimal`, `date`, `timestamp-micros` … */
export interface AvroLogical {
  name: string;
  scale: number;
  /** Iceberg's `adjust-to-utc` on a timestamp; true where it is not said, as in Avro. */
  isUtc: boolean;
}

const primitives = [
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
] as const;

/** More types than any table's schema; a hostile one must not fill memory. */
const MOST_TYPES = 20_000;
const DEEPEST = 64;
const LARGEST_FIXED = 1 << 20;

/** Reads a schema from its JSON. Throws `Unreadable` for what is no Avro schema. */
export function parseAvroSchema(json: string, file: string): AvroType {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw fault(file, 'is not JSON');
  }
  const names = new Map<string, AvroType>();
  let types = 0;

  const read = (schema: unknown, space: string, depth: number): AvroType => {
    types += 1;
    if (types > MOST_TYPES || depth > DEEPEST) throw fault(file, 'is too large or too deep');
    if (typeof schema === 'string') return named(schema, space);
    if (Array.isArray(schema)) {
      return { kind: 'union', branches: schema.map((branch) => read(branch, space, depth + 1)) };
    }
    if (!isObject(schema)) throw fault(file, 'has a part that is no type');
    const { type } = schema;
    switch (type) {
      case 'record':
      case 'error':
        return readRecord(schema, space, depth);
      case 'enum': {
        const symbols = listOf(schema.symbols).map(String);
        return define(schema, space, (name) => ({ kind: 'enum', name, symbols }));
      }
      case 'fixed': {
        const size = Number(schema.size);
        if (!Number.isInteger(size) || size < 0 || size > LARGEST_FIXED) {
          throw fault(file, 'has a fixed type of an impossible size');
        }
        const logical = logicalOf(schema);
        return define(schema, space, (name) => ({ kind: 'fixed', name, size, logical }));
      }
      case 'array':
        return { kind: 'array', items: read(schema.items, space, depth + 1) };
      case 'map':
        return { kind: 'map', values: read(schema.values, space, depth + 1) };
      default: {
        const inner = read(type, space, depth + 1);
        return 'logical' in inner && inner.kind !== 'fixed'
          ? { ...inner, logical: logicalOf(schema) ?? inner.logical }
          : inner;
      }
    }
  };

  const named = (name: string, space: string): AvroType => {
    const primitive = primitives.find((one) => one === name);
    if (primitive) return { kind: primitive, logical: null };
    const known = names.get(fullName(name, space)) ?? names.get(name);
    if (!known) throw fault(file, `names a type that it does not define: ${name}`);
    return known;
  };

  const define = <T extends AvroType>(
    schema: Record<string, unknown>,
    space: string,
    make: (name: string) => T,
  ): T => {
    const name = fullName(String(schema.name), spaceOf(schema, space));
    const made = make(name);
    names.set(name, made);
    return made;
  };

  const readRecord = (schema: Record<string, unknown>, space: string, depth: number) => {
    const record = define(schema, space, (name): AvroRecord => ({
      kind: 'record',
      name,
      fields: [],
    }));
    const inner = record.name.includes('.')
      ? record.name.slice(0, record.name.lastIndexOf('.'))
      : '';
    for (const field of listOf(schema.fields)) {
      if (!isObject(field) || typeof field.name !== 'string') {
        throw fault(file, 'has a field without a name');
      }
      const id = field['field-id'];
      record.fields.push({
        name: field.name,
        type: read(field.type, inner, depth + 1),
        id: typeof id === 'number' ? id : null,
      });
    }
    return record;
  };

  return read(parsed, '', 0);
}

/** The type of a field that may be null; the type itself where it is no such union. */
export function withoutNull(type: AvroType): AvroType {
  if (type.kind !== 'union') return type;
  const others = type.branches.filter(({ kind }) => kind !== 'null');
  return others.length === 1 ? (others[0] ?? type) : type;
}

function logicalOf(schema: Record<string, unknown>): AvroLogical | null {
  const name = schema.logicalType;
  if (typeof name !== 'string') return null;
  const scale = Number(schema.scale ?? 0);
  return {
    name,
    scale: Number.isInteger(scale) && scale >= 0 && scale <= 1000 ? scale : 0,
    isUtc: schema['adjust-to-utc'] !== false,
  };
}

function spaceOf(schema: Record<string, unknown>, space: string): string {
  return typeof schema.namespace === 'string' ? schema.namespace : space;
}

function fullName(name: string, space: string): string {
  return name.includes('.') || space === '' ? name : `${space}.${name}`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(file: string, what: string): Unreadable {
  return new Unreadable(`${file}: the Avro schema in its header ${what}. The file is damaged.`);
}
