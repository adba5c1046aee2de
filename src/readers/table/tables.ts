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

/** All tables of a folder, those nearest to its top first. Throws `Unreadable` where there is none. */
export function findTables(tree: FileTree): FoundTable[] {
  const found = new Map<string, FoundTable>();
  for (const path of tree.paths) {
    for (const { format, mark } of marks) {
      const root = mark.exec(path)?.[1];
      if (root === undefined || /(^|\/)(\.hoodie|branch)\//.test(root)) continue;
      if (!found.has(root)) found.set(root, { format, root });
    }
  }
  if (found.size === 0) throw new Unreadable(whyNone(tree));
  const depth = ({ root }: FoundTable) => root.split('/').length;
  return [...found.values()].sort((a, b) => depth(a) - depth(b) || (a.root < b.root ? -1 : 1));
}

/** What is missing, by what is there. */
function whyNone({ paths }: FileTree): string {
  if (paths.length === 0) return 'The folder is empty.';
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  if (has(/(^|\/)_delta_log\//)) {
    return 'There is a _delta_log folder, but no commit in it: a Delta table has files like 00000000000000000000.json there.';
  }
  if (has(/(^|\/)\.hoodie\//)) {
    return 'There is a .hoodie folder without hoodie.properties: a Hudi table keeps its version and type there.';
  }
  if (has(/(^|\/)schema\/schema-\d+$/)) {
    return 'There is a Paimon schema, but no snapshot: nothing has been written to the table yet, or its snapshot folder was left out.';
  }
  if (has(/(^|\/)(snap-[^/]*\.avro|[^/]*-m\d+\.avro)$/)) {
    return 'There are Iceberg manifests, but no metadata/….metadata.json: that file says which snapshots the table has.';
  }
  if (has(/\.(parquet|orc|avro)$/)) {
    return 'There are data files, but nothing that makes a table of them: no metadata folder (Iceberg), _delta_log (Delta), .hoodie (Hudi) or snapshot folder (Paimon). Folders whose names begin with a dot are left out by some zip programs.';
  }
  return 'This is no table of Iceberg, Delta, Hudi or Paimon. Open the table’s own folder: the one that holds metadata (Iceberg), _delta_log (Delta), .hoodie (Hudi), or snapshot (Paimon).';
}
