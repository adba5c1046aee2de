import type { Chain, ChainColumn, ChainFile, ChainLink } from '../../readers/table/model.ts';

/** A file with what names it and what it names. */
export interface Neighbours {
  named: readonly ChainLink[];
  names: readonly ChainLink[];
}

interface Index {
  named: Map<string, ChainLink[]>;
  names: Map<string, ChainLink[]>;
}

/** A chain may have tens of thousands of links: they are gone through once. */
const indexes = new WeakMap<Chain, Index>();

function indexOf(chain: Chain): Index {
  const known = indexes.get(chain);
  if (known) return known;
  const index: Index = { named: new Map(), names: new Map() };
  const add = (into: Map<string, ChainLink[]>, key: string, link: ChainLink) => {
    const list = into.get(key);
    if (list) list.push(link);
    else into.set(key, [link]);
  };
  for (const link of chain.links) {
    add(index.named, link.to, link);
    add(index.names, link.from, link);
  }
  indexes.set(chain, index);
  return index;
}

export function neighboursOf(chain: Chain, path: string): Neighbours {
  const { named, names } = indexOf(chain);
  return { named: named.get(path) ?? [], names: names.get(path) ?? [] };
}

/** The file, all that leads to it, and all that it leads to. */
export function pathThrough(chain: Chain, path: string): Set<string> {
  const above = reach(path, (one) => neighboursOf(chain, one).named.map(({ from }) => from));
  const below = reach(path, (one) => neighboursOf(chain, one).names.map(({ to }) => to));
  return new Set([...above, ...below]);
}

function reach(start: string, next: (path: string) => string[]): Set<string> {
  const reached = new Set([start]);
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const one of next(path)) {
      if (reached.has(one)) continue;
      reached.add(one);
      open.push(one);
    }
  }
  return reached;
}

/** Cards that a column shows at first. */
export const SHOWN_FILES = 8;

/** The first files, and always the chosen one. */
export function shownFiles(
  { files }: ChainColumn,
  chosen: string | null,
  isOpen: boolean,
): ChainFile[] {
  if (isOpen || files.length <= SHOWN_FILES + 1) return files;
  const first = files.slice(0, SHOWN_FILES);
  const other = files.find(({ path }) => path === chosen);
  return other && !first.includes(other) ? [...first, other] : first;
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * Where an arrow key leads from a card: up and down within the column, right to a file that it names,
 * left to one that names it.
 *
 * @param columns the files that are shown, column by column
 */
export function moveFrom(
  chain: Chain,
  columns: readonly (readonly string[])[],
  path: string,
  direction: Direction,
): string {
  const column = columns.findIndex((paths) => paths.includes(path));
  const row = columns[column]?.indexOf(path) ?? -1;
  if (column < 0 || row < 0) return columns[0]?.[0] ?? path;
  const own = columns[column] ?? [];
  switch (direction) {
    case 'up':
    case 'down':
      return own[row + (direction === 'up' ? -1 : 1)] ?? path;
    case 'first':
      return columns[0]?.[0] ?? path;
    case 'last':
      return columns.at(-1)?.at(-1) ?? path;
    default: {
      const { named, names } = neighboursOf(chain, path);
      const linked = new Set(
        direction === 'right' ? names.map(({ to }) => to) : named.map(({ from }) => from),
      );
      const others =
        direction === 'right' ? columns.slice(column + 1) : columns.slice(0, column).reverse();
      const next = others.flat().find((one) => linked.has(one));
      return next ?? others[0]?.[Math.min(row, (others[0]?.length ?? 1) - 1)] ?? path;
    }
  }
}
