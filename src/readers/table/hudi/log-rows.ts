import type { FileTree } from '../../file-tree.ts';
import { readLogBlocks, type LogBlock } from '../../hudi-log/blocks.ts';
import { readLogDeletes, readLogRecords } from '../../hudi-log/records.ts';
import type { Plain } from '../../plain-value.ts';
import { Unreadable } from '../../unreadable.ts';
import type { StoredRow } from '../model.ts';
import type { FileSlice } from './file-groups.ts';
import { mergeChanges, type KeyedChange, type MergeMode } from './merge.ts';

export const RECORD_KEY = '_hoodie_record_key';
const IS_DELETED = '_hoodie_is_deleted';
const OPERATION = '_hoodie_operation';

/** What merging needs of a table. */
export interface Merging {
  mode: MergeMode;
  ordering: readonly string[];
  columns: readonly string[];
  /** Whether an instant counts: one that is not completed, or is later, does not. */
  counts: (instant: string) => boolean;
}

/** A base file's row, with what merging needs besides its values. */
export interface BaseRow {
  row: StoredRow;
  key: string;
  ordering: Plain[];
}

/**
 * A file group's rows: those of its base file, and on top of them what its log files say. Rows of log
 * files come after those of the base file.
 *
 * @param fileOf the place of a path in the snapshot's list of files
 */
export async function mergeLogs(
  tree: FileTree,
  slice: FileSlice,
  base: readonly BaseRow[],
  merging: Merging,
  fileOf: (path: string) => number,
): Promise<StoredRow[]> {
  const changes: (KeyedChange & { row: StoredRow | null })[] = base.map(
    ({ row, key, ordering }) => ({
      row,
      key,
      ordering,
      isDelete: false,
      file: nameOf(slice.base?.path ?? ''),
    }),
  );
  for (const { path } of slice.logs) {
    if (!tree.has(path)) {
      throw new Unreadable(`${path} is missing: the changes that it held cannot be merged.`);
    }
    const file = nameOf(path);
    let position = 0;
    for (const block of countingBlocks(await readLogBlocks(tree.open(path)), merging)) {
      if (block.isPartial) {
        throw new Unreadable(
          `${file} holds partial updates, with the changed columns alone: this page does not merge those.`,
        );
      }
      if (block.type === 'delete') {
        for (const { key, ordering } of readLogDeletes(block, file)) {
          changes.push({ row: null, key, ordering: [ordering], isDelete: true, file });
        }
        continue;
      }
      for (const record of await readLogRecords(block, file)) {
        const values = merging.columns.map((name) => record[name] ?? null);
        changes.push({
          row: { file: fileOf(path), position, values, gone: null },
          key: String(record[RECORD_KEY] ?? ''),
          ordering: merging.ordering.map((name) => record[name] ?? null),
          isDelete: record[IS_DELETED] === true || record[OPERATION] === 'D',
          file,
        });
        position += 1;
      }
    }
  }
  const fates = mergeChanges(changes, merging.mode);
  return changes.flatMap(({ row }, at) => (row ? [{ ...row, gone: fates[at] ?? null }] : []));
}

/** Blocks of instants that count, but for those that a later command takes back. */
function countingBlocks(blocks: readonly LogBlock[], { counts }: Merging): LogBlock[] {
  const rolledBack = new Set(
    blocks.flatMap(({ type, target }) => (type === 'command' && target !== null ? [target] : [])),
  );
  return blocks.filter(
    ({ type, instant }) =>
      (type === 'delete' || type.endsWith('data')) &&
      type !== 'cdc data' &&
      counts(instant) &&
      !rolledBack.has(instant),
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
