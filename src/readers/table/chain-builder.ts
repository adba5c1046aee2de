import type { FileTree } from '../file-tree.ts';
import { plainText, type Plain } from '../plain-value.ts';
import type { Chain, ChainColumn, ChainFile, ChainLink, Fact, Role, Step } from './model.ts';

interface Placed {
  role: Role;
  facts?: readonly (Fact | null)[];
  isLive?: boolean;
}

/** Gathers a chain: each file once, in the column where it was first put. */
export class ChainBuilder {
  readonly #tree: FileTree;
  readonly #columns: ChainColumn[];
  readonly #files = new Map<string, ChainFile>();
  readonly #links = new Map<string, ChainLink>();

  constructor(tree: FileTree, columns: readonly { step: Step; title: string }[]) {
    this.#tree = tree;
    this.#columns = columns.map((column) => ({ ...column, files: [] }));
  }

  /** Gives the path, for links. A file that is not in the folder is missing, unless it is said to be outside. */
  add(
    column: number,
    path: string,
    { role, facts = [], isLive = true }: Placed,
    outside = false,
  ): string {
    const known = this.#files.get(path);
    if (known) {
      // One that is taken out and put back by the same snapshot is part of it.
      known.isLive ||= isLive;
      return path;
    }
    const place = outside ? 'outside' : this.#tree.has(path) ? 'folder' : 'missing';
    const into = this.#columns[column];
    const file: ChainFile = {
      path,
      step: into?.step ?? 'data',
      role,
      place,
      size: place === 'folder' ? this.#tree.open(path).size : null,
      isLive,
      facts: facts.filter((fact) => fact !== null),
    };
    this.#files.set(path, file);
    into?.files.push(file);
    return path;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  link(from: string, to: string, says: string): void {
    this.#links.set(`${from}\n${to}`, { from, to, says });
  }

  build(snapshot: string, notes: readonly string[] = []): Chain {
    return {
      snapshot,
      columns: this.#columns.filter(({ files }) => files.length > 0),
      links: [...this.#links.values()],
      notes: [...notes],
    };
  }
}

/** A fact, or null where there is nothing to say. */
export function fact(name: string, value: Plain | undefined): Fact | null {
  return value === null || value === undefined || value === ''
    ? null
    : { name, value: plainText(value) };
}

/** `region=eu, day=2026-01-01` */
export function partitionText(partition: Readonly<Record<string, Plain>>): string {
  return Object.entries(partition)
    .map(([name, value]) => `${name}=${plainText(value)}`)
    .join(', ');
}
