import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { folderTree, zipTree, type FileTree } from '../../../src/readers/file-tree.ts';
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

/** Tables among the fixtures: each a zip with its folder, and the rows that its engine read. */
export function tableNames(): string[] {
  return readdirSync(fixturePath('tables'))
    .filter((name) => name.endsWith('.zip'))
    .map((name) => name.slice(0, -'.zip'.length));
}

export function fixtureTree(name: string): Promise<FileTree> {
  return zipTree(fixtureSource(`tables/${name}.zip`));
}

/** The same folder with some files changed, added (bytes) or taken out (null). */
export function changedTree(
  tree: FileTree,
  changes: Readonly<Record<string, Uint8Array<ArrayBuffer> | null>>,
): FileTree {
  const kept = tree.paths.filter((path) => !(path in changes));
  const added = Object.entries(changes).flatMap(([path, bytes]) => (bytes ? [path] : []));
  const has = (path: string) => (path in changes ? changes[path] !== null : tree.has(path));
  return {
    paths: [...kept, ...added].sort(),
    has,
    open(path) {
      const bytes = changes[path];
      return bytes ? bytesSource(bytes, path) : tree.open(has(path) ? path : `missing/${path}`);
    },
  };
}
