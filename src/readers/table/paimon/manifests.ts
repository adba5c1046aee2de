import { readAvro } from '../../avro/container.ts';
import { at, idAt, listAt, numberAt, numberOrNull, textAt } from '../../lookup.ts';
import { hexText } from '../../plain-value.ts';
import type { ByteSource } from '../../source.ts';
import { Unreadable } from '../../unreadable.ts';

/** One line of a manifest list. @see Paimon 2.0 docs, "Specification: Manifest" */
export interface ManifestMeta {
  name: string;
  added: number;
  deleted: number;
}

/** One line of a manifest: a data file comes or goes. */
export interface PaimonEntry {
  kind: 'ADD' | 'DELETE';
  partition: Uint8Array;
  bucket: number;
  name: string;
  size: number;
  rows: number;
  deletes: number;
  level: number;
  schemaId: number;
  minSequence: string;
  maxSequence: string;
  source: 'APPEND' | 'COMPACT' | null;
  extraFiles: string[];
  externalPath: string | null;
}

/** One line of an index manifest. */
export interface IndexEntry {
  kind: 'ADD' | 'DELETE';
  partition: Uint8Array;
  bucket: number;
  type: string;
  name: string;
  vectors: { file: string; start: number; cardinality: number }[];
}

export async function readManifestMetas(source: ByteSource): Promise<ManifestMeta[]> {
  const { records } = await readAvro(source);
  return records.map((record) => ({
    name: named(textAt(record, '_FILE_NAME'), source, 'manifest list'),
    added: numberAt(record, '_NUM_ADDED_FILES'),
    deleted: numberAt(record, '_NUM_DELETED_FILES'),
  }));
}

export async function readPaimonManifest(source: ByteSource): Promise<PaimonEntry[]> {
  const { records } = await readAvro(source);
  return records.map((record) => {
    const file = at(record, '_FILE');
    const origin = numberOrNull(at(file, '_FILE_SOURCE'));
    return {
      kind: kindOf(record),
      partition: bytesOf(at(record, '_PARTITION')),
      bucket: numberAt(record, '_BUCKET'),
      name: named(textAt(file, '_FILE_NAME'), source, 'manifest'),
      size: numberAt(file, '_FILE_SIZE'),
      rows: numberAt(file, '_ROW_COUNT'),
      deletes: numberAt(file, '_DELETE_ROW_COUNT'),
      level: numberAt(file, '_LEVEL'),
      schemaId: numberAt(file, '_SCHEMA_ID'),
      minSequence: textAt(file, '_MIN_SEQUENCE_NUMBER'),
      maxSequence: textAt(file, '_MAX_SEQUENCE_NUMBER'),
      source: origin === null ? null : origin === 1 ? 'COMPACT' : 'APPEND',
      extraFiles: listAt(file, '_EXTRA_FILES').map(String),
      externalPath: idAt(file, '_EXTERNAL_PATH'),
    };
  });
}

export async function readIndexManifest(source: ByteSource): Promise<IndexEntry[]> {
  const { records } = await readAvro(source);
  return records.map((record) => ({
    kind: kindOf(record),
    partition: bytesOf(at(record, '_PARTITION')),
    bucket: numberAt(record, '_BUCKET'),
    type: textAt(record, '_INDEX_TYPE'),
    name: named(textAt(record, '_FILE_NAME'), source, 'index manifest'),
    vectors: listAt(record, '_DELETIONS_VECTORS_RANGES').map((range) => ({
      file: textAt(range, 'f0'),
      start: numberAt(range, 'f1'),
      cardinality: numberAt(range, '_CARDINALITY'),
    })),
  }));
}

/** The files that are left when all entries have been gone through, in order. */
export function mergeEntries<T extends PaimonEntry | IndexEntry>(entries: readonly T[]): T[] {
  const live = new Map<string, T>();
  for (const entry of entries) {
    if (entry.kind === 'ADD') live.set(keyOf(entry), entry);
    else live.delete(keyOf(entry));
  }
  return [...live.values()];
}

/** A file that moves to another level keeps its name: the level tells its entries apart. */
export function keyOf(entry: PaimonEntry | IndexEntry): string {
  const level = 'level' in entry ? entry.level : '';
  return `${bucketOf(entry)} ${level} ${entry.name}`;
}

/** Partition and bucket: within one, files share keys. */
export function bucketOf({ partition, bucket }: PaimonEntry | IndexEntry): string {
  return `${hexText(partition)}/${bucket}`;
}

function kindOf(record: unknown): 'ADD' | 'DELETE' {
  return numberAt(record, '_KIND') === 1 ? 'DELETE' : 'ADD';
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function named(name: string, source: ByteSource, what: string): string {
  if (name === '') throw new Unreadable(`${source.name} is no Paimon ${what}.`);
  return name;
}
