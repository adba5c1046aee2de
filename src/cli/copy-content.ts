import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Copies `content/` to below `root`, without what labs build and download. */
export function copyContent(root: string): void {
  cpSync('content', join(root, 'content'), {
    recursive: true,
    filter: (path) => !['.work', '.venv', 'target', '__pycache__'].includes(basename(path)),
  });
}
