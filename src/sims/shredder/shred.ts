import { pathsOf } from './schema.ts';
import type { Node, Stored, Value } from './schema.ts';

/** One triple of a leaf's column. */
export interface Entry {
  /** Repetition level: 0 where a row begins, else the depth of the list that goes on. */
  readonly r: number;
  /** Definition level: how many steps of the path that could be missing are there. */
  readonly d: number;
  /** Null where `d` is below the highest: then nothing is stored. */
  readonly value: Stored | null;
}

/** A leaf's column. */
export type Column = readonly Entry[];

/** The node that is required, and null in this value; null where the value fits. */
export function misfit(node: Node, value: Value): Node | null {
  // A bare list that is null is not written, as one that is empty.
  if (value === null) return node.isOptional || (node.kind === 'list' && node.isBare) ? null : node;
  for (const [part, inner] of partsOf(node, value)) {
    const found = misfit(part, inner);
    if (found) return found;
  }
  return null;
}

/** The entries that one value gives to each leaf under a node: parquet-java's `MessageColumnIO` writes the same. */
export function shred(node: Node, value: Value, at: Place = top): readonly Column[] {
  if (value === null) return missing(node, at);
  const here = node.isOptional ? { ...at, d: at.d + 1 } : at;
  const parts = partsOf(node, value);
  switch (node.kind) {
    case 'leaf':
      return [[{ r: here.r, d: here.d, value: value as Stored }]];
    case 'struct':
      return parts.flatMap(([field, inner]) => shred(field, inner, here));
    case 'list': {
      if (parts.length === 0) return missing(node, here);
      const depth = here.depth + 1;
      const columns = parts.map(([element, inner], index) =>
        shred(element, inner, { r: index === 0 ? here.r : depth, d: here.d + 1, depth }),
      );
      return pathsOf(node).map((_, leaf) => columns.flatMap((each) => each[leaf] ?? []));
    }
  }
}

/** Where a value stands: the levels that its first entry begins with, and the lists around it. */
interface Place {
  readonly r: number;
  readonly d: number;
  readonly depth: number;
}

const top: Place = { r: 0, d: 0, depth: 0 };

const missing = (node: Node, { r, d }: Place): readonly Column[] =>
  pathsOf(node).map(() => [{ r, d, value: null }]);

/** What a value that is there holds, each part with its node. */
function partsOf(node: Node, value: Value): readonly (readonly [node: Node, value: Value])[] {
  if (node.kind === 'list')
    return (Array.isArray(value) ? (value as readonly Value[]) : []).map((one) => [
      node.element,
      one,
    ]);
  if (node.kind === 'leaf') return [];
  const fields = value as Readonly<Record<string, Value>>;
  return node.fields.map((field) => [field, fields[field.name] ?? null]);
}
