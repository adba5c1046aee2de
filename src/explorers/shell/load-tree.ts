import { folderTree, zipTree, type FileTree } from '../../readers/file-tree.ts';
import { Unreadable } from '../../readers/unreadable.ts';
import { TELLING_BYTES, whatIs } from '../../readers/what-is.ts';
import { loadFile } from './load-file.ts';
import type { Source } from './source.ts';

/** A folder, or what is in a zip of one. @throws Unreadable where the file is no zip */
export async function loadTree(source: Source): Promise<FileTree> {
  if (source.kind === 'folder') return folderTree(source.files);
  const file = await loadFile(source);
  const what = whatIs(await file.read(0, Math.min(TELLING_BYTES, file.size)));
  if (what !== undefined && what !== 'a zip archive') {
    throw new Unreadable(
      `${file.name} is no zip archive: it seems to be ${what}. Choose the folder itself, or a zip of it.`,
    );
  }
  return zipTree(file);
}
