import type { FileTree } from '../../file-tree.ts';
import { parseAvroSchema, withoutNull, type AvroType } from '../../avro/schema.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Column, OnProgress, SnapshotRows } from '../model.ts';
import { formatOfPath, openRowFile } from '../row-file.ts';
import { readFiles, type FileToRead } from '../row-reading.ts';
import { shapeFile, type ShapeField } from '../shape.ts';
import type { FileSlice } from './file-groups.ts';

/** Of each record: which instant wrote it, its key, its place. They are no columns of the reader's. */
const META = /^_hoodie_(commit_time|commit_seqno|record_key|partition_path|file_name|operation)$/;

/** The rows of the base files. Log files are named, not merged. */
export async function hudiRows(
  tree: FileTree,
  slices: readonly FileSlice[],
  columns: readonly Column[],
  onProgress: OnProgress,
): Promise<SnapshotRows> {
  const notes: string[] = [];
  const paths: string[] = [];
  let logs = 0;
  for (const slice of slices) {
    logs += slice.logs.length;
    if (!slice.base) continue;
    if (tree.has(slice.base.path)) paths.push(slice.base.path);
    else notes.push(`${slice.base.path} is missing: its rows are not shown.`);
  }
  if (logs > 0) {
    notes.push(
      `${logs} log ${logs === 1 ? 'file holds' : 'files hold'} newer records, which this page does not merge: shown are the base files alone, as a read-optimized query does.`,
    );
  }
  let names = columns.map(({ name }) => name);
  const [first] = paths;
  if (names.length === 0 && first !== undefined) {
    const file = await openRowFile(tree.open(first), formatOfPath(first));
    names = file.fields.map(({ name }) => name).filter((name) => !META.test(name));
  }
  const open = async (path: string): Promise<FileToRead> => {
    if (!tree.has(path)) throw new Unreadable(`The folder has no file ${path}.`);
    const file = await openRowFile(tree.open(path), formatOfPath(path));
    const { columns: stored, shape } = shapeFile(file, names.map(byName));
    return { path, file, columns: stored, shape: (row) => ({ values: shape(row), gone: null }) };
  };
  return { columns: names, ...(await readFiles(paths, open, onProgress)), notes };
}

function byName(name: string): ShapeField {
  return {
    name,
    type: { kind: 'primitive', name: 'any' },
    isStoredAs: (field) => field.name === name,
    missing: null,
  };
}

/** The table's columns, by the Avro schema that every commit carries. */
export function hudiColumns(schema: string, file: string): Column[] {
  if (schema === '') return [];
  const type = parseAvroSchema(schema, file);
  if (type.kind !== 'record') return [];
  return type.fields
    .filter(({ name }) => !META.test(name))
    .map((field) => ({ name: field.name, type: typeText(field.type), id: null }));
}

function typeText(given: AvroType, depth = 0): string {
  const type = withoutNull(given);
  if (depth > 20) return type.kind;
  switch (type.kind) {
    case 'array':
      return `array<${typeText(type.items, depth + 1)}>`;
    case 'map':
      return `map<${typeText(type.values, depth + 1)}>`;
    case 'record':
      return `record<${type.fields.map((one) => `${one.name}: ${typeText(one.type, depth + 1)}`).join(', ')}>`;
    case 'union':
    case 'enum':
      return type.kind;
    default:
      return type.logical?.name ?? type.kind;
  }
}
