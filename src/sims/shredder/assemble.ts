import { pathsOf } from './schema.ts';
import type { Node, Value } from './schema.ts';
import type { Column, Entry } from './shred.ts';

/** The rows that the columns of a node's leaves hold, put together again from the levels alone. */
export function assemble(node: Node, columns: readonly Column[]): readonly Value[] {
  const tape = new Tape(columns);
  const rows: Value[] = [];
  while (tape.peek(0)) rows.push(read(node, tape, { leaf: 0, d: 0, depth: 0 }));
  return rows;
}

/** The first leaf under a node, the steps above it that are there, and the lists around it. */
interface Place {
  readonly leaf: number;
  readonly d: number;
  readonly depth: number;
}

function read(node: Node, tape: Tape, { leaf, d, depth }: Place): Value {
  const leaves = pathsOf(node).length;
  const isThere = (level: number) => (tape.peek(leaf)?.d ?? 0) >= level;
  const skip = () => {
    for (let each = leaf; each < leaf + leaves; each++) tape.next(each);
  };
  const here = node.isOptional ? d + 1 : d;
  if (!isThere(here)) {
    skip();
    return null;
  }
  switch (node.kind) {
    case 'leaf':
      return tape.next(leaf)?.value ?? null;
    case 'struct': {
      const fields: Record<string, Value> = {};
      let first = leaf;
      for (const field of node.fields) {
        fields[field.name] = read(field, tape, { leaf: first, d: here, depth });
        first += pathsOf(field).length;
      }
      return fields;
    }
    case 'list': {
      const list: Value[] = [];
      if (!isThere(here + 1)) {
        skip();
        return list;
      }
      do list.push(read(node.element, tape, { leaf, d: here + 1, depth: depth + 1 }));
      while ((tape.peek(leaf)?.r ?? 0) > depth);
      return list;
    }
  }
}

/** Columns that are read from their beginnings, each at its own pace. */
class Tape {
  readonly #columns: readonly Column[];
  readonly #at: number[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#at = columns.map(() => 0);
  }

  peek(leaf: number): Entry | undefined {
    return this.#columns[leaf]?.[this.#at[leaf] ?? 0];
  }

  next(leaf: number): Entry | undefined {
    const entry = this.peek(leaf);
    this.#at[leaf] = (this.#at[leaf] ?? 0) + 1;
    return entry;
  }
}
