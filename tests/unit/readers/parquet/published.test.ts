import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineRows } from './fixtures.ts';
import { openBytes, query } from './fixtures.ts';

/** Files that the labs published, each with rows as the engine read them. */
const labs = join(import.meta.dirname, '../../../../content/labs');
const published = readdirSync(labs).flatMap((lab) => {
  const folder = join(labs, lab, 'data');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(folder, name));
});

test('the published Parquet files have the rows that their engine read', async () => {
  for (const path of published) {
    const [engine] = JSON.parse(
      readFileSync(path.replace('.parquet', '.rows.json'), 'utf8'),
    ) as (EngineRows & { count?: number })[];
    if (!engine) throw new Error(path);
    const file = await openBytes(new Uint8Array(readFileSync(path)), path);
    const { rows } = await query(file, '');
    expect(file.footer.schema.root.children.map(({ name }) => name)).toEqual(engine.columns);
    // The lab keeps some of the rows, in an order of its own: each is known by its first cell.
    const byKey = new Map(rows.map((row) => [row[0], row]));
    expect(engine.rows.map(([key]) => byKey.get(key ?? null))).toEqual(engine.rows);
    expect(rows).toHaveLength(engine.count ?? engine.rows.length);
  }
});
