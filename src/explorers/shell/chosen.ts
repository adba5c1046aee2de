import { formatNumber } from '../../domain/amounts.ts';
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
  | { kind: 'folder'; name: string; files: readonly PathedFile[] };

/** What a page opens. */
export interface Wanted {
  /** In words: `a Parquet file`. */
  own: string;
  /** Endings of names, as of `<input accept>`: `.parquet,.pq`. */
  accept: string;
  /** Whether it is a folder, or a file with one inside. */
  folders?: boolean;
}

/** What was dropped or chosen at once. */
export interface Came {
  folders: readonly { name: string; files: readonly PathedFile[] }[];
  files: readonly File[];
}

/** Why nothing is opened: a sentence that names what came, and says what to do. */
export interface Refused {
  refused: string;
}

/** More is no table to look at by hand, and would keep the page busy for minutes. */
const MOST_FILES = 20_000;
/** Names that a sentence lists. */
const MOST_NAMES = 3;

/** The one thing to open among what came, or why there is none. */
export function chooseFrom(came: Came, wanted: Wanted): Chosen | Refused {
  const [folder] = came.folders;
  const count = came.folders.length + came.files.length;
  if (count === 0) return { refused: `That was no file. Drop ${wanted.own}.` };
  const within = came.folders.flatMap(({ files }) => files);
  if (folder && within.length + came.files.length === 0) {
    const names = namesOf(came.folders.map(({ name }) => name));
    return {
      refused:
        count === 1
          ? `The folder ${names} has no files in it. Choose ${wanted.own}.`
          : `The folders ${names} have no files in them. Choose ${wanted.own}.`,
    };
  }
  return wanted.folders ? oneThing(came, wanted) : oneFile(came, wanted);
}

function oneThing({ folders, files }: Came, { own }: Wanted): Chosen | Refused {
  if (folders.length + files.length > 1) {
    const names = namesOf([...folders, ...files].map(({ name }) => name));
    return {
      refused: `${names} came at once, and this page opens one at a time. Choose ${own}. If they are parts of one, drop the folder that holds them.`,
    };
  }
  const [folder] = folders;
  const [file] = files;
  if (folder) return { kind: 'folder', ...folder };
  return file ? { kind: 'file', file } : { refused: `That was no file. Drop ${own}.` };
}

/** Of a folder or a selection the one file that is called as it should be: engines write others beside it. */
function oneFile({ folders, files }: Came, { own, accept }: Wanted): Chosen | Refused {
  const all = [...files, ...folders.flatMap((folder) => folder.files.map(({ file }) => file))];
  const [only] = all;
  // What a single file is, its bytes say better than its name.
  if (only && all.length === 1 && folders.length === 0) return { kind: 'file', file: only };
  const endings = accept.split(',');
  const fitting = all.filter(({ name }) =>
    endings.some((ending) => name.toLowerCase().endsWith(ending)),
  );
  const [first] = fitting;
  if (first && fitting.length === 1) return { kind: 'file', file: first };
  const [folder] = folders;
  const isFolder = folder && folders.length === 1 && files.length === 0;
  const where = (n: number) => {
    const amount = n === 1 ? 'one file' : `${formatNumber(n)} files`;
    return isFolder ? `The folder “${folder.name}” holds ${amount}` : `${amount} came at once`;
  };
  const ending = `in ${listed(endings, 'or')}`;
  if (!first) {
    const none = all.length === 1 ? 'it does not end' : 'none of them ends';
    return { refused: `${where(all.length)}, and ${none} ${ending}. Choose ${own}.` };
  }
  const names = namesOf(fitting.map(({ name }) => name));
  return {
    refused: `${where(fitting.length)}${isFolder ? ` that end ${ending}` : ''}: ${names}. This page opens one at a time: choose one of them.`,
  };
}

/** `“a”, “b” and 3 more` */
function namesOf(names: readonly string[]): string {
  const quoted = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const rest = names.length - quoted.length;
  return listed(rest > 0 ? [...quoted, `${formatNumber(rest)} more`] : quoted, 'and');
}

function listed(words: readonly string[], joint: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** What an `<input type="file">` has; with `webkitdirectory`, one folder. */
export function cameByInput(files: readonly File[]): Came {
  const [first] = files;
  const [name = ''] = first?.webkitRelativePath.split('/') ?? [];
  if (name === '') return { folders: [], files };
  const paths = files.map((file) => ({
    path: file.webkitRelativePath.slice(name.length + 1),
    file,
  }));
  return { folders: [{ name, files: paths }], files: [] };
}

/** What was dropped: files, and folders with all below them. Rejects with a `RangeError` where that is too much. */
export async function cameByDrop(transfer: DataTransfer): Promise<Came> {
  // Entries are there only while the event is handled: all are taken before the first wait.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const loose = [...transfer.files];
  const folders = [];
  for (const entry of entries) {
    if (!entry.isDirectory) continue;
    const files: PathedFile[] = [];
    await walk(entry as FileSystemDirectoryEntry, '', files);
    folders.push({ name: entry.name, files });
  }
  const names = new Set(folders.map(({ name }) => name));
  // A browser lists a folder among the files too.
  return { folders, files: loose.filter(({ name }) => !names.has(name)) };
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
        throw new RangeError(
          `It holds more than ${formatNumber(MOST_FILES)} files, which is more than this page opens.`,
        );
      }
    }
  }
}
