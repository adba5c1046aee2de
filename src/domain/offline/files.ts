/** One file of the built site. */
export interface SiteFile {
  /** Its address below the site's base, without a slash at its start: '' is the first page. */
  path: string;
  /** Bytes, not compressed. */
  size: number;
  /** Changes with the content. */
  revision: string;
}

/** What `/offline.json` holds: everything that the site's pages need, of one version. */
export interface SiteFiles {
  version: string;
  files: SiteFile[];
}

/**
 * How the worker answers for a file. `asset`: its name changes with its content. `index`: a part of the
 * search index, of which only all parts of one version are of use. `page`: a document or a fragment of
 * one. `still`: rarely changes, and old with new does no harm. `data`: the rest.
 */
export type FileKind = 'asset' | 'index' | 'page' | 'still' | 'data';

/** `path` is below the base, as in `SiteFile`. Null for what is never kept by a visit. */
export function kindOf(path: string): FileKind | null {
  if (path === 'sw.js' || path === 'offline.json') return null;
  if (path.startsWith('assets/')) return 'asset';
  if (path.startsWith('pagefind/')) return 'index';
  if (path === '' || path.endsWith('/')) return 'page';
  return /\.(svg|png|js)$/.test(path) ? 'still' : 'data';
}

export function sizeOf(files: readonly SiteFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/**
 * What is still to fetch, given which revision of each path is kept. In an order that leaves what is
 * kept usable at any moment: code before the pages that load it, the index's parts before the file
 * that names them.
 */
export function filesToFetch({ files }: SiteFiles, kept: ReadonlyMap<string, string>): SiteFile[] {
  return files
    .filter(({ path, revision }) => kept.get(path) !== revision)
    .toSorted((a, b) => rank(a.path) - rank(b.path));
}

/** Paths that are kept and that this version no longer has. */
export function filesToDrop({ files }: SiteFiles, kept: Iterable<string>): string[] {
  const own = new Set(files.map(({ path }) => path));
  return [...kept].filter((path) => !own.has(path));
}

function rank(path: string): number {
  const kind = kindOf(path);
  if (kind === 'index') return /\.pf_\w+$/.test(path) ? 1 : 2;
  return kind === 'asset' ? 0 : 3;
}
