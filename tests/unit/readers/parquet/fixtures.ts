import { readFileSync } from 'node:fs';
import type { Plain } from '../../../../src/readers/plain-value.ts';
import { explainGroup } from '../../../../src/readers/parquet/explain.ts';
import { openParquet } from '../../../../src/readers/parquet/open.ts';
import type { ParquetFile } from '../../../../src/readers/parquet/open.ts';
import { planGroup } from '../../../../src/readers/parquet/plan.ts';
import { simplify, testsOf } from '../../../../src/readers/parquet/predicate/ast.ts';
import { parsePredicate } from '../../../../src/readers/parquet/predicate/parse.ts';
import { readGroupRows } from '../../../../src/readers/parquet/read-rows.ts';
import { bytesSource, countReads } from '../../../../src/readers/source.ts';
import type { ByteRange } from '../../../../src/readers/source.ts';

const folder = new URL('../../../fixtures/explorers/parquet/', import.meta.url);

export function fixtureBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`${name}.parquet`, folder)));
}

export interface EngineRows {
  columns: string[];
  rows: Plain[][];
}

export function engineRows(name: string): EngineRows {
  const [file] = JSON.parse(
    readFileSync(new URL(`${name}.rows.json`, folder), 'utf8'),
  ) as EngineRows[];
  if (!file) throw new Error(name);
  return file;
}

export async function openFixture(name: string): Promise<ParquetFile & { reads: ByteRange[] }> {
  return openBytes(fixtureBytes(name), name);
}

export async function openBytes(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const { source, reads } = countReads(bytesSource(bytes, name));
  return { ...(await openParquet(source)), reads };
}

/** Everything that a reader of the page would get: the rows that match, and what was skipped. */
export async function query(file: ParquetFile, where: string, limit = 1e6) {
  const { schema, groups } = file.footer;
  const predicate = where === '' ? undefined : simplify(parsePredicate(where, schema));
  const shown = schema.root.children.map((_, i) => i);
  const columns = predicate
    ? [...new Set([...testsOf(predicate).map(({ column }) => column), ...schema.columns])]
    : schema.columns;
  const rows: Plain[][] = [];
  const reports = [];
  let bytes = 0;
  for (const group of groups) {
    const report = await explainGroup(file, predicate, group);
    reports.push(report);
    const plan = await planGroup(file, report, columns);
    bytes += plan.columns.reduce((sum, one) => sum + one.bytes, 0);
    if (report.stage !== 'read') continue;
    rows.push(...(await readGroupRows(file, plan, predicate, shown, limit)).rows);
  }
  return { rows, reports, bytes };
}
