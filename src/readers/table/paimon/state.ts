import type { FileTree } from '../../file-tree.ts';
import { plainText, type Plain } from '../../plain-value.ts';
import { Unreadable } from '../../unreadable.ts';
import { readBinaryRow } from './binary-row.ts';
import {
  keyOf,
  mergeEntries,
  readIndexManifest,
  readManifestMetas,
  readPaimonManifest,
  type IndexEntry,
  type ManifestMeta,
  type PaimonEntry,
} from './manifests.ts';
import type { PaimonSchema, PaimonSchemas } from './schema.ts';
import type { PaimonSnapshot } from './snapshots.ts';

/** A manifest with what it lists; null entries where the file is missing. */
export interface PaimonManifest {
  meta: ManifestMeta;
  path: string;
  entries: PaimonEntry[] | null;
}

export type ListKind = 'base' | 'delta' | 'changelog';

export interface PaimonList {
  kind: ListKind;
  path: string;
  manifests: PaimonManifest[];
}

/** All that a snapshot refers to. */
export interface PaimonState {
  snapshot: PaimonSnapshot;
  schema: PaimonSchema;
  lists: PaimonList[];
  /** Data files of the snapshot, after all entries of base and delta. */
  files: PaimonEntry[];
  /** What the delta takes out. */
  removed: PaimonEntry[];
  changelog: PaimonEntry[];
  indexManifest: string | null;
  indexes: IndexEntry[];
}

const MOST_ENTRIES = 50_000;
const MOST_MANIFESTS = 1_000;

/** Reads manifest lists and manifests, each once, however many snapshots share it. */
export class PaimonStates {
  readonly #tree: FileTree;
  readonly #root: string;
  readonly #schemas: PaimonSchemas;
  readonly #manifests = new Map<string, Promise<PaimonEntry[]>>();
  #byName: Map<string, string> | null = null;

  constructor(tree: FileTree, root: string, schemas: PaimonSchemas) {
    this.#tree = tree;
    this.#root = root;
    this.#schemas = schemas;
  }

  async of(snapshot: PaimonSnapshot): Promise<PaimonState> {
    const schema = await this.#schemas.of(snapshot.schemaId, snapshot.branch);
    const lists = [
      await this.#list('base', snapshot.baseList),
      await this.#list('delta', snapshot.deltaList),
      ...(snapshot.changelogList === null
        ? []
        : [await this.#list('changelog', snapshot.changelogList)]),
    ];
    const entriesOf = (kind: ListKind) =>
      lists
        .filter((list) => list.kind === kind)
        .flatMap(({ manifests }) => manifests.flatMap(({ entries }) => entries ?? []));
    const delta = entriesOf('delta');
    const files = mergeEntries([...entriesOf('base'), ...delta]);
    const live = new Set(files.map(({ name }) => name));
    const index = snapshot.indexManifest;
    const indexPath = index === null ? null : this.manifestPath(index);
    return {
      snapshot,
      schema,
      lists,
      files,
      removed: mergeRemoved(delta).filter(({ name }) => !live.has(name)),
      changelog: entriesOf('changelog'),
      indexManifest: indexPath,
      indexes:
        indexPath !== null && this.#tree.has(indexPath)
          ? mergeEntries(await readIndexManifest(this.#tree.open(indexPath)))
          : [],
    };
  }

  manifestPath(name: string): string {
    return `${this.#root}manifest/${name}`;
  }

  /** Those of a branch lie here too (`FileStorePathFactory.statisticsPath`). */
  statisticsPath(name: string): string {
    return `${this.#root}statistics/${name}`;
  }

  indexPath(name: string): string {
    return this.#find(name) ?? `${this.#root}index/${name}`;
  }

  /** Where a data file is, or would be. */
  dataPath(schema: PaimonSchema, entry: PaimonEntry, name = entry.name): string {
    const folders = Object.entries(this.partition(schema, entry.partition)).map(
      ([key, value]) => `${key}=${value === null ? '__DEFAULT_PARTITION__' : plainText(value)}/`,
    );
    const path = `${this.#root}${folders.join('')}bucket-${entry.bucket}/${name}`;
    return this.#tree.has(path) ? path : (this.#find(name) ?? entry.externalPath ?? path);
  }

  partition(schema: PaimonSchema, bytes: Uint8Array): Record<string, Plain> {
    const types = schema.partitionKeys.map((key) => {
      const type = schema.fields.find(({ name }) => name === key)?.type;
      return typeof type === 'string' ? type : '';
    });
    const values = readBinaryRow(bytes, types);
    return Object.fromEntries(schema.partitionKeys.map((key, at) => [key, values?.[at] ?? null]));
  }

  /** Names of data files hold a UUID, so that the name alone finds a file. */
  #find(name: string): string | undefined {
    this.#byName ??= new Map(this.#tree.paths.map((path) => [path.split('/').at(-1) ?? '', path]));
    return this.#byName.get(name);
  }

  async #list(kind: ListKind, name: string): Promise<PaimonList> {
    const path = this.manifestPath(name);
    if (!this.#tree.has(path)) return { kind, path, manifests: [] };
    const metas = await readManifestMetas(this.#tree.open(path));
    if (metas.length > MOST_MANIFESTS) {
      throw new Unreadable(
        `${path} names ${metas.length} manifests; this page reads up to ${MOST_MANIFESTS}.`,
      );
    }
    const manifests: PaimonManifest[] = [];
    let entries = 0;
    for (const meta of metas) {
      const manifest = await this.#manifest(meta);
      entries += manifest.entries?.length ?? 0;
      if (entries > MOST_ENTRIES) {
        throw new Unreadable(
          `${path} leads to more than ${MOST_ENTRIES} files: too many to be looked at by hand.`,
        );
      }
      manifests.push(manifest);
    }
    return { kind, path, manifests };
  }

  async #manifest(meta: ManifestMeta): Promise<PaimonManifest> {
    const path = this.manifestPath(meta.name);
    if (!this.#tree.has(path)) return { meta, path, entries: null };
    let reading = this.#manifests.get(path);
    if (!reading) this.#manifests.set(path, (reading = readPaimonManifest(this.#tree.open(path))));
    return { meta, path, entries: await reading };
  }
}

/** Files that go, but for those that only change their level. */
function mergeRemoved(delta: readonly PaimonEntry[]): PaimonEntry[] {
  const removed = new Map<string, PaimonEntry>();
  for (const entry of delta) {
    if (entry.kind === 'DELETE') removed.set(keyOf(entry), entry);
  }
  return [...removed.values()];
}
