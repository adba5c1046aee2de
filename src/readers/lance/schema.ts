import { Unreadable } from '../unreadable.ts';
import type { Field } from './proto/file_pb.ts';

/** One node of a dataset's type tree. */
export interface LanceField {
  /** Never used again within a dataset: a renamed column keeps it. */
  id: number;
  name: string;
  /** Names from the top, joined by dots. */
  path: string;
  /** As Lance writes it: `int64`, `timestamp:us:UTC`, `list.struct`. */
  type: string;
  nullable: boolean;
  children: LanceField[];
}

const MOST_FIELDS = 10_000;
const DEEPEST = 50;

/**
 * The tree of a flat list in which each field names its parent (`file.proto`, `Field.parent_id`).
 *
 * @throws Unreadable where the list is no such tree
 */
export function fieldTree(fields: readonly Field[], file: string): LanceField[] {
  if (fields.length > MOST_FIELDS) {
    throw new Unreadable(
      `${file} has ${fields.length} fields; this page reads up to ${MOST_FIELDS}.`,
    );
  }
  const known = new Map<number, { field: LanceField; depth: number }>();
  const top: LanceField[] = [];
  for (const { id, parentId, name, logicalType: type, nullable } of fields) {
    // A parent comes before its children, so that none can be its own ancestor.
    const parent = parentId < 0 ? undefined : known.get(parentId);
    const depth = parent ? parent.depth + 1 : 0;
    if (known.has(id) || (parentId >= 0 && !parent) || depth > DEEPEST) {
      throw new Unreadable(`The fields in ${file} do not form a tree: the file is damaged.`);
    }
    const path = parent ? `${parent.field.path}.${name}` : name;
    const field = { id, name, path, type, nullable, children: [] };
    known.set(id, { field, depth });
    (parent?.field.children ?? top).push(field);
  }
  return top;
}

export function allFields(fields: readonly LanceField[]): LanceField[] {
  return fields.flatMap((field) => [field, ...allFields(field.children)]);
}

export type Shape = 'struct' | 'list' | 'value';

/** Whether a field holds fields, a list of what its child describes, or values. */
export function shapeOf({ type, children }: LanceField): Shape {
  if (type === 'struct') return 'struct';
  if (/^(large_)?list(\.struct)?$/.test(type)) return 'list';
  return children.length > 0 ? 'struct' : 'value';
}

/** Fields from the top to each leaf: each leaf is a column of its own in the files of version 2.1. */
export function leafPaths(field: LanceField): LanceField[][] {
  if (field.children.length === 0) return [[field]];
  return field.children.flatMap((child) => leafPaths(child).map((path) => [field, ...path]));
}
