import type { FileTree } from '../../file-tree.ts';
import type { Plain } from '../../plain-value.ts';
import type { PositionSet } from '../../roaring/bitmap.ts';
import { readDeletionVector } from '../../roaring/deletion-vector.ts';
import type { ByteSource } from '../../source.ts';
import { Unreadable } from '../../unreadable.ts';
import { MOST_ROWS, type OnProgress, type SnapshotRows, type StoredRow } from '../model.ts';
import { formatOfPath, openRowFile } from '../open-row-file.ts';
import { readFiles, type FileToRead } from '../row-reading.ts';
import { shapeFile, type ShapeField } from '../shape.ts';
import { bucketOf, type PaimonEntry } from './manifests.ts';
import { deduplicate, rowKind } from './merge.ts';
import { paimonShape, type PaimonSchemas } from './schema.ts';
import type { PaimonState, PaimonStates } from './state.ts';

/** What a file of a table with a primary key stores before the values. */
const SYSTEM = ['_SEQUENCE_NUMBER', '_VALUE_KIND'] as const;

/** The rows of a snapshot: of a table with a primary key merged over its levels, bucket by bucket. */
export async function paimonRows(
  tree: FileTree,
  schemas: PaimonSchemas,
  states: PaimonStates,
  state: PaimonState,
  onProgress: OnProgress,
): Promise<SnapshotRows> {
  const { schema } = state;
  const { options, fields } = schema;
  const notes: string[] = [];
  const hasKey = schema.primaryKeys.length > 0;
  const engine = options.get('merge-engine') ?? 'deduplicate';
  const hasVectors = options.get('deletion-vectors.enabled') === 'true';
  const seesLevel0 = !hasVectors || options.get('deletion-vectors.merge-on-read') === 'true';
  if (options.get('data-evolution.enabled') === 'true') {
    throw new Unreadable(
      'This table has data-evolution.enabled: its rows are put together from several files by row id, which this page does not do.',
    );
  }

  const present = presentFiles(tree, states, state, notes);
  const { chosen, isWhole, canMerge } = takeBuckets(present);
  const merges = hasKey && engine === 'deduplicate' && canMerge;
  if (hasKey && engine !== 'deduplicate') {
    notes.push(
      `Records are shown as they are stored, unmerged: the merge engine is ${engine}, and this page merges by deduplicate only.`,
    );
  } else if (hasKey && !canMerge) {
    notes.push(
      `Records are shown as they are stored, unmerged: the first bucket alone holds more than ${MOST_ROWS}.`,
    );
  }
  const hidden = hasKey && !seesLevel0 ? chosen.filter(({ entry }) => entry.level === 0) : [];
  if (hidden.length > 0) {
    notes.push(
      'Files of level 0 are not visible yet: with deletion vectors a batch read passes over them until a compaction.',
    );
  }

  const vectors = vectorReader(tree, states, state);
  const byPath = new Map(chosen.map((one) => [one.path, one.entry]));
  const open = async (path: string): Promise<FileToRead> => {
    const entry = byPath.get(path);
    if (!entry) throw new Unreadable(`The folder has no file ${path}.`);
    const written = await schemas.of(entry.schemaId, state.snapshot.branch);
    const file = await openRowFile(tree.open(path), formatOfPath(path));
    const { columns, shape } = shapeFile(file, [
      ...paimonShape(fields, written.fields),
      ...SYSTEM.map(systemField),
    ]);
    const vector = await vectors(entry.name);
    const isHidden = hasKey && !seesLevel0 && entry.level === 0;
    return {
      path,
      file,
      columns,
      shape: (row, position) => ({
        values: shape(row),
        gone: isHidden
          ? 'not visible yet: level 0, with deletion vectors'
          : vector?.set.has(position)
            ? `deleted: its bit is set in ${vector.name}`
            : null,
      }),
    };
  };
  const read = await readFiles([...byPath.keys()], open, onProgress);
  const stored = merges
    ? mergeRows(read.stored, read.files, state, byPath)
    : read.stored.map((row) => ({ ...row, values: row.values.slice(0, fields.length) }));
  return {
    columns: fields.map(({ name }) => name),
    ...read,
    stored,
    isComplete: read.isComplete && isWhole,
    notes,
  };
}

interface PresentFile {
  path: string;
  entry: PaimonEntry;
}

function presentFiles(
  tree: FileTree,
  states: PaimonStates,
  { schema, files }: PaimonState,
  notes: string[],
): PresentFile[] {
  return files.flatMap((entry) => {
    const path = states.dataPath(schema, entry);
    if (tree.has(path)) return [{ path, entry }];
    notes.push(`${path} is missing: its ${entry.rows} records are not shown.`);
    return [];
  });
}

/** Whole buckets, as many as may be read: a key's records are all in one bucket. */
function takeBuckets(files: readonly PresentFile[]) {
  const buckets = new Map<string, PresentFile[]>();
  for (const one of files) {
    const key = bucketOf(one.entry);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(one);
    else buckets.set(key, [one]);
  }
  const chosen: PresentFile[] = [];
  let rows = 0;
  for (const bucket of buckets.values()) {
    rows += bucket.reduce((sum, { entry }) => sum + entry.rows, 0);
    if (rows > MOST_ROWS) {
      const isFirst = chosen.length === 0;
      return { chosen: isFirst ? bucket : chosen, isWhole: false, canMerge: !isFirst };
    }
    chosen.push(...bucket);
  }
  return { chosen, isWhole: true, canMerge: true };
}

function systemField(name: string): ShapeField {
  return {
    name,
    type: { kind: 'primitive', name: 'bigint' },
    isStoredAs: (field) => field.name === name,
    missing: null,
  };
}

function mergeRows(
  stored: readonly StoredRow[],
  files: readonly string[],
  { schema }: PaimonState,
  byPath: ReadonlyMap<string, PaimonEntry>,
): StoredRow[] {
  const { fields, primaryKeys, options } = schema;
  const placeOf = (name: string) => fields.findIndex((field) => field.name === name);
  const keys = primaryKeys.map(placeOf);
  const sequences = (options.get('sequence.field') ?? '')
    .split(',')
    .map((name) => placeOf(name.trim()))
    .filter((place) => place >= 0);
  const pick = (values: readonly Plain[], places: readonly number[]) =>
    places.map((place) => values[place] ?? null);

  const open = stored.filter(({ gone }) => gone === null);
  const fates = deduplicate(
    open.map(({ values, file }) => {
      const path = files[file] ?? '';
      const entry = byPath.get(path);
      return {
        key: `${entry ? bucketOf(entry) : ''} ${JSON.stringify(pick(values, keys))}`,
        userSequence: pick(values, sequences),
        sequence: values[fields.length] ?? null,
        kind: rowKind(values[fields.length + 1] ?? null),
        file: path.split('/').at(-1) ?? path,
      };
    }),
    {
      descending: options.get('sequence.field.sort-order') === 'descending',
      ignoreDelete: options.get('ignore-delete') === 'true',
    },
  );
  const fateOf = new Map(open.map((row, at) => [row, fates[at] ?? null]));
  return stored.map((row) => ({
    ...row,
    values: row.values.slice(0, fields.length),
    gone: row.gone ?? fateOf.get(row) ?? null,
  }));
}

/** Finds the deletion vector of a data file. @see Paimon 2.0 docs, "Table index" */
function vectorReader(tree: FileTree, states: PaimonStates, { indexes }: PaimonState) {
  return async (dataFile: string): Promise<{ set: PositionSet; name: string } | null> => {
    for (const { type, name, vectors } of indexes) {
      const vector = vectors.find(({ file }) => file === dataFile);
      if (type !== 'DELETION_VECTORS' || !vector) continue;
      const path = states.indexPath(name);
      if (!tree.has(path)) {
        throw new Unreadable(
          `${path} is missing: without its deletion vectors, rows that were deleted would come back.`,
        );
      }
      return { set: await readVectorAt(tree.open(path), vector.start), name };
    }
    return null;
  };
}

/** Its size in four bytes, then the vector from its magic number on. */
async function readVectorAt(source: ByteSource, start: number): Promise<PositionSet> {
  const head = await source.read(start, start + 4);
  const size = new DataView(head.buffer).getUint32(0);
  return readDeletionVector(await source.read(start + 4, start + 4 + size), source.name);
}
