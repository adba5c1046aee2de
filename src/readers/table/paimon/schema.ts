import type { FileTree } from '../../file-tree.ts';
import { readJson, type Json } from '../../json.ts';
import { at, listAt, numberOrNull, textAt, textEntries } from '../../lookup.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Column } from '../model.ts';
import { LOCAL_TIME, ZONED_TIME, type Shape, type ShapeField } from '../shape.ts';

/** A schema file. @see Paimon 2.0 docs, "Specification: Schema" */
export interface PaimonSchema {
  id: number;
  path: string;
  fields: PaimonField[];
  partitionKeys: string[];
  primaryKeys: string[];
  options: Map<string, string>;
}

export interface PaimonField {
  id: number;
  name: string;
  /** SQL text, or an object for a nested type. */
  type: Json;
}

const DEEPEST = 40;

/** Reads schema files, each once. A branch has its own. */
export class PaimonSchemas {
  readonly #tree: FileTree;
  readonly #root: string;
  readonly #read = new Map<string, Promise<PaimonSchema>>();

  constructor(tree: FileTree, root: string) {
    this.#tree = tree;
    this.#root = root;
  }

  path(id: number, branch: string | null): string {
    const folder = branch === null ? '' : `branch/branch-${branch}/`;
    return `${this.#root}${folder}schema/schema-${id}`;
  }

  of(id: number, branch: string | null): Promise<PaimonSchema> {
    const path = this.path(id, branch);
    let reading = this.#read.get(path);
    if (!reading) this.#read.set(path, (reading = this.#readOne(path, id)));
    return reading;
  }

  async #readOne(path: string, id: number): Promise<PaimonSchema> {
    if (!this.#tree.has(path)) {
      throw new Unreadable(
        `${path} is missing: it says what columns the snapshots and files of schema ${id} have.`,
      );
    }
    const json = await readJson(this.#tree.open(path));
    return {
      id,
      path,
      fields: fieldsOf(json),
      partitionKeys: listAt(json, 'partitionKeys').map(String),
      primaryKeys: listAt(json, 'primaryKeys').map(String),
      options: new Map(textEntries(at(json, 'options'))),
    };
  }
}

function fieldsOf(struct: unknown): PaimonField[] {
  return listAt(struct, 'fields').map((field) => ({
    id: numberOrNull(at(field, 'id')) ?? -1,
    name: textAt(field, 'name'),
    type: (at(field, 'type') ?? null) as Json,
  }));
}

export function paimonColumns({ fields }: PaimonSchema): Column[] {
  return fields.map(({ id, name, type }) => ({ id: String(id), name, type: typeText(type, 0) }));
}

function typeText(type: unknown, depth: number): string {
  if (typeof type === 'string' || depth > DEEPEST) return String(type);
  const inner = (key: string) => typeText(at(type, key), depth + 1);
  switch (kindOf(type)) {
    case 'ROW':
      return `ROW<${fieldsOf(type)
        .map((field) => `${field.name} ${typeText(field.type, depth + 1)}`)
        .join(', ')}>`;
    case 'MAP':
      return `MAP<${inner('key')}, ${inner('value')}>`;
    default:
      return `${kindOf(type)}<${inner('element')}>`;
  }
}

/** `ROW NOT NULL` is a `ROW`. */
function kindOf(type: unknown): string {
  return (typeof type === 'string' ? type : textAt(type, 'type')).replace(' NOT NULL', '');
}

/**
 * The snapshot's columns as they are found in a file that was written with `written`: by id, under
 * the name that the column had then.
 */
export function paimonShape(
  fields: readonly PaimonField[],
  written: readonly PaimonField[],
  depth = 0,
): ShapeField[] {
  return fields.map((field) => {
    const then = written.find(({ id }) => id === field.id);
    return {
      name: field.name,
      type: shapeOf(field.type, then?.type ?? null, depth),
      isStoredAs: ({ name }) => then !== undefined && name === then.name,
      missing: null,
    };
  });
}

function shapeOf(type: Json, then: unknown, depth: number): Shape {
  if (depth > DEEPEST) return { kind: 'primitive', name: 'unknown' };
  const inner = (key: string) => shapeOf((at(type, key) ?? null) as Json, at(then, key), depth + 1);
  switch (kindOf(type)) {
    case 'ROW':
      return { kind: 'struct', fields: paimonShape(fieldsOf(type), fieldsOf(then), depth + 1) };
    case 'ARRAY':
    case 'VECTOR':
      return { kind: 'list', element: inner('element') };
    case 'MAP':
      return { kind: 'map', value: inner('value') };
    default:
      return { kind: 'primitive', name: primitiveName(kindOf(type)) };
  }
}

function primitiveName(sql: string): string {
  if (/^TIMESTAMP\b.*LOCAL TIME ZONE|^TIMESTAMP_LTZ/.test(sql)) return ZONED_TIME;
  if (sql.startsWith('TIMESTAMP')) return LOCAL_TIME;
  return /^(STRING|VARCHAR|CHAR)/.test(sql) ? 'string' : sql.toLowerCase();
}
