import type { FileTree } from '../../file-tree.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Locate } from '../locate.ts';
import type { OnProgress, SnapshotRows } from '../model.ts';
import { openRowFile } from '../open-row-file.ts';
import { readFiles, type FileToRead } from '../row-reading.ts';
import { shapeFile } from '../shape.ts';
import { deltaShape, partitionValue, readDeltaSchema } from './schema.ts';
import { dataPath } from './chain.ts';
import type { DeltaState, LiveFile } from './replay.ts';
import { readVector, vectorName } from './vector.ts';

/** The rows of a version: of each file those that its deletion vector leaves. */
export async function deltaRows(
  tree: FileTree,
  locate: Locate,
  state: DeltaState,
  onProgress: OnProgress,
): Promise<SnapshotRows> {
  const fields = readDeltaSchema(state.metadata);
  const setting = new Map(state.metadata?.configuration);
  const byId = setting.get('delta.columnMapping.mode') === 'id';
  const shapes = deltaShape(fields, byId);
  const notes: string[] = [];
  const byPath = new Map<string, LiveFile>();
  for (const file of state.files) {
    const path = dataPath(locate, file.path);
    if (tree.has(path)) byPath.set(path, file);
    else notes.push(`${path} is missing: its ${file.rows ?? ''} rows are not shown.`);
  }

  const open = async (path: string): Promise<FileToRead> => {
    const live = byPath.get(path);
    if (!live) throw new Unreadable(`The folder has no file ${path}.`);
    const file = await openRowFile(tree.open(path), 'parquet');
    const { columns, shape } = shapeFile(
      file,
      shapes.map((field, at) => {
        const { physical = '', type = null } = fields[at] ?? {};
        // The log says what a partition column holds; the files lack it.
        if (!Object.hasOwn(live.partition, physical)) return field;
        const missing = partitionValue(type, live.partition[physical] ?? null);
        return { ...field, isStoredAs: () => false, missing };
      }),
    );
    const deleted = live.vector ? await readVector(tree, locate, live.vector) : null;
    const gone = live.vector ? `deleted: its bit is set in ${vectorName(live.vector)}` : null;
    return {
      path,
      file,
      columns,
      shape: (row, position) => ({
        values: shape(row),
        gone: deleted?.has(position) ? gone : null,
      }),
    };
  };
  const read = await readFiles([...byPath.keys()], open, onProgress);
  return { columns: fields.map(({ name }) => name), ...read, notes };
}
