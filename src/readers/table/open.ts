import type { FileTree } from '../file-tree.ts';
import { openDelta } from './delta/open.ts';
import { openHudi } from './hudi/open.ts';
import { openIceberg } from './iceberg/open.ts';
import { openPaimon } from './paimon/open.ts';
import type { TableReader } from './model.ts';
import type { FoundTable } from './tables.ts';

/** Opens a table that `findTables` found. Rejects with `Unreadable`. */
export async function openTable(
  tree: FileTree,
  { format, root }: FoundTable,
): Promise<TableReader> {
  switch (format) {
    case 'iceberg':
      return openIceberg(tree, root);
    case 'delta':
      return openDelta(tree, root);
    case 'paimon':
      return openPaimon(tree, root);
    case 'hudi':
      return openHudi(tree, root);
  }
}
