import { readDeletionVector } from '../../roaring/deletion-vector.ts';
import type { FileTree } from '../../file-tree.ts';
import type { Plain } from '../../plain-value.ts';
import type { ByteSource } from '../../source.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Locate } from '../locate.ts';
import { openRowFile } from '../open-row-file.ts';
import { readAllRows } from '../row-reading.ts';
import type { ManifestEntry } from './manifests.ts';
import type { PartitionField } from './metadata.ts';

/** What one delete file takes out of a data file. */
export interface RowDelete {
  /** The delete file's name, for the reader. */
  name: string;
  by: 'position' | 'vector' | 'equality';
  /** `key` gives the row's values of the columns with these ids. */
  isDeleted: (position: number, key: (ids: readonly number[]) => string) => boolean;
}

const MOST_DELETES = 200_000;
/** Reserved ids of a position delete file's columns. @see https://iceberg.apache.org/spec/#reserved-field-ids */
const FILE_PATH = 2147483546;
const POSITION = 2147483545;

/**
 * Which delete files apply to a data file, by the rules of scan planning.
 *
 * @see https://iceberg.apache.org/spec/#scan-planning (format versions 2 and 3)
 */
export function deletesFor(
  data: ManifestEntry,
  deletes: readonly ManifestEntry[],
  specs: ReadonlyMap<number, readonly PartitionField[]>,
  locate: Locate,
): ManifestEntry[] {
  const place = locate(data.path);
  const isSamePartition = (other: ManifestEntry) =>
    other.specId === data.specId &&
    JSON.stringify(other.partition) === JSON.stringify(data.partition);
  const isNamed = (referenced: string) =>
    referenced === data.path || (place !== null && locate(referenced) === place);
  const applies = deletes.filter((other) => {
    if (other.content === 'equality-deletes') {
      const isGlobal = (specs.get(other.specId) ?? []).length === 0;
      return data.sequence < other.sequence && (isGlobal || isSamePartition(other));
    }
    if (data.sequence > other.sequence || !isSamePartition(other)) return false;
    return other.referenced === null || isNamed(other.referenced);
  });
  // A deletion vector holds all deletes of its file, those of older delete files too.
  const hasVector = applies.some(isVector);
  return hasVector
    ? applies.filter((other) => other.content === 'equality-deletes' || isVector(other))
    : applies;
}

export function isVector({ content, format }: ManifestEntry): boolean {
  return content === 'position-deletes' && format === 'puffin';
}

/** Reads delete files, each once. */
export class IcebergDeletes {
  readonly #tree: FileTree;
  readonly #locate: Locate;
  readonly #positions = new Map<string, Promise<Map<string, Set<number>>>>();
  readonly #equals = new Map<string, Promise<Set<string>>>();

  constructor(tree: FileTree, locate: Locate) {
    this.#tree = tree;
    this.#locate = locate;
  }

  async load(entry: ManifestEntry, data: ManifestEntry): Promise<RowDelete> {
    const path = this.#locate(entry.path);
    const name = entry.path.split('/').at(-1) ?? entry.path;
    if (path === null) {
      throw new Unreadable(
        `The delete file ${name} is missing: without it, rows that were deleted would come back.`,
      );
    }
    if (isVector(entry)) {
      const set = readDeletionVector(await readBlob(this.#tree.open(path), entry), name);
      return { name, by: 'vector', isDeleted: (position) => set.has(position) };
    }
    if (entry.content === 'position-deletes') {
      const all = await remember(this.#positions, path, () => this.#readPositions(path, entry));
      const positions = all.get(this.#placeOf(data.path)) ?? new Set();
      return { name, by: 'position', isDeleted: (position) => positions.has(position) };
    }
    const ids = entry.equalityIds;
    const equal = await remember(this.#equals, path, () => this.#readEqual(path, entry));
    return { name, by: 'equality', isDeleted: (_, key) => equal.has(key(ids)) };
  }

  #placeOf(named: string): string {
    return this.#locate(named) ?? named;
  }

  async #readPositions(path: string, entry: ManifestEntry): Promise<Map<string, Set<number>>> {
    const rows = await this.#readRows(path, entry, [
      { id: FILE_PATH, name: 'file_path' },
      { id: POSITION, name: 'pos' },
    ]);
    const positions = new Map<string, Set<number>>();
    for (const [file, position] of rows) {
      const place = this.#placeOf(String(file));
      let set = positions.get(place);
      if (!set) positions.set(place, (set = new Set()));
      set.add(Number(position));
    }
    return positions;
  }

  async #readEqual(path: string, entry: ManifestEntry): Promise<Set<string>> {
    const rows = await this.#readRows(
      path,
      entry,
      entry.equalityIds.map((id) => ({ id, name: '' })),
    );
    return new Set(rows.map((row) => JSON.stringify(row)));
  }

  async #readRows(
    path: string,
    entry: ManifestEntry,
    wanted: readonly { id: number; name: string }[],
  ): Promise<Plain[][]> {
    const file = await openRowFile(this.#tree.open(path), entry.format);
    const columns = wanted.map(({ id, name }) => {
      const field = file.fields.find((one) => one.id === id || (name !== '' && one.name === name));
      if (!field) throw new Unreadable(`The delete file ${path} lacks the column with id ${id}.`);
      return field.name;
    });
    const rows = await readAllRows(file, columns, MOST_DELETES);
    if (!rows) throw new Unreadable(`The delete file ${path} has more rows than this page reads.`);
    return rows;
  }
}

/** Its length, the vector from its magic number on, and its checksum: the middle of it. */
async function readBlob(source: ByteSource, entry: ManifestEntry): Promise<Uint8Array> {
  const blob = entry.blob;
  if (!blob || blob.length < 8) {
    throw new Unreadable(`The manifest does not say where in ${source.name} the vector is.`);
  }
  const bytes = await source.read(blob.start, blob.start + blob.length);
  return bytes.subarray(4, -4);
}

function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  let reading = known.get(key);
  if (!reading) known.set(key, (reading = read()));
  return reading;
}
