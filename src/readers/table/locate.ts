import type { FileTree } from '../file-tree.ts';

/** Where a file is that a table names: the path in the opened folder, or null where it is missing. */
export type Locate = (named: string) => string | null;

/**
 * Finds files by the absolute addresses in a table's metadata. A table may have been copied from where
 * it was written: an address within `location` is taken as one below the folder; of any other, the
 * longest end that exists in the folder.
 *
 * @param location the address of the table when it was written, or null
 */
export function locateIn(tree: FileTree, root: string, location: string | null): Locate {
  const base = location === null ? null : plainPath(location).replace(/\/+$/, '');
  return (named) => {
    const path = plainPath(named);
    if (base !== null && path.startsWith(`${base}/`)) {
      const within = root + path.slice(base.length + 1);
      if (tree.has(within)) return within;
    }
    const parts = path.split('/').filter((part) => part !== '');
    // A name alone says too little: `00000.parquet` may be another table's.
    for (let from = 0; from < parts.length - 1; from++) {
      const within = root + parts.slice(from).join('/');
      if (tree.has(within)) return within;
    }
    const relative = root + path.replace(/^\/+/, '');
    return tree.has(relative) ? relative : null;
  };
}

/** An address without its scheme and host's slashes: `s3a://b/t` and `s3://b/t` are the same. */
function plainPath(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '/').replace(/^\/{2,}/, '/');
}

/** The path below the table's folder, for a file that is missing. */
export function namedBelow(named: string, location: string | null): string {
  const path = plainPath(named);
  const base = location === null ? null : plainPath(location).replace(/\/+$/, '');
  return base !== null && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : named;
}
