import type { FileTree } from '../../file-tree.ts';
import { parseJson, readText } from '../../json.ts';
import {
  at,
  idAt,
  isLoose,
  looseOf,
  numberOrNull,
  textAt,
  textEntries,
  textOf,
} from '../../lookup.ts';
import type { Plain } from '../../plain-value.ts';
import { Unreadable } from '../../unreadable.ts';
import { openParquetRows } from '../parquet-rows.ts';

/** One line of the log. @see Delta PROTOCOL.md, "Actions" */
export type Action =
  | ({ kind: 'add' } & DeltaFile)
  | { kind: 'remove'; path: string; vector: Vector | null }
  | { kind: 'metaData'; metadata: DeltaMetadata }
  | { kind: 'protocol'; protocol: Protocol }
  | { kind: 'commitInfo'; info: CommitInfo }
  | { kind: 'cdc'; path: string }
  | { kind: 'sidecar'; path: string }
  | { kind: 'other' };

export interface DeltaFile {
  /** As the log has it: below the table's folder and URI-encoded, or absolute. */
  path: string;
  size: number | null;
  /** As text, and null for null. */
  partition: Record<string, string | null>;
  rows: number | null;
  vector: Vector | null;
}

/** @see Delta PROTOCOL.md, "Deletion Vector Descriptor Schema" */
export interface Vector {
  /** `u` a file named by a packed UUID, `i` inline, `p` a file by its address. */
  storage: string;
  place: string;
  offset: number | null;
  size: number;
  cardinality: number;
}

export interface DeltaMetadata {
  id: string;
  name: string;
  schema: string;
  partitionColumns: string[];
  configuration: [string, string][];
}

export interface Protocol {
  reader: number;
  writer: number;
  features: string[];
}

export interface CommitInfo {
  time: number | null;
  operation: string;
  facts: [string, string][];
}

const MOST_ACTIONS = 200_000;

/** The actions of a commit, or of a checkpoint in JSON: one object a line. */
export async function readJsonActions(tree: FileTree, path: string): Promise<Action[]> {
  const text = await readText(tree.open(path));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) {
    throw new Unreadable(`${path} is empty: a commit of Delta holds at least one action.`);
  }
  return bounded(lines, path).map((line) => readAction(parseJson(line, path)));
}

const CHECKPOINT_COLUMNS = ['protocol', 'metaData', 'add', 'sidecar'];

/** The actions of a checkpoint in Parquet: one action a row, each kind in a column of its own. */
export async function readParquetActions(tree: FileTree, path: string): Promise<Action[]> {
  const file = await openParquetRows(tree.open(path));
  if (file.rowCount > MOST_ACTIONS) throw tooMany(path);
  const columns = CHECKPOINT_COLUMNS.filter((name) => file.fields.some((one) => one.name === name));
  if (!columns.includes('add')) throw new Unreadable(`${path} is no checkpoint of a Delta log.`);
  const rows = await file.read(0, file.rowCount, columns);
  return rows.map((row) => {
    const column = row.findIndex((value) => value !== null);
    const name = columns[column];
    return name === undefined ? { kind: 'other' } : readAction({ [name]: row[column] ?? null });
  });
}

function bounded<T>(items: T[], path: string): T[] {
  if (items.length > MOST_ACTIONS) throw tooMany(path);
  return items;
}

function tooMany(path: string): Unreadable {
  return new Unreadable(`${path} holds more actions than this page reads (${MOST_ACTIONS}).`);
}

function readAction(line: Plain): Action {
  const [kind = '', body] = Object.entries(looseOf(line)).find(([, value]) => isLoose(value)) ?? [];
  switch (kind) {
    case 'add':
      return { kind, ...readFile(body) };
    case 'remove':
      return { kind, path: textAt(body, 'path'), vector: readVector(at(body, 'deletionVector')) };
    case 'metaData':
      return { kind, metadata: readMetadata(body) };
    case 'protocol':
      return { kind, protocol: readProtocol(body) };
    case 'commitInfo':
      return { kind, info: readCommitInfo(body) };
    case 'cdc':
    case 'sidecar':
      return { kind, path: textAt(body, 'path') };
    default:
      return { kind: 'other' };
  }
}

function readFile(body: unknown): DeltaFile {
  const stats = textAt(body, 'stats');
  let rows: number | null = null;
  try {
    rows = stats === '' ? null : numberOrNull(at(parseJson(stats, ''), 'numRecords'));
  } catch {
    // Statistics are optional, and so is their being readable.
  }
  return {
    path: textAt(body, 'path'),
    size: numberOrNull(at(body, 'size')),
    partition: Object.fromEntries(
      Object.entries(looseOf(at(body, 'partitionValues'))).map(([column, value]) => [
        column,
        value === null || value === undefined ? null : textOf(value),
      ]),
    ),
    rows,
    vector: readVector(at(body, 'deletionVector')),
  };
}

function readVector(body: unknown): Vector | null {
  if (!isLoose(body)) return null;
  return {
    storage: textAt(body, 'storageType'),
    place: textAt(body, 'pathOrInlineDv'),
    offset: numberOrNull(at(body, 'offset')),
    size: numberOrNull(at(body, 'sizeInBytes')) ?? 0,
    cardinality: numberOrNull(at(body, 'cardinality')) ?? 0,
  };
}

function readMetadata(body: unknown): DeltaMetadata {
  const columns = at(body, 'partitionColumns');
  return {
    id: textAt(body, 'id'),
    name: textAt(body, 'name'),
    schema: textAt(body, 'schemaString'),
    partitionColumns: Array.isArray(columns) ? columns.map(String) : [],
    configuration: textEntries(at(body, 'configuration')),
  };
}

function readProtocol(body: unknown): Protocol {
  const features = ['readerFeatures', 'writerFeatures'].flatMap((key) => {
    const list = at(body, key);
    return Array.isArray(list) ? list.map(String) : [];
  });
  return {
    reader: numberOrNull(at(body, 'minReaderVersion')) ?? 1,
    writer: numberOrNull(at(body, 'minWriterVersion')) ?? 1,
    features: [...new Set(features)],
  };
}

function readCommitInfo(body: unknown): CommitInfo {
  const facts = ['operationParameters', 'operationMetrics'].flatMap((key) =>
    textEntries(at(body, key)),
  );
  const engine = idAt(body, 'engineInfo');
  return {
    time: numberOrNull(at(body, 'inCommitTimestamp')) ?? numberOrNull(at(body, 'timestamp')),
    operation: textAt(body, 'operation') || 'unknown',
    facts: [...facts, ...(engine === null ? [] : [['engine', engine] as [string, string]])],
  };
}
