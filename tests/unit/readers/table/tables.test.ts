import { expect, test } from 'vitest';
import { folderTree } from '../../../../src/readers/file-tree.ts';
import { findTables } from '../../../../src/readers/table/tables.ts';

const treeOf = (...paths: string[]) =>
  folderTree(paths.map((path) => ({ path, file: new Blob(['x']) })));

test.each([
  [['_delta_log/_last_checkpoint', 'part-0.parquet'], 'no commit in it'],
  [['.hoodie/timeline/x', 'a.parquet'], 'without hoodie.properties'],
  [['schema/schema-0'], 'no snapshot'],
  [['metadata/snap-1-1-a.avro', 'data/a.parquet'], 'no metadata/'],
  [['part-0.parquet'], 'nothing that makes a table'],
  [['photo.png'], 'lake is no table of Iceberg, Delta, Hudi or Paimon: its one file'],
  [['a.png', 'b.png'], 'none of its 2 files'],
  [[], 'lake is empty'],
])('what is no table says what is missing: %j', (paths, why) => {
  expect(() => findTables(treeOf(...paths), 'lake')).toThrow(why);
});

test('of a folder with several tables all are found, the metadata table of Hudi is none', () => {
  const tree = treeOf(
    'shop/orders/metadata/v1.metadata.json',
    'shop/items/_delta_log/00000000000000000000.json',
    'lake/.hoodie/hoodie.properties',
    'lake/.hoodie/metadata/.hoodie/hoodie.properties',
    'p/snapshot/snapshot-1',
    'p/branch/branch-b/snapshot/snapshot-1',
    'snapshot/snapshot-1',
    'branch/branch-b/snapshot/snapshot-1',
  );
  expect(findTables(tree)).toEqual([
    { format: 'paimon', root: '' },
    { format: 'hudi', root: 'lake/' },
    { format: 'paimon', root: 'p/' },
    { format: 'delta', root: 'shop/items/' },
    { format: 'iceberg', root: 'shop/orders/' },
  ]);
});
