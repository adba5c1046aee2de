import type { Chain, ChainColumn, ChainFile, ChainLink } from '../../readers/table/model.ts';

/** A file with what names it and what it names. */
export interface Neighbours {
  named: ChainLink[];
  names: ChainLink[];
}

export function neighboursOf({ links }: Chain, path: string): Neighbours {
  return {
    named: links.filter(({ to }) => to === path),
    names: links.filter(({ from }) => from === path),
  };
}

/** The file, all that leads to it, and all that it leads to. */
export function pathThrough({ links }: Chain, path: string): Set<string> {
  const above = reach(path, (one) => links.flatMap(({ from, to }) => (to === one ? [from] : [])));
  const below = reach(path, (one) => links.flatMap(({ from, to }) => (from === one ? [to] : [])));
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
