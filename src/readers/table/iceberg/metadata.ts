import type { FileTree } from '../../file-tree.ts';
import { parseJson, type Json } from '../../json.ts';
import {
  at,
  firstAt,
  idAt,
  listAt,
  looseOf,
  numberOrNull,
  textAt,
  textEntries,
} from '../../lookup.ts';
import { readWhole } from '../../source.ts';
import { Unreadable } from '../../unreadable.ts';
import { readSchema, type IcebergSchema } from './schema.ts';

/** A table metadata file. @see https://iceberg.apache.org/spec/#table-metadata-fields */
export interface IcebergMetadata {
  path: string;
  formatVersion: number;
  location: string;
  uuid: string;
  updated: number | null;
  schemas: Map<string, IcebergSchema>;
  currentSchema: string;
  specs: Map<number, PartitionField[]>;
  snapshots: IcebergSnapshot[];
  current: string | null;
  refs: { name: string; kind: 'branch' | 'tag'; snapshot: string }[];
  properties: [string, string][];
  /** Earlier metadata files, from the oldest. */
  log: string[];
  statistics: { snapshot: string; path: string }[];
  /** Field ids by name, for files that were written without ids. */
  nameMapping: Map<string, number>;
}

export interface PartitionField {
  sourceId: number;
  name: string;
  transform: string;
}

export interface IcebergSnapshot {
  id: string;
  parent: string | null;
  time: number | null;
  sequence: number;
  manifestList: string | null;
  /** A table of version 1 may name its manifests here. */
  manifests: string[];
  schema: string | null;
  operation: string;
  summary: [string, string][];
}

/** Metadata files of a table, the newest first: by the number in the name, then by the name. */
export function metadataFiles(tree: FileTree, root: string): string[] {
  const pattern = /^metadata\/(?:v?(\d+))?[^/]*\.metadata\.json(\.gz)?$/;
  return tree.paths
    .filter((path) => path.startsWith(`${root}metadata/`))
    .flatMap((path) => {
      const match = pattern.exec(path.slice(root.length));
      return match ? [{ path, version: Number(match[1] ?? -1) }] : [];
    })
    .sort((a, b) => b.version - a.version || (a.path < b.path ? 1 : -1))
    .map(({ path }) => path);
}

const LARGEST = 16 * 1024 * 1024;

export async function readMetadata(tree: FileTree, path: string): Promise<IcebergMetadata> {
  const bytes = await readWhole(tree.open(path), LARGEST);
  return parseMetadata(parseJson(await metadataText(bytes, path), path), path);
}

/** The JSON, unpacked where it is packed by gzip. */
export async function metadataText(bytes: Uint8Array, path: string): Promise<string> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // The last four bytes say how much comes out.
    const size = view.getUint32(bytes.length - 4, true);
    if (size > LARGEST) throw new RangeError('size');
    const { gunzipSync } = await import('fflate');
    return new TextDecoder().decode(gunzipSync(bytes, { out: new Uint8Array(size) }));
  } catch {
    throw new Unreadable(`${path} cannot be unpacked (gzip): it is cut off or damaged.`);
  }
}

function parseMetadata(json: Json, path: string): IcebergMetadata {
  const formatVersion = numberOrNull(at(json, 'format-version')) ?? 0;
  if (formatVersion < 1) {
    throw new Unreadable(`${path} has no format-version: it is no metadata of an Iceberg table.`);
  }
  const schemas = new Map<string, IcebergSchema>();
  for (const schema of [...listAt(json, 'schemas'), at(json, 'schema')]) {
    if (schema === undefined || schema === null) continue;
    const id = textAt(schema, 'schema-id') || '0';
    if (!schemas.has(id)) schemas.set(id, readSchema(schema));
  }
  const specs = new Map<number, PartitionField[]>();
  for (const spec of listAt(json, 'partition-specs')) {
    specs.set(numberOrNull(at(spec, 'spec-id')) ?? 0, partitionFields(listAt(spec, 'fields')));
  }
  if (specs.size === 0) specs.set(0, partitionFields(listAt(json, 'partition-spec')));
  const current = idAt(json, 'current-snapshot-id');
  const properties = textEntries(at(json, 'properties'));
  return {
    path,
    formatVersion,
    location: textAt(json, 'location'),
    uuid: textAt(json, 'table-uuid'),
    updated: numberOrNull(at(json, 'last-updated-ms')),
    schemas,
    currentSchema: textAt(json, 'current-schema-id') || '0',
    specs,
    snapshots: listAt(json, 'snapshots').map(parseSnapshot),
    // -1 stands for none in some writers' files.
    current: current === '-1' ? null : current,
    refs: Object.entries(looseOf(at(json, 'refs'))).flatMap(([name, ref]) => {
      const snapshot = idAt(ref, 'snapshot-id');
      const kind = textAt(ref, 'type') === 'tag' ? 'tag' : 'branch';
      return snapshot === null ? [] : [{ name, kind, snapshot }];
    }),
    properties,
    log: listAt(json, 'metadata-log').map((entry) => textAt(entry, 'metadata-file')),
    statistics: ['statistics', 'partition-statistics'].flatMap((key) =>
      listAt(json, key).map((entry) => ({
        snapshot: textAt(entry, 'snapshot-id'),
        path: textAt(entry, 'statistics-path'),
      })),
    ),
    nameMapping: parseNameMapping(properties),
  };
}

function parseSnapshot(snapshot: unknown): IcebergSnapshot {
  const summary = textEntries(at(snapshot, 'summary'));
  return {
    id: textAt(snapshot, 'snapshot-id'),
    parent: idAt(snapshot, 'parent-snapshot-id'),
    time: numberOrNull(at(snapshot, 'timestamp-ms')),
    sequence: numberOrNull(at(snapshot, 'sequence-number')) ?? 0,
    manifestList: idAt(snapshot, 'manifest-list'),
    manifests: listAt(snapshot, 'manifests').map(String),
    schema: idAt(snapshot, 'schema-id'),
    operation: summary.find(([key]) => key === 'operation')?.[1] ?? 'unknown',
    summary: summary.filter(([key]) => key !== 'operation'),
  };
}

function partitionFields(fields: readonly unknown[]): PartitionField[] {
  return fields.map((field) => ({
    sourceId: numberOrNull(firstAt(field, 'source-id')) ?? -1,
    name: textAt(field, 'name'),
    transform: textAt(field, 'transform'),
  }));
}

function parseNameMapping(properties: readonly [string, string][]): Map<string, number> {
  const text = properties.find(([key]) => key === 'schema.name-mapping.default')?.[1];
  const mapping = new Map<string, number>();
  if (text === undefined) return mapping;
  let parsed: Json;
  try {
    parsed = parseJson(text, 'schema.name-mapping.default');
  } catch {
    return mapping;
  }
  for (const entry of Array.isArray(parsed) ? parsed : []) {
    const id = numberOrNull(at(entry, 'field-id'));
    if (id === null) continue;
    for (const name of listAt(entry, 'names')) mapping.set(String(name), id);
  }
  return mapping;
}
