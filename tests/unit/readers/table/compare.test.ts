import { expect, test } from 'vitest';
import { compareSnapshots } from '../../../../src/readers/table/compare.ts';
import { fixtureTree } from '../files.ts';
import { openFirst } from './engine-rows.ts';

async function compared(name: string, left: number, right: number) {
  const table = await openFirst(await fixtureTree(name));
  const [before, after] = [left, right].map((at) => table.history.snapshots[at]?.id ?? '');
  return compareSnapshots(table, before ?? '', after ?? '', () => undefined);
}

test('rows and files that came and went, from one snapshot to another', async () => {
  const { removed, added, kept, files, isComplete } = await compared('delta-dv', 4, 5);
  const ids = (rows: readonly (readonly unknown[])[]) => rows.map(([id, , price]) => [id, price]);
  expect({ removed: ids(removed), added: ids(added), kept, isComplete }).toEqual({
    removed: [[1, '4.00']],
    added: [[1, '99.00']],
    kept: 3,
    isComplete: true,
  });
  expect(new Set(files.map((file) => file.in))).toEqual(new Set(['both', 'left', 'right']));
});

test('backwards it is the other way round', async () => {
  const forth = await compared('paimon-pk', 0, 4);
  const back = await compared('paimon-pk', 4, 0);
  expect(back.removed).toEqual(forth.added);
  expect(back.added).toEqual(forth.removed);
  expect(back.kept).toBe(forth.kept);
});

test('a renamed column is the same column, and a new one is null before', async () => {
  const { columns, removed, added, kept } = await compared('ice-evolve', 0, 1);
  expect(columns).toEqual(['id', 'thing', 'price', 'at', 'note']);
  expect(removed).toEqual([]);
  expect(added).toHaveLength(1);
  expect(kept).toBe(4);
});
