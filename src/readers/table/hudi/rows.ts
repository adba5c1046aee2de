import type { FileTree } from '../../file-tree.ts';
import { parseAvroSchema, withoutNull, type AvroType } from '../../avro/schema.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Column, OnProgress, SnapshotRows, StoredRow } from '../model.ts';
import { formatOfPath, openRowFile } from '../open-row-file.ts';
import { readFiles, type FileToRead } from '../row-reading.ts';
import { shapeFile, type ShapeField } from '../shape.ts';
import type { FileSlice } from './file-groups.ts';
import { mergeLogs, RECORD_KEY, type Merging } from './log-rows.ts';
import { mergeModeOf, orderingFields } from './merge.ts';

/** Of each record: which instant wrote it, its key, its place. They are no columns of the reader's. */
const META = /^_hoodie_(commit_time|commit_seqno|record_key|partition_path|file_name|operation)$/;

/** What is known of the table, besides the files of the snapshot. */
export interface HudiReading {
  columns: readonly Column[];
  properties: ReadonlyMap<string, string>;
  counts: Merging['counts'];
}

/** The rows of a snapshot: of base files, with the log files on top of them merged by record key. */
export async function hudiRows(
  tree: FileTree,
  slices: readonly FileSlice[],
  reading: HudiReading,
  onProgress: OnProgress,
): Promise<SnapshotRows> {
  const notes: string[] = [];
  const paths: string[] = [];
  for (const { base } of slices) {
    if (!base) continue;
    if (tree.has(base.path)) paths.push(base.path);
    else notes.push(`${base.path} is missing: its rows are not shown.`);
  }
  const names = await columnNames(tree, reading.columns, paths);
  const hasLogs = slices.some(({ logs }) => logs.length > 0);
  const merging = hasLogs ? mergingOf(names, reading) : null;
  const extra = merging ? [RECORD_KEY, ...merging.ordering] : [];
  const open = async (path: string): Promise<FileToRead> => {
    if (!tree.has(path)) throw new Unreadable(`The folder has no file ${path}.`);
    const file = await openRowFile(tree.open(path), formatOfPath(path));
    const { columns, shape } = shapeFile(file, [...names, ...extra].map(byName));
    return { path, file, columns, shape: (row) => ({ values: shape(row), gone: null }) };
  };
  const read = await readFiles(paths, open, onProgress);
  const cut = (row: StoredRow) => ({ ...row, values: row.values.slice(0, names.length) });
  const unmerged = { columns: names, ...read, stored: read.stored.map(cut), notes };
  if (!hasLogs) return unmerged;
  const logs = slices.reduce((sum, slice) => sum + slice.logs.length, 0);
  const why = !read.isComplete
    ? 'the table holds more rows than this page reads'
    : merging
      ? null
      : 'the table merges in a way that this page does not know';
  if (why !== null || !merging) {
    notes.push(
      `${logs} log ${logs === 1 ? 'file holds' : 'files hold'} newer records, which are not merged here: ${why ?? ''}. Shown are the base files alone, as a read-optimized query does.`,
    );
    return unmerged;
  }
  const files = [...read.files];
  const fileOf = (path: string) => {
    const known = files.indexOf(path);
    return known >= 0 ? known : files.push(path) - 1;
  };
  const stored: StoredRow[] = [];
  for (const slice of slices) {
    const at = slice.base ? read.files.indexOf(slice.base.path) : -1;
    const base = read.stored
      .filter(({ file }) => file === at)
      .map((row) => ({
        row: cut(row),
        key: String(row.values[names.length] ?? ''),
        ordering: row.values.slice(names.length + 1),
      }));
    for (const row of await mergeLogs(tree, slice, base, merging, fileOf)) stored.push(row);
  }
  return { columns: names, stored, files, isComplete: true, notes };
}

/** By the newest commit's schema, or where no commit carries one, by a file's. */
async function columnNames(
  tree: FileTree,
  columns: readonly Column[],
  paths: readonly string[],
): Promise<string[]> {
  const [first] = paths;
  if (columns.length > 0 || first === undefined) return columns.map(({ name }) => name);
  const file = await openRowFile(tree.open(first), formatOfPath(first));
  return file.fields.map(({ name }) => name).filter((name) => !META.test(name));
}

function mergingOf(columns: readonly string[], reading: HudiReading): Merging | null {
  const { properties, counts } = reading;
  const mode = mergeModeOf(properties);
  // Without the record key in each row there is nothing to merge by.
  if (!mode || properties.get('hoodie.populate.meta.fields') === 'false') return null;
  return { mode, ordering: orderingFields(properties), columns, counts };
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
