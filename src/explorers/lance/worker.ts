import { expose } from 'comlink';
import { folderTree, zipTree, type FileTree } from '../../readers/file-tree.ts';
import { blobSource } from '../../readers/source.ts';
import { Unreadable } from '../../readers/unreadable.ts';
import { loadBlob, type Source } from '../shell/load.ts';
import { Session } from './session.ts';

/** A zip, or a folder’s files. */
export type DatasetSource =
  Source | { name: string; files: readonly { path: string; file: Blob }[] };

let opened: { key: string; session: Promise<Session> } | undefined;

async function treeOf(source: DatasetSource): Promise<FileTree> {
  if ('files' in source) return folderTree(source.files);
  if (source.name.endsWith('.lance')) {
    throw new Unreadable(
      `${source.name} is one data file: which rows it has, and which of them are deleted, its dataset’s manifest says. Choose the dataset’s folder, or a zip of it.`,
    );
  }
  return zipTree(blobSource(await loadBlob(source), source.name));
}

/** A worker that was ended has no dataset: each question says which one it is about. */
async function session(
  key: string,
  source: DatasetSource,
  onProgress: (done: number) => void = () => undefined,
): Promise<Session> {
  if (opened?.key !== key) {
    const open = async () => Session.open(await treeOf(source), source.name, onProgress);
    opened = { key, session: open() };
  }
  try {
    return await opened.session;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

const api = {
  async open(key: string, source: DatasetSource, onProgress: (done: number) => void) {
    return (await session(key, source, onProgress)).view;
  },
  async file(key: string, source: DatasetSource, path: string) {
    return (await session(key, source)).file(path);
  },
  async chunks(key: string, source: DatasetSource, path: string, more: string) {
    return (await session(key, source)).chunks(path, more);
  },
  async manifest(key: string, source: DatasetSource, version: number) {
    return (await session(key, source)).manifest(version);
  },
  async rows(key: string, source: DatasetSource, version: number, from: number, count: number) {
    return (await session(key, source)).rows(version, from, count);
  },
  async take(key: string, source: DatasetSource, version: number, row: number) {
    return (await session(key, source)).take(version, row);
  },
};

export type Api = typeof api;

expose(api);
