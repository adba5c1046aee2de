import type { FileTree } from '../file-tree.ts';
import { Unreadable } from '../unreadable.ts';
import type { TableFormat } from './model.ts';

/** A table within the opened folder. */
export interface FoundTable {
  format: TableFormat;
  /** The table's folder below what was opened, with `/` at its end, or empty. */
  root: string;
}

/** By which file a format is known: the part before it is the table's folder. */
const marks: readonly { format: TableFormat; mark: RegExp }[] = [
  { format: 'hudi', mark: /^(|.*\/)\.hoodie\/hoodie\.properties$/ },
  { format: 'delta', mark: /^(|.*\/)_delta_log\/\d{20}\.(json|checkpoint\b.*\.parquet)$/ },
  { format: 'iceberg', mark: /^(|.*\/)metadata\/[^/]+\.metadata\.json(\.gz)?$/ },
  { format: 'paimon', mark: /^(|.*\/)snapshot\/snapshot-\d+$/ },
];

/**
 * All tables of a folder, those nearest to its top first. Throws `Unreadable` where there is none.
 *
 * @param name of the folder or archive, as the reader knows it
 */
export function findTables(tree: FileTree, name = 'The folder'): FoundTable[] {
  const found = new Map<string, FoundTable>();
  for (const path of tree.paths) {
    for (const { format, mark } of marks) {
      const root = mark.exec(path)?.[1];
      if (root === undefined || /(^|\/)(\.hoodie|branch)\//.test(root)) continue;
      if (!found.has(root)) found.set(root, { format, root });
    }
  }
  if (found.size === 0) throw new Unreadable(whyNone(tree, name));
  const depth = ({ root }: FoundTable) => root.split('/').length;
  return [...found.values()].sort((a, b) => depth(a) - depth(b) || (a.root < b.root ? -1 : 1));
}

/** What is missing, by what is there. */
function whyNone({ paths }: FileTree, name: string): string {
  if (paths.length === 0)
    return `${name} is empty: there are no files in it. Open a table’s own folder, or a zip of it.`;
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  if (has(/(^|\/)_delta_log\//)) {
    return `${name} has a _delta_log folder, but no commit in it: a Delta table has files like 00000000000000000000.json there.`;
  }
  if (has(/(^|\/)\.hoodie\//)) {
    return `${name} has a .hoodie folder without hoodie.properties: a Hudi table keeps its version and type there.`;
  }
  if (has(/(^|\/)schema\/schema-\d+$/)) {
    return `${name} has a Paimon schema, but no snapshot: nothing has been written to the table yet, or its snapshot folder was left out.`;
  }
  if (has(/(^|\/)(snap-[^/]*\.avro|[^/]*-m\d+\.avro)$/)) {
    return `${name} has Iceberg manifests, but no metadata/….metadata.json: that file says which snapshots the table has.`;
  }
  if (has(/\.(parquet|orc|avro)$/)) {
    return `${name} has data files, but nothing that makes a table of them: no metadata folder (Iceberg), _delta_log (Delta), .hoodie (Hudi) or snapshot folder (Paimon). Folders whose names begin with a dot are left out by some zip programs.`;
  }
  const files =
    paths.length === 1
      ? 'its one file does not belong to one'
      : `none of its ${paths.length.toLocaleString('en')} files belongs to one`;
  return `${name} is no table of Iceberg, Delta, Hudi or Paimon: ${files}. Open the table’s own folder: the one that holds metadata (Iceberg), _delta_log (Delta), .hoodie (Hudi), or snapshot (Paimon).`;
}
