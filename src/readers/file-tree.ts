import { unzip, type Reader } from 'unzipit';
import { blobSource, LONGEST_READ, type ByteSource } from './source.ts';
import { Unreadable } from './unreadable.ts';

/** A folder of files: dropped by the reader, or inside an archive. */
export interface FileTree {
  /** Paths below the folder, with `/` and none at the start, sorted. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Throws `Unreadable` where there is no such file. */
  open(path: string): ByteSource;
}

/** The most files of one folder: a table of more is no table to look at by hand. */
export const MOST_FILES = 20_000;

/** Files with their paths, as a folder that was dropped or chosen gives them. */
export function folderTree(files: readonly { path: string; file: Blob }[]): FileTree {
  return treeOf(new Map(files.map(({ path, file }) => [tidy(path), blobSource(file, tidy(path))])));
}

/** The files of a zip archive. Its directory is read now; an entry is unpacked when it is opened. */
export async function zipTree(archive: ByteSource): Promise<FileTree> {
  const reader: Reader = {
    getLength: () => Promise.resolve(archive.size),
    read: (offset, length) => archive.read(offset, offset + length),
  };
  let entries;
  try {
    ({ entries } = await unzip(reader));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`${archive.name} is no zip archive, or it is cut off or damaged.`);
  }
  const files = Object.values(entries).filter((entry) => !entry.isDirectory);
  return treeOf(
    new Map(
      files.map((entry) => {
        const path = tidy(entry.name);
        return [path, unpackedOnRead(path, entry.size, () => entry.blob())];
      }),
    ),
  );
}

function unpackedOnRead(name: string, size: number, unpack: () => Promise<Blob>): ByteSource {
  let opened: Promise<ByteSource> | undefined;
  const open = async () => {
    if (size > LONGEST_READ) {
      throw new Unreadable(
        `${name} is ${size} bytes inside the archive: unpack it, and open the folder instead.`,
      );
    }
    let blob;
    try {
      blob = await unpack();
    } catch {
      throw new Unreadable(`${name} cannot be unpacked: the archive is damaged.`);
    }
    return blobSource(blob, name);
  };
  return {
    name,
    size,
    async read(start, end) {
      opened ??= open();
      return (await opened).read(start, end);
    },
  };
}

function treeOf(files: Map<string, ByteSource>): FileTree {
  if (files.size > MOST_FILES) {
    throw new Unreadable(
      `The folder holds ${files.size} files; this page opens tables of up to ${MOST_FILES}.`,
    );
  }
  return {
    paths: [...files.keys()].sort(),
    has: (path) => files.has(path),
    open(path) {
      const file = files.get(path);
      if (!file) throw new Unreadable(`The folder has no file ${path}.`);
      return file;
    },
  };
}

function tidy(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
}
