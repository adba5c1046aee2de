import { bloomFilterOf, mayContain } from './bloom-filter.ts';
import { rowGroupsOf, shape } from './file.ts';
import type { Bounds, Order, RowGroup } from './file.ts';

/** A condition on `id`; `between` takes a value up to, and without, the one `WIDTH` above. */
export interface Predicate {
  readonly test: Test;
  readonly value: number;
}

export const tests = ['=', 'between', '>=', '<>'] as const;
export type Test = (typeof tests)[number];

/** How far a `between` reaches. */
export const WIDTH = 60;

/** What the file holds that a reader may ask before it reads values. */
export interface Evidence {
  /** Bounds of each row group, in the footer. For the oracle the reader does not use them, which leaves the same. */
  readonly footer: boolean;
  /** Bytes of each row group's Bloom filter; 0 is none. */
  readonly bloom: number;
  /** Bounds of each page. */
  readonly index: boolean;
}

/** Filters of a row group can have so many bytes. */
export const bloomBytes = [0, 32, 64, 128] as const;

/** What is left after each question: row groups by their place in the file, pages by theirs. */
export interface Pruned {
  readonly afterFooter: readonly number[];
  readonly afterBloom: readonly number[];
  readonly pages: readonly number[];
  /** Rows of those pages that match. */
  readonly matches: number;
}

/** What parquet-java 1.18.1 reads of a file: `RowGroupFilter`, then `ColumnIndexFilter`; no dictionary. */
export function prune(order: Order, predicate: Predicate, evidence: Evidence): Pruned {
  const groups = rowGroupsOf(order);
  const all = groups.map((_, group) => group);
  const keep = (left: readonly number[], mayMatch: (group: RowGroup) => boolean) =>
    left.filter((group) => groups[group] !== undefined && mayMatch(groups[group]));

  const afterFooter = evidence.footer ? keep(all, (group) => mayHold(group, predicate)) : all;
  const afterBloom =
    evidence.bloom > 0 && predicate.test === '='
      ? keep(afterFooter, ({ pages }) => {
          const keys = pages.flatMap(({ ids }) => ids);
          return mayContain(bloomFilterOf(keys, evidence.bloom), predicate.value);
        })
      : afterFooter;
  const pages = afterBloom.flatMap((group) =>
    (groups[group]?.pages ?? []).flatMap((page, place) =>
      evidence.index && !mayHold(page, predicate) ? [] : [group * shape.pages + place],
    ),
  );
  const rows = groups.flatMap((group) => group.pages);
  const matches = pages
    .flatMap((page) => rows[page]?.ids ?? [])
    .filter((id) => holds(id, predicate)).length;
  return { afterFooter, afterBloom, pages, matches };
}

/** Whether a value within these bounds could match; bounds alone never say that one does. */
function mayHold({ min, max }: Bounds, { test, value }: Predicate): boolean {
  switch (test) {
    case '=':
      return min <= value && value <= max;
    case 'between':
      return max >= value && min < value + WIDTH;
    case '>=':
      return max >= value;
    case '<>':
      return min < max || min !== value;
  }
}

/** Whether an id matches. */
export function holds(id: number, { test, value }: Predicate): boolean {
  switch (test) {
    case '=':
      return id === value;
    case 'between':
      return id >= value && id < value + WIDTH;
    case '>=':
      return id >= value;
    case '<>':
      return id !== value;
  }
}
