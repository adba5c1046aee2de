import type { FileTree } from '../../file-tree.ts';
import type { Plain } from '../../plain-value.ts';
import { Unreadable } from '../../unreadable.ts';
import type { OnProgress, SnapshotRows } from '../model.ts';
import { openRowFile } from '../open-row-file.ts';
import { readFiles, type FileToRead } from '../row-reading.ts';
import { shapeFile } from '../shape.ts';
import { deletesFor, IcebergDeletes, type RowDelete } from './deletes.ts';
import type { ManifestEntry } from './manifests.ts';
import type { IcebergMetadata, IcebergSnapshot } from './metadata.ts';
import { shapeField, type IcebergField, type IcebergSchema } from './schema.ts';
import { liveEntries, type IcebergStates } from './state.ts';

/** The rows of a snapshot by its own schema, with its delete files applied. */
export async function icebergRows(
  tree: FileTree,
  metadata: IcebergMetadata,
  states: IcebergStates,
  snapshot: IcebergSnapshot,
  onProgress: OnProgress,
): Promise<SnapshotRows> {
  const schema = schemaOf(metadata, snapshot);
  const entries = liveEntries(await states.of(snapshot));
  const data = entries.filter(({ content }) => content === 'data');
  const deletes = entries.filter(({ content }) => content !== 'data');
  const loaded = new IcebergDeletes(tree, states.locate);
  const notes: string[] = [];

  const present = data.filter((entry) => {
    const isThere = states.locate(entry.path) !== null;
    if (!isThere) {
      notes.push(`${states.named(entry.path)} is missing: its ${entry.rows} rows are not shown.`);
    }
    return isThere;
  });
  const byPath = new Map(present.map((entry) => [states.locate(entry.path) ?? '', entry]));

  const open = async (path: string): Promise<FileToRead> => {
    const entry = byPath.get(path);
    if (!entry) throw new Unreadable(`The folder has no file ${path}.`);
    const applied = deletesFor(entry, deletes, metadata.specs, states.locate);
    return openData(tree, path, entry, {
      schema,
      metadata,
      deletes: await Promise.all(applied.map((one) => loaded.load(one, entry))),
      equalityIds: [...new Set(applied.flatMap(({ equalityIds }) => equalityIds))],
    });
  };
  const read = await readFiles([...byPath.keys()], open, onProgress);
  return { columns: schema.fields.map(({ name }) => name), ...read, notes };
}

export function schemaOf(metadata: IcebergMetadata, snapshot: IcebergSnapshot): IcebergSchema {
  return (
    metadata.schemas.get(snapshot.schema ?? metadata.currentSchema) ??
    metadata.schemas.get(metadata.currentSchema) ?? { fields: [] }
  );
}

interface Reading {
  schema: IcebergSchema;
  metadata: IcebergMetadata;
  deletes: RowDelete[];
  equalityIds: number[];
}

async function openData(
  tree: FileTree,
  path: string,
  entry: ManifestEntry,
  { schema, metadata, deletes, equalityIds }: Reading,
): Promise<FileToRead> {
  const file = await openRowFile(tree.open(path), entry.format);
  // Columns that deletes compare may have been dropped from the schema since.
  const extra = equalityIds.filter((id) => !schema.fields.some((field) => field.id === id));
  const wanted = [...schema.fields, ...extra.flatMap((id) => findField(metadata, id))];
  const identity = identityValues(metadata, entry);
  const { columns, shape } = shapeFile(
    file,
    wanted.map((field) => {
      const shaped = shapeField(field, metadata.nameMapping);
      return { ...shaped, missing: identity.get(field.id) ?? shaped.missing };
    }),
  );
  return {
    path,
    file,
    columns,
    shape(row, position) {
      const values = shape(row);
      const key = (ids: readonly number[]) =>
        JSON.stringify(ids.map((id) => values[wanted.findIndex((one) => one.id === id)] ?? null));
      const by = deletes.find((one) => one.isDeleted(position, key));
      return { values: values.slice(0, schema.fields.length), gone: by ? goneBy(by) : null };
    },
  };
}

function goneBy({ name, by }: RowDelete): string {
  switch (by) {
    case 'position':
      return `deleted: ${name} lists its position`;
    case 'vector':
      return `deleted: its bit is set in ${name}`;
    case 'equality':
      return `deleted: ${name} has equal values`;
  }
}

function findField({ schemas }: IcebergMetadata, wanted: number): IcebergField[] {
  for (const { fields } of schemas.values()) {
    const field = fields.find(({ id }) => id === wanted);
    if (field) return [field];
  }
  return [];
}

/** Files that were taken over from Hive lack the columns they are partitioned by. */
function identityValues({ specs }: IcebergMetadata, entry: ManifestEntry): Map<number, Plain> {
  return new Map(
    (specs.get(entry.specId) ?? [])
      .filter(({ transform }) => transform === 'identity')
      .map(({ sourceId, name }) => [sourceId, entry.partition[name] ?? null]),
  );
}
