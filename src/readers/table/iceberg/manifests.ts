import { readAvro } from '../../avro/container.ts';
import { plainAvro } from '../../avro/plain.ts';
import type { AvroType } from '../../avro/schema.ts';
import {
  at,
  firstAt,
  idAt,
  listAt,
  looseOf,
  numberAt,
  numberOrNull,
  textAt,
} from '../../lookup.ts';
import type { Plain } from '../../plain-value.ts';
import type { ByteSource } from '../../source.ts';
import { Unreadable } from '../../unreadable.ts';

/** One line of a manifest list. @see https://iceberg.apache.org/spec/#manifest-lists */
export interface ManifestRef {
  path: string;
  length: number | null;
  specId: number;
  content: 'data' | 'deletes';
  sequence: number;
  addedBy: string;
  counts: { added: number; existing: number; deleted: number };
}

export type EntryStatus = 'existing' | 'added' | 'deleted';
export type EntryContent = 'data' | 'position-deletes' | 'equality-deletes';

/** One line of a manifest. @see https://iceberg.apache.org/spec/#manifest-entry-fields */
export interface ManifestEntry {
  status: EntryStatus;
  content: EntryContent;
  path: string;
  format: string;
  specId: number;
  /** Values by partition field's name. */
  partition: Record<string, Plain>;
  rows: number;
  bytes: number | null;
  /** Its sequence number, taken from the manifest where it is not said. */
  sequence: number;
  snapshot: string;
  equalityIds: number[];
  /** Of a deletion vector: the data file, and where in the Puffin file it is. */
  referenced: string | null;
  blob: { start: number; length: number } | null;
}

const statuses: readonly EntryStatus[] = ['existing', 'added', 'deleted'];
const contents: readonly EntryContent[] = ['data', 'position-deletes', 'equality-deletes'];

export async function readManifestList(source: ByteSource): Promise<ManifestRef[]> {
  const { records } = await readAvro(source);
  return records.map((record) => {
    const path = textAt(record, 'manifest_path');
    if (path === '') throw new Unreadable(`${source.name} is no Iceberg manifest list.`);
    const count = (what: string) =>
      numberOrNull(firstAt(record, `${what}_files_count`, `${what}_data_files_count`)) ?? 0;
    return {
      path,
      length: numberOrNull(at(record, 'manifest_length')),
      specId: numberAt(record, 'partition_spec_id'),
      content: numberAt(record, 'content') === 1 ? 'deletes' : 'data',
      sequence: numberAt(record, 'sequence_number'),
      addedBy: textAt(record, 'added_snapshot_id'),
      counts: { added: count('added'), existing: count('existing'), deleted: count('deleted') },
    };
  });
}

/** Reads a manifest; what its entries leave out comes from `ref` (inheritance, since version 2). */
export async function readManifest(source: ByteSource, ref: ManifestRef): Promise<ManifestEntry[]> {
  const { records, schema } = await readAvro(source);
  const partitionType = fieldType(fieldType(schema, 'data_file'), 'partition');
  return records.map((record) => {
    const file = at(record, 'data_file');
    const path = textAt(file, 'file_path');
    if (path === '') throw new Unreadable(`${source.name} is no Iceberg manifest.`);
    const start = numberOrNull(at(file, 'content_offset'));
    const length = numberOrNull(at(file, 'content_size_in_bytes'));
    return {
      status: statuses[numberAt(record, 'status')] ?? 'existing',
      content: contents[numberAt(file, 'content')] ?? 'data',
      path,
      format: textAt(file, 'file_format').toLowerCase(),
      specId: ref.specId,
      partition: plainPartition(partitionType, at(file, 'partition')),
      rows: numberAt(file, 'record_count'),
      bytes: numberOrNull(at(file, 'file_size_in_bytes')),
      sequence: numberOrNull(at(record, 'sequence_number')) ?? ref.sequence,
      snapshot: idAt(record, 'snapshot_id') ?? ref.addedBy,
      equalityIds: listAt(file, 'equality_ids').map(Number),
      referenced: idAt(file, 'referenced_data_file'),
      blob: start !== null && length !== null ? { start, length } : null,
    };
  });
}

function fieldType(type: AvroType | null, name: string): AvroType | null {
  if (type?.kind !== 'record') return null;
  return type.fields.find((field) => field.name === name)?.type ?? null;
}

function plainPartition(type: AvroType | null, value: unknown): Record<string, Plain> {
  if (type?.kind !== 'record') return {};
  const values = looseOf(value);
  return Object.fromEntries(
    type.fields.map((field) => [
      field.name,
      plainAvro(field.type, (values[field.name] ?? null) as Parameters<typeof plainAvro>[1]),
    ]),
  );
}
