import type { SchemaElement } from 'hyparquet';
import { plainText, type Plain } from '../plain-value.ts';
import { leafTypeText, plainLeaf } from './leaf.ts';

/** A column, or a part of a nested one. */
export interface ParquetField {
  name: string;
  /** The writer's id of the column, by which Iceberg and others find it after a rename. */
  id: number | null;
  isOptional: boolean;
  type: string;
  element: SchemaElement;
  children: ParquetField[];
}

const MOST_ELEMENTS = 20_000;
const DEEPEST = 60;

/** The tree that the footer's flat list stands for. Throws `RangeError` where it is none. */
export function parquetFields(elements: readonly SchemaElement[]): ParquetField[] {
  if (elements.length > MOST_ELEMENTS) throw new RangeError('too many columns');
  let at = 0;
  const next = (depth: number): ParquetField => {
    const element = elements[at];
    if (!element || depth > DEEPEST) throw new RangeError('schema');
    at += 1;
    const count = element.num_children ?? 0;
    if (count < 0 || count > elements.length) throw new RangeError('schema');
    const children: ParquetField[] = [];
    while (children.length < count) children.push(next(depth + 1));
    return {
      name: String(element.name),
      id: typeof element.field_id === 'number' ? element.field_id : null,
      isOptional: element.repetition_type === 'OPTIONAL',
      type: children.length === 0 ? leafTypeText(element) : groupTypeText(element),
      element,
      children,
    };
  };
  const root = next(0);
  if (at !== elements.length || root.children.length === 0) throw new RangeError('schema');
  return root.children;
}

function groupTypeText(element: SchemaElement): string {
  if (element.converted_type === 'LIST') return 'list';
  return element.converted_type === 'MAP' ? 'map' : 'struct';
}

/** What the library assembled of one column's stored values, with the values as they are meant. */
export function plainField(field: ParquetField, value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (field.children.length === 0) {
    // A repeated leaf without a list around it, as protobuf's writers make.
    return Array.isArray(value)
      ? value.map((item) => plainField(field, item))
      : plainLeaf(field.element, value);
  }
  const [inner] = field.children;
  if (Array.isArray(value)) {
    const item = inner && field.type === 'list' ? listItem(inner) : field;
    return value.map((one) => plainField(item, one));
  }
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  if (field.type === 'map') {
    const [keyField, item] = inner?.children ?? [];
    return Object.fromEntries(
      entries.map(([key, one]) => [
        keyField ? plainKey(keyField.element, key) : key,
        item ? plainField(item, one) : null,
      ]),
    );
  }
  return Object.fromEntries(
    entries.map(([key, one]) => {
      const child = field.children.find(({ name }) => name === key);
      return [key, child ? plainField(child, one) : plainLoose(one)];
    }),
  );
}

/** The library makes an object of a map, and text of its keys. */
function plainKey(element: SchemaElement, key: string): string {
  const isWhole = element.type === 'INT32' || element.type === 'INT64';
  return isWhole && /^-?\d+$/.test(key) ? plainText(plainLeaf(element, BigInt(key))) : key;
}

/** The repeated group around an item is no part of the value. */
function listItem(repeated: ParquetField): ParquetField {
  const [only, other] = repeated.children;
  return only && !other ? only : repeated;
}

/** What no schema describes: a variant's parts. */
function plainLoose(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(plainLoose);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
