import type { Plain } from '../plain-value.ts';
import { readRoaring } from '../roaring/bitmap.ts';
import { readWhole, type ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { readArrowPositions } from './arrow-positions.ts';
import { readColumnRows } from './column-rows.ts';
import { readDataFile, type LanceFile } from './data-file.ts';
import type { Dataset, Fragment, FragmentFile, Version } from './dataset.ts';
import { NullAt, type Nested } from './levels.ts';
import { leafPaths, shapeOf, type LanceField } from './schema.ts';

export interface Rows {
  columns: string[];
  rows: Plain[][];
  /** Of each row: the fragment’s number, and the row’s place within it, deleted rows counted. */
  addresses: { fragment: number; offset: number }[];
}

/** Rows of one call: what a table on a page can hold. */
export const MOST_ROWS = 1000;
const LONGEST_DELETIONS = 16 * 1024 * 1024;
/** Rows that are stepped over to find one: deleted rows have to be counted. */
const MOST_STEPS = 20_000_000;

/** Data files whose ends were read, so that they are read once. */
export class DatasetReader {
  readonly dataset: Dataset;
  readonly #files = new Map<string, Promise<LanceFile>>();
  readonly #deletions = new Map<string, Promise<(offset: number) => boolean>>();

  constructor(dataset: Dataset) {
    this.dataset = dataset;
  }

  file(path: string): Promise<LanceFile> {
    let file = this.#files.get(path);
    if (!file) {
      file = readDataFile(this.#source(path));
      this.#files.set(path, file);
    }
    return file;
  }

  /** Rows of a version, counted without the deleted ones. */
  async rows(version: Version, from: number, count: number): Promise<Rows> {
    if (version.refusal !== '') throw new Unreadable(version.refusal);
    const wanted = Math.min(count, MOST_ROWS);
    const result: Rows = {
      columns: version.fields.map(({ name }) => name),
      rows: [],
      addresses: [],
    };
    let before = 0;
    for (const fragment of version.fragments) {
      const live = fragment.rows - fragment.deleted;
      if (from < before + live && result.rows.length < wanted) {
        const offsets = await this.#offsets(
          fragment,
          Math.max(0, from - before),
          wanted - result.rows.length,
        );
        result.rows.push(...(await this.#fragmentRows(version, fragment, offsets)));
        result.addresses.push(...offsets.map((offset) => ({ fragment: fragment.id, offset })));
      }
      before += live;
    }
    return result;
  }

  /** Places within a fragment of rows that are not deleted, from the `from`th on. */
  async #offsets(fragment: Fragment, from: number, count: number): Promise<number[]> {
    const isDeleted = await this.deletions(fragment);
    const offsets: number[] = [];
    let live = 0;
    for (let offset = 0; offset < fragment.rows && offsets.length < count; offset += 1) {
      if (offset > MOST_STEPS) {
        throw new Unreadable(`Fragment ${fragment.id} has more rows than this page counts.`);
      }
      if (isDeleted(offset)) continue;
      if (live >= from) offsets.push(offset);
      live += 1;
    }
    return offsets;
  }

  /** Says of a place within the fragment whether its row is deleted. */
  deletions({ deletionFile }: Fragment): Promise<(offset: number) => boolean> {
    if (deletionFile === null) return Promise.resolve(() => false);
    let deletions = this.#deletions.get(deletionFile);
    if (!deletions) {
      deletions = this.#readDeletions(deletionFile);
      this.#deletions.set(deletionFile, deletions);
    }
    return deletions;
  }

  async #readDeletions(path: string): Promise<(offset: number) => boolean> {
    const bytes = await readWhole(this.#source(path), LONGEST_DELETIONS);
    if (path.endsWith('.bin')) {
      const bitmap = readRoaring(bytes, 32, path);
      return (offset) => bitmap.has(offset);
    }
    const positions = new Set(readArrowPositions(bytes, path));
    return (offset) => positions.has(offset);
  }

  async #fragmentRows(
    version: Version,
    fragment: Fragment,
    offsets: readonly number[],
  ): Promise<Plain[][]> {
    if (fragment.hasOverlays) {
      throw new Unreadable(
        `Fragment ${fragment.id} has overlay files, which this page does not read.`,
      );
    }
    const columns: Plain[][] = [];
    for (const field of version.fields) {
      columns.push(await this.#fieldRows(fragment, field, offsets));
    }
    return offsets.map((_, row) => columns.map((column) => column[row] ?? null));
  }

  async #fieldRows(
    fragment: Fragment,
    field: LanceField,
    offsets: readonly number[],
  ): Promise<Plain[]> {
    const leaves: { path: LanceField[]; rows: Nested<Plain>[] }[] = [];
    for (const path of leafPaths(field)) {
      const leaf = path.at(-1);
      const found = leaf && findColumn(fragment, leaf.id);
      // A column that no file of the fragment has was added later: it is all null.
      if (!found) leaves.push({ path, rows: offsets.map(() => new NullAt(0)) });
      else leaves.push({ path, rows: await this.#leafRows(found, path, offsets) });
    }
    return offsets.map((_, row) =>
      assemble(
        field,
        0,
        leaves.map(({ path, rows }) => ({ path, value: rows[row] ?? new NullAt(0) })),
      ),
    );
  }

  async #leafRows(
    { file: { path: name }, column: index }: { file: FragmentFile; column: number },
    path: readonly LanceField[],
    offsets: readonly number[],
  ): Promise<Nested<Plain>[]> {
    const file = await this.file(name);
    const column = file.columns[index];
    if (!column) {
      throw new Unreadable(
        `${name} has no column ${index}, where the manifest looks for ${path.at(-1)?.path ?? ''}.`,
      );
    }
    const source = this.#source(name);
    const rows: Nested<Plain>[] = [];
    for (const { start, end } of stretches(offsets)) {
      rows.push(...(await readColumnRows(source, file, column, path, start, end)));
    }
    return rows;
  }

  #source(path: string): ByteSource {
    if (!this.dataset.has(path)) {
      throw new Unreadable(
        `The manifest names ${path}, and the folder does not have it: it was cleaned up, or not copied.`,
      );
    }
    return this.dataset.open(path);
  }
}

/** The last file of a fragment that has a field: a field that was written anew is in a later one. */
export function findColumn(
  fragment: Fragment,
  field: number,
): { file: FragmentFile; column: number } | null {
  for (const file of fragment.files.toReversed()) {
    const found = file.columns.find((one) => one.field === field && one.column >= 0);
    if (found) return { file, column: found.column };
  }
  return null;
}

/** Places that follow one another, or nearly: a mini-block is read for one row or for all. */
function stretches(offsets: readonly number[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const offset of offsets) {
    const last = runs.at(-1);
    if (last && offset === last.end) last.end = offset + 1;
    else runs.push({ start: offset, end: offset + 1 });
  }
  return runs;
}

/** Puts the leaves of a field together again: structs of them, within the lists around them. */
function assemble(
  field: LanceField,
  depth: number,
  leaves: readonly { path: readonly LanceField[]; value: Nested<Plain> }[],
): Plain {
  const [first] = leaves;
  if (!first) return null;
  const isNull = leaves.some(({ value }) => value instanceof NullAt && value.depth <= depth);
  if (isNull) return null;
  switch (shapeOf(field)) {
    case 'value':
      return first.value as Plain;
    case 'struct':
      return Object.fromEntries(
        field.children.map((child) => [
          child.name,
          assemble(
            child,
            depth + 1,
            leaves.filter(({ path }) => path[depth + 1]?.id === child.id),
          ),
        ]),
      );
    case 'list': {
      const [child] = field.children;
      if (!child || !Array.isArray(first.value)) return null;
      return first.value.map((_, at) =>
        assemble(
          child,
          depth + 1,
          leaves.map(({ path, value }) => ({
            path,
            value: Array.isArray(value) ? ((value as Nested<Plain>[])[at] ?? null) : value,
          })),
        ),
      );
    }
  }
}
