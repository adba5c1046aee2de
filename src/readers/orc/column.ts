import { isFieldSet } from '@bufbuild/protobuf';
import { Unreadable } from '../unreadable.ts';
import { Type_Kind, TypeSchema, type Type } from './proto/orc_proto_pb.ts';

/** One node of a file's type tree. The root is column 0; each node, also a struct, has a number. */
export interface OrcColumn {
  id: number;
  /** Of the field; `element`, `key`, `value` within a list or map; empty for the root. */
  name: string;
  /** Names from the root, joined by dots; `(root)` for the root. */
  path: string;
  kind: Type_Kind;
  /** As DDL says it: `bigint`, `decimal(9,2)`. */
  type: string;
  scale: number;
  children: OrcColumn[];
}

/** More columns than a person looks at, and than the tree's pictures can hold. */
const MOST_COLUMNS = 10_000;
const DEEPEST = 100;

const names: Record<Type_Kind, string> = {
  [Type_Kind.BOOLEAN]: 'boolean',
  [Type_Kind.BYTE]: 'tinyint',
  [Type_Kind.SHORT]: 'smallint',
  [Type_Kind.INT]: 'int',
  [Type_Kind.LONG]: 'bigint',
  [Type_Kind.FLOAT]: 'float',
  [Type_Kind.DOUBLE]: 'double',
  [Type_Kind.STRING]: 'string',
  [Type_Kind.BINARY]: 'binary',
  [Type_Kind.TIMESTAMP]: 'timestamp',
  [Type_Kind.LIST]: 'list',
  [Type_Kind.MAP]: 'map',
  [Type_Kind.STRUCT]: 'struct',
  [Type_Kind.UNION]: 'union',
  [Type_Kind.DECIMAL]: 'decimal',
  [Type_Kind.DATE]: 'date',
  [Type_Kind.VARCHAR]: 'varchar',
  [Type_Kind.CHAR]: 'char',
  [Type_Kind.TIMESTAMP_INSTANT]: 'timestamp with local time zone',
  [Type_Kind.GEOMETRY]: 'geometry',
  [Type_Kind.GEOGRAPHY]: 'geography',
};

/**
 * The tree of the footer's flat list, which is in pre-order: a type's children come after it (ORC v1,
 * "Type Information").
 *
 * @throws Unreadable where the list is no such tree
 */
export function columnTree(types: readonly Type[], file: string): OrcColumn {
  if (types.length === 0 || types.length > MOST_COLUMNS) {
    throw new Unreadable(
      `${file} has ${types.length} columns; this page reads files of 1 to ${MOST_COLUMNS}.`,
    );
  }
  const seen = new Set<number>();
  const build = (id: number, name: string, parent: string, depth: number): OrcColumn => {
    const type = types[id];
    if (!type || seen.has(id) || depth > DEEPEST) throw noTree(file);
    seen.add(id);
    // A kind that the definition does not have is dropped when the message is parsed.
    if (!isFieldSet(type, TypeSchema.field.kind)) {
      throw new Unreadable(
        `Column ${id} of ${file} has a type that this page does not know: the file is damaged, or newer than ORC 1.1.1.`,
      );
    }
    const path = name === '' ? parent : parent === '' ? name : `${parent}.${name}`;
    return {
      id,
      name,
      path: path === '' ? '(root)' : path,
      kind: type.kind,
      type: typeText(type),
      scale: type.scale,
      children: type.subtypes.map((child, at) => {
        if (child <= id) throw noTree(file);
        return build(child, childName(type, at), path, depth + 1);
      }),
    };
  };
  return build(0, '', '', 0);
}

/** The column and all below it, in the order of their numbers. */
export function allColumns(column: OrcColumn): OrcColumn[] {
  return [column, ...column.children.flatMap(allColumns)];
}

/** The columns of a row: the root's fields, or the root itself where it is no struct. */
export function rowColumns(root: OrcColumn): OrcColumn[] {
  return root.kind === Type_Kind.STRUCT ? root.children : [root];
}

function childName(type: Type, at: number): string {
  switch (type.kind) {
    case Type_Kind.STRUCT:
      return type.fieldNames[at] ?? `field ${at + 1}`;
    case Type_Kind.LIST:
      return 'element';
    case Type_Kind.MAP:
      return at === 0 ? 'key' : 'value';
    default:
      return `variant ${at + 1}`;
  }
}

function typeText(type: Type): string {
  const name = names[type.kind] ?? `type ${String(type.kind)}`;
  switch (type.kind) {
    case Type_Kind.DECIMAL:
      // Hive 0.11 had decimals of any precision.
      return type.precision === 0 ? name : `${name}(${type.precision},${type.scale})`;
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR:
      return `${name}(${type.maximumLength})`;
    default:
      return name;
  }
}

function noTree(file: string): Unreadable {
  return new Unreadable(
    `The types in the footer of ${file} do not form a tree: the file is damaged.`,
  );
}
