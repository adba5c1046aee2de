import type { Sample } from './sample.ts';

/** One file of a folder, with its path below the folder. */
export interface PathedFile {
  path: string;
  file: File;
}

/** What the reader asked to open. */
export type Chosen =
  | { kind: 'sample'; sample: Sample }
  | { kind: 'file'; file: File }
  | { kind: 'folder'; name: string; files: PathedFile[] };

/** More is no table to look at by hand, and would keep the page busy for minutes. */
const MOST_FILES = 20_000;

/** The files of `<input webkitdirectory>`, or one file; null where nothing was chosen. */
export function chosenFiles(files: readonly File[]): Chosen | null {
  const [first] = files;
  if (!first) return null;
  if (first.webkitRelativePath === '') return { kind: 'file', file: first };
  const [name = ''] = first.webkitRelativePath.split('/');
  return {
    kind: 'folder',
    name,
    files: files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file })),
  };
}

/** What was dropped: one folder with all below it, or the first file. Null for text and the like. */
export async function chosenDrop(transfer: DataTransfer): Promise<Chosen | null> {
  // Entries are there only while the event is handled: all are taken before the first wait.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const folder = entries.find((entry) => entry.isDirectory);
  if (folder) {
    const files: PathedFile[] = [];
    await walk(folder as FileSystemDirectoryEntry, '', files);
    return { kind: 'folder', name: folder.name, files };
  }
  const [file] = transfer.files;
  return file ? { kind: 'file', file } : null;
}

async function walk(
  folder: FileSystemDirectoryEntry,
  path: string,
  files: PathedFile[],
): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A browser hands out a folder's entries by about a hundred.
    const entries = await new Promise<FileSystemEntry[]>((done, fail) => {
      reader.readEntries(done, fail);
    });
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory) {
        await walk(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, files);
        continue;
      }
      const file = await new Promise<File>((done, fail) => {
        (entry as FileSystemFileEntry).file(done, fail);
      });
      files.push({ path: path + entry.name, file });
      if (files.length > MOST_FILES) {
        throw new RangeError(`The folder holds more than ${MOST_FILES} files.`);
      }
    }
  }
}
