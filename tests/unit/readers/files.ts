import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { folderTree, type FileTree } from '../../../src/readers/file-tree.ts';
import { bytesSource, type ByteSource } from '../../../src/readers/source.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/explorers');

export function fixturePath(path: string): string {
  return join(fixtures, path);
}

export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

export function fixtureSource(path: string): ByteSource {
  return bytesSource(readBytes(fixturePath(path)), path);
}

/** A folder on disk as the reader's own folder would come. */
export function diskTree(folder: string): FileTree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return folderTree(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(folder, path), file: new Blob([readBytes(path)]) };
      }),
  );
}
