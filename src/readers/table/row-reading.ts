import type { Plain } from '../plain-value.ts';
import { MOST_ROWS, type OnProgress, type SnapshotRows, type StoredRow } from './model.ts';
import type { RowFile } from './row-file.ts';

/** One data file of a snapshot, ready to be read. */
export interface FileToRead {
  path: string;
  file: RowFile;
  /** Names of the file's columns to read. */
  columns: readonly string[];
  /** The row as the snapshot's schema shapes it, and why it is gone, or null. */
  shape: (stored: readonly Plain[], position: number) => { values: Plain[]; gone: string | null };
}

/** Reads data files one after another, up to `MOST_ROWS` rows in all. */
export async function readFiles(
  files: readonly string[],
  open: (path: string) => Promise<FileToRead>,
  onProgress: OnProgress,
): Promise<Pick<SnapshotRows, 'stored' | 'files' | 'isComplete'>> {
  const stored: StoredRow[] = [];
  let isComplete = true;
  for (const [index, path] of files.entries()) {
    if (stored.length >= MOST_ROWS) {
      isComplete = false;
      break;
    }
    const { file, columns, shape } = await open(path);
    const count = Math.min(file.rowCount, MOST_ROWS - stored.length);
    if (count < file.rowCount) isComplete = false;
    for (const [position, row] of (await file.read(0, count, columns)).entries()) {
      stored.push({ file: index, position, ...shape(row, position) });
    }
    onProgress((index + 1) / files.length);
  }
  return { stored, files: [...files], isComplete };
}

/** Reads a file's rows whole, for a list of deletes that must not be cut short. */
export async function readAllRows(
  file: RowFile,
  columns: readonly string[],
  limit: number,
): Promise<Plain[][] | null> {
  if (file.rowCount > limit) return null;
  return file.read(0, file.rowCount, columns);
}
