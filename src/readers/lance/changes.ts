import type { Version } from './dataset.ts';

/** What one version has that the one before it had not, and the other way. */
export interface Changes {
  rows: number;
  fieldsAdded: string[];
  fieldsDropped: string[];
  fragmentsAdded: number[];
  fragmentsDropped: number[];
  filesAdded: string[];
  /** No longer named by this version; the files are still in the folder. */
  filesDropped: string[];
  indicesAdded: string[];
  indicesDropped: string[];
}

/** @param before null for the first version that the folder has */
export function changesOf(version: Version, before: Version | null): Changes {
  const compare = <T>(of: (version: Version) => readonly T[]) => {
    const now = new Set(of(version));
    const then = new Set(before ? of(before) : []);
    return {
      added: [...now].filter((one) => !then.has(one)),
      dropped: [...then].filter((one) => !now.has(one)),
    };
  };
  const fields = compare(({ fields }) => fields.map(({ name }) => name));
  const fragments = compare(({ fragments }) => fragments.map(({ id }) => id));
  const files = compare(filesOf);
  const indices = compare(({ file }) => file.indices.map(({ name }) => name));
  return {
    rows: version.rows - (before?.rows ?? 0),
    fieldsAdded: fields.added,
    fieldsDropped: fields.dropped,
    fragmentsAdded: fragments.added,
    fragmentsDropped: fragments.dropped,
    filesAdded: files.added,
    filesDropped: files.dropped,
    indicesAdded: indices.added,
    indicesDropped: indices.dropped,
  };
}

/** The data files and deletion files that a version names. */
export function filesOf({ fragments }: Version): string[] {
  return fragments.flatMap(({ files, deletionFile }) => [
    ...files.map(({ path }) => path),
    ...(deletionFile === null ? [] : [deletionFile]),
  ]);
}
