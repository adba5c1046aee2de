import { FieldRepetitionTypes } from 'hyparquet/src/constants.js';
import type { FieldRepetitionType, SchemaElement, SchemaTree } from 'hyparquet';
import { Unreadable } from '../unreadable.ts';
import type { Fields } from './fields.ts';
import { logicalType, physicalType } from './types.ts';
import type { Logical, Physical } from './types.ts';

/** A field of the schema: a leaf holds values, a group holds fields. */
export interface SchemaNode {
  name: string;
  repetition: FieldRepetitionType | undefined;
  logical: Logical | undefined;
  fieldId: number | undefined;
  /** Set for a leaf: its place among the leaves, which is its column's place in each row group. */
  column: number | undefined;
  children: SchemaNode[];
}

/** A column: a leaf of the schema, with the nesting that leads to it. */
export interface Column {
  index: number;
  /** `a.b`: how predicates and tables name it. */
  name: string;
  path: string[];
  physical: Physical;
  /** Bytes of a value, for FIXED_LEN_BYTE_ARRAY. */
  length: number | undefined;
  logical: Logical | undefined;
  repetition: FieldRepetitionType;
  /** The most that a level may be: how many optional or repeated, and how many repeated, fields lead here. */
  maxDefinition: number;
  maxRepetition: number;
}

export interface Schema {
  root: SchemaNode;
  columns: Column[];
  /** For hyparquet, which decodes pages. Its leaves have no logical type: values stay as they are stored. */
  tree: SchemaTree;
  /** From the root to each column, for hyparquet too. */
  trails: SchemaTree[][];
}

const MOST_ELEMENTS = 50_000;
const DEEPEST = 60;

/**
 * The tree that the footer writes as a list, depth first, each group with its number of children.
 *
 * @param what names the footer in messages
 */
export function readSchema(elements: readonly Fields[], what: string): Schema {
  if (elements.length > MOST_ELEMENTS) {
    throw new Unreadable(
      `${what} has a schema of ${String(elements.length)} fields; this page reads up to ${String(MOST_ELEMENTS)}.`,
    );
  }
  const columns: Column[] = [];
  const trails: SchemaTree[][] = [];
  let next = 0;

  const take = (above: SchemaTree[], path: string[], definition: number, repetition: number) => {
    const element = elements[next];
    if (!element || path.length > DEEPEST) {
      throw new Unreadable(`${what} has a schema that does not add up: the file is damaged.`);
    }
    next++;
    const isRoot = next === 1;
    const name = element.must(4, element.text(4));
    const here = isRoot ? [] : [...path, name];
    const repeats = isRoot ? undefined : FieldRepetitionTypes[element.must(3, element.int(3))];
    if (!isRoot && repeats === undefined) element.fail(3);
    const d = definition + (repeats === 'OPTIONAL' || repeats === 'REPEATED' ? 1 : 0);
    const r = repetition + (repeats === 'REPEATED' ? 1 : 0);
    const physical = physicalType(element.int(1));
    const logical = logicalType(element);
    const node: SchemaNode = {
      name,
      repetition: repeats,
      logical,
      fieldId: element.int(9),
      column: undefined,
      children: [],
    };
    const tree: SchemaTree = { count: 1, element: { name }, children: [], path: here };
    if (repeats) tree.element.repetition_type = repeats;
    const trail = [...above, tree];

    if (physical && !isRoot) {
      const length = element.int(2);
      if (physical === 'FIXED_LEN_BYTE_ARRAY' && !(length !== undefined && length > 0)) {
        element.fail(2);
      }
      tree.element.type = physical;
      if (length !== undefined) tree.element.type_length = length;
      node.column = columns.length;
      trails.push(trail);
      columns.push({
        index: columns.length,
        name: here.join('.'),
        path: here,
        physical,
        length,
        logical,
        repetition: repeats ?? 'REQUIRED',
        maxDefinition: d,
        maxRepetition: r,
      });
      return { node, tree };
    }
    const wanted = element.int(5) ?? 0;
    for (let i = 0; i < wanted; i++) {
      const child = take(trail, here, d, r);
      node.children.push(child.node);
      tree.children.push(child.tree);
      tree.count += child.tree.count;
    }
    tree.element.num_children = tree.children.length;
    annotate(tree.element, logical, tree.children.length);
    return { node, tree };
  };

  const { node: root, tree } = take([], [], 0, 0);
  if (next !== elements.length || columns.length === 0) {
    throw new Unreadable(`${what} has a schema that does not add up: the file is damaged.`);
  }
  return { root, columns, tree, trails };
}

/** hyparquet knows lists and maps by the older annotation, and takes it that they have children. */
function annotate(element: SchemaElement, logical: Logical | undefined, children: number): void {
  if (children === 0) return;
  if (logical?.is === 'list') element.converted_type = 'LIST';
  if (logical?.is === 'map') element.converted_type = 'MAP';
}
