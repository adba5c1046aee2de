/** The file: one required int32 column `id` with the even numbers from 0, each once. */
export const shape = { groups: 8, pages: 4, rows: 16 } as const;
const PAGES = shape.groups * shape.pages;
const ROWS = PAGES * shape.rows;

/** The highest id. */
export const MAX_ID = 2 * (ROWS - 1);

/**
 * `runs`: sixteen neighbours lie together, and the sixteens in any order. `late`: sorted, but the first row of each row
 * group has changed places with that of the group half a file away.
 */
export const orders = ['sorted', 'shuffled', 'runs', 'late'] as const;
export type Order = (typeof orders)[number];

/** The ids in the order of the file's rows. */
export function idsOf(order: Order): readonly number[] {
  return Array.from({ length: ROWS }, (_, row) => 2 * rankOf(order, row));
}

function rankOf(order: Order, row: number): number {
  switch (order) {
    case 'sorted':
      return row;
    case 'shuffled':
      return (row * 197) % ROWS;
    case 'runs':
      return ((Math.floor(row / shape.rows) * 13) % PAGES) * shape.rows + (row % shape.rows);
    case 'late':
      return row % (shape.pages * shape.rows) === 0 ? (row + ROWS / 2) % ROWS : row;
  }
}

/** What a reader finds of a page or a row group, without its values. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A page, with its bounds from the column index. */
export interface Page extends Bounds {
  readonly ids: readonly number[];
}

/** A row group: its one column chunk, with the bounds from the footer. */
export interface RowGroup extends Bounds {
  readonly pages: readonly Page[];
}

/** The row groups of a file with this order. */
export function rowGroupsOf(order: Order): readonly RowGroup[] {
  const ids = idsOf(order);
  return Array.from({ length: shape.groups }, (_, group) => {
    const pages = Array.from({ length: shape.pages }, (_, page) => {
      const first = (group * shape.pages + page) * shape.rows;
      const own = ids.slice(first, first + shape.rows);
      return { ids: own, min: Math.min(...own), max: Math.max(...own) };
    });
    const [min, max] = [pages.map((page) => page.min), pages.map((page) => page.max)];
    return { pages, min: Math.min(...min), max: Math.max(...max) };
  });
}
