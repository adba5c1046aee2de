import type { FileTree } from '../../file-tree.ts';
import { Unreadable } from '../../unreadable.ts';
import { locateIn, namedBelow, type Locate } from '../locate.ts';
import {
  readManifest,
  readManifestList,
  type ManifestEntry,
  type ManifestRef,
} from './manifests.ts';
import type { IcebergMetadata, IcebergSnapshot } from './metadata.ts';

/** A manifest with what it lists; null entries where the file is missing. */
export interface ReadManifest {
  ref: ManifestRef;
  /** Below the opened folder, or null where it is missing. */
  path: string | null;
  entries: ManifestEntry[] | null;
}

/** All that a snapshot refers to. */
export interface IcebergState {
  list: { named: string; path: string | null } | null;
  manifests: ReadManifest[];
}

/** Lists of a table that can be looked at by hand. */
const MOST_MANIFESTS = 1_000;
const MOST_ENTRIES = 50_000;

/** Reads manifest lists and manifests, each once, however many snapshots share it. */
export class IcebergStates {
  readonly locate: Locate;
  readonly #tree: FileTree;
  readonly #metadata: IcebergMetadata;
  readonly #manifests = new Map<string, Promise<ReadManifest>>();

  constructor(tree: FileTree, root: string, metadata: IcebergMetadata) {
    this.#tree = tree;
    this.#metadata = metadata;
    this.locate = locateIn(tree, root, metadata.location);
  }

  /** A missing file's path as the reader would look for it. */
  named(path: string): string {
    return namedBelow(path, this.#metadata.location);
  }

  async of(snapshot: IcebergSnapshot): Promise<IcebergState> {
    const named = snapshot.manifestList;
    const path = named === null ? null : this.locate(named);
    const refs =
      named === null
        ? snapshot.manifests.map(bareRef)
        : path === null
          ? []
          : await readManifestList(this.#tree.open(path));
    if (refs.length > MOST_MANIFESTS) {
      throw new Unreadable(
        `This snapshot has ${refs.length} manifests; this page reads up to ${MOST_MANIFESTS}.`,
      );
    }
    const manifests: ReadManifest[] = [];
    let entries = 0;
    for (const ref of refs) {
      const manifest = await this.#read(ref);
      manifests.push(manifest);
      entries += manifest.entries?.length ?? 0;
      if (entries > MOST_ENTRIES) {
        throw new Unreadable(
          `This snapshot lists more than ${MOST_ENTRIES} files: too many to be looked at by hand.`,
        );
      }
    }
    return { list: named === null ? null : { named, path }, manifests };
  }

  #read(ref: ManifestRef): Promise<ReadManifest> {
    // What its entries inherit differs by the line that names it.
    const key = `${ref.path} ${ref.sequence}`;
    let reading = this.#manifests.get(key);
    if (!reading) {
      reading = this.#readOne(ref);
      this.#manifests.set(key, reading);
    }
    return reading;
  }

  async #readOne(ref: ManifestRef): Promise<ReadManifest> {
    const path = this.locate(ref.path);
    const entries = path === null ? null : await readManifest(this.#tree.open(path), ref);
    return { ref, path, entries };
  }
}

/** Version 1 may list manifests without saying anything of them. */
function bareRef(path: string): ManifestRef {
  return {
    path,
    length: null,
    specId: 0,
    content: 'data',
    sequence: 0,
    addedBy: '',
    counts: { added: 0, existing: 0, deleted: 0 },
  };
}

export function liveEntries({ manifests }: IcebergState): ManifestEntry[] {
  return manifests.flatMap(({ entries }) =>
    (entries ?? []).filter(({ status }) => status !== 'deleted'),
  );
}
