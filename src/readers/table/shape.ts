import type { Plain } from '../plain-value.ts';
import type { RowField, RowFile } from './row-file.ts';

/** A column as a snapshot's schema has it, and how it is found in a file that may be older. */
export interface ShapeField {
  name: string;
  type: Shape;
  /** Whether a file's column is this one: by id, or by the name it had. */
  isStoredAs: (field: RowField) => boolean;
  /** What rows have whose file lacks the column. */
  missing: Plain;
}

export type Shape =
  /** `name` is the format's own, but for the two kinds of timestamps. */
  | { kind: 'primitive'; name: typeof LOCAL_TIME | typeof ZONED_TIME | (string & {}) }
  | { kind: 'struct'; fields: readonly ShapeField[] }
  | { kind: 'list'; element: Shape }
  | { kind: 'map'; value: Shape };

/** Timestamps without and with a zone: old files do not say which theirs are. */
export const LOCAL_TIME = 'local timestamp';
export const ZONED_TIME = 'zoned timestamp';

/** How rows of one file become rows of the snapshot. */
export interface Shaping {
  /** The file's columns to read. */
  columns: string[];
  /** A row of those columns, as one with `fields` in their order. */
  shape: (row: readonly Plain[]) => Plain[];
}

export function shapeFile(file: RowFile, fields: readonly ShapeField[]): Shaping {
  const stored = fields.map((field) => file.fields.find(field.isStoredAs));
  const columns = [...new Set(stored.flatMap((field) => field?.name ?? []))];
  const places = stored.map((field) => (field ? columns.indexOf(field.name) : -1));
  return {
    columns,
    shape: (row) =>
      fields.map((field, at) => {
        const from = stored[at];
        return from ? shapeValue(field.type, from, row[places[at] ?? -1] ?? null) : field.missing;
      }),
  };
}

/** A value with its nested fields under the schema's names, and as wide as the schema has it. */
function shapeValue(type: Shape, field: RowField, value: Plain): Plain {
  if (value === null) return null;
  switch (type.kind) {
    case 'primitive':
      return widen(type.name, field.type, value);
    case 'struct':
      if (!isStruct(value)) return value;
      return Object.fromEntries(
        type.fields.map((wanted): [string, Plain] => {
          const stored = field.children.find(wanted.isStoredAs);
          return [
            wanted.name,
            stored ? shapeValue(wanted.type, stored, fieldOf(value, stored.name)) : wanted.missing,
          ];
        }),
      );
    case 'list': {
      const [element] = field.children;
      if (!isList(value) || !element) return value;
      return value.map((item) => shapeValue(type.element, element, item));
    }
    case 'map': {
      const part = field.children[1];
      if (!isStruct(value) || !part) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, shapeValue(type.value, part, item)]),
      );
    }
  }
}

/** A column may have become wider, or text, since the file was written. */
function widen(to: string, from: string, value: Plain): Plain {
  if (to === 'double' && from === 'float' && typeof value === 'number') return Math.fround(value);
  if (to === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return String(value);
  }
  if (typeof value !== 'string') return value;
  if (to === LOCAL_TIME || to === ZONED_TIME) {
    const local = from === 'date' ? `${value}T00:00:00` : value.replace(/Z$/, '');
    return to === ZONED_TIME ? `${local}Z` : local;
  }
  return to.startsWith('decimal') ? withScale(value, to) : value;
}

/** A decimal whose type has more digits after the point now. */
function withScale(value: string, type: string): string {
  const scale = Number(/,\s*(\d+)\)/.exec(type)?.[1] ?? 0);
  const [whole = '', fraction = ''] = value.split('.');
  if (!/^-?\d+$/.test(whole) || fraction.length >= scale || scale > 100) return value;
  return `${whole}.${fraction.padEnd(scale, '0')}`;
}

function isStruct(value: Plain): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function fieldOf(value: Readonly<Record<string, Plain>>, name: string): Plain {
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
