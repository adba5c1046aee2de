import { expect, test } from 'vitest';
import { readWhole } from '../../../../src/readers/source.ts';
import { viewFile } from '../../../../src/readers/table/file-view.ts';
import { Unreadable } from '../../../../src/readers/unreadable.ts';
import { changedTree, fixtureTree } from '../files.ts';
import { damaged, numbers, tries } from '../damage.ts';
import { openFirst } from './engine-rows.ts';

const runs = tries(40);
const tables = ['ice-eq', 'ice-dv', 'delta-dv', 'delta-v2', 'hudi-cow6', 'hudi-mor', 'paimon-dv'];

/** Opens a table as the page does; gives what it said where it could not. */
async function tryAll(tree: Awaited<ReturnType<typeof fixtureTree>>, changed: string) {
  const said: string[] = [];
  const attempt = async (what: () => Promise<unknown>) => {
    try {
      await what();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      said.push(error.message);
    }
  };
  await attempt(() => viewFile(tree.open(changed), null));
  await attempt(async () => {
    const table = await openFirst(tree);
    for (const { id } of table.history.snapshots.slice(-2)) {
      await attempt(() => table.chain(id));
      await attempt(() => table.rows(id, () => undefined));
    }
  });
  return said;
}

test.each(tables)('a damaged file of %s gives rows or a plain sentence', async (name) => {
  const whole = await fixtureTree(name);
  const pick = numbers(name.length);
  // Parquet itself is tried by its own reader's test.
  const paths = whole.paths.filter(
    (path) => !path.endsWith('.parquet') || path.includes('_delta_log'),
  );
  for (let run = 0; run < runs; run++) {
    const path = paths[pick(paths.length)] ?? '';
    const bytes = damaged(await readWhole(whole.open(path)), run);
    const tree = changedTree(whole, { [path]: bytes });
    try {
      for (const sentence of await tryAll(tree, path))
        expect(sentence).toMatch(/^[A-Z\w./].{20,}/s);
    } catch (error) {
      throw new Error(`run ${run}: ${path}`, { cause: error });
    }
  }
});
