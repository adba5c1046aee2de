import type { ByteRange } from '../source.ts';
import { mayContain, readBloom } from './bloom.ts';
import { chunkBounds } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import type { RowGroup } from './footer.ts';
import type { ParquetFile } from './open.ts';
import { readColumnIndex, readOffsetIndex } from './page-index.ts';
import type { PageLocation } from './page-index.ts';
import { testsOf } from './predicate/ast.ts';
import type { Simple, Test } from './predicate/ast.ts';
import { bloomValues, byBounds, inWords, joinVerdicts } from './predicate/may-match.ts';
import type { Verdict } from './predicate/may-match.ts';
import { countRows, intersect, unite } from './row-ranges.ts';
import type { RowRange } from './row-ranges.ts';
import type { Column } from './schema.ts';

/** By what a row group was skipped; `read` where some of its pages are read. */
export type Stage = 'statistics' | 'bloom' | 'pages' | 'read';

/** What the pages of one column say of a test. */
export interface PageVerdict extends Verdict {
  page: number;
  rows: RowRange;
}

/** One test of one row group, stage by stage; later stages only where earlier ones did not settle it. */
export interface TestReport {
  test: Test;
  statistics: Verdict;
  bloom: (Verdict & { bytes: number; share: number }) | undefined;
  /** Why no Bloom filter was asked, where one could have been. */
  noBloom: string | undefined;
  pages: PageVerdict[] | undefined;
  /** Why no column index was asked. */
  noPages: string | undefined;
}

export interface GroupReport {
  group: RowGroup;
  stage: Stage;
  tests: TestReport[];
  /** Rows whose pages are read. */
  rows: RowRange[];
}

/** Offset indexes that were read, by column, for the row groups that are read in part. */
export type Locations = ReadonlyMap<number, readonly PageLocation[] | undefined>;

/**
 * Which row groups, and which rows of them, may match a predicate, by what the file says of its values:
 * first the footer's statistics, then Bloom filters, then the column index; each only where it is still open.
 * (parquet-java goes in the same order, and asks dictionaries too, before Bloom filters.)
 */
export async function explainGroup(
  file: ParquetFile,
  predicate: Simple | undefined,
  group: RowGroup,
): Promise<GroupReport> {
  const all = group.rows > 0 ? [{ start: 0, end: group.rows }] : [];
  if (!predicate) return { group, stage: 'read', tests: [], rows: all };
  const tests = testsOf(predicate).map((test): TestReport => {
    const bounds = boundsOf(file, group, test.column);
    return {
      test,
      statistics: byBounds(test, bounds),
      bloom: undefined,
      noBloom: undefined,
      pages: undefined,
      noPages: undefined,
    };
  });
  const skipped = (stage: Stage): GroupReport => ({ group, stage, tests, rows: [] });
  const reportOf = (test: Test) => tests.find((one) => one.test === test);
  const passes = (test: Test) => {
    const report = reportOf(test);
    return (report?.statistics.may ?? true) && (report?.bloom?.may ?? true);
  };
  if (!joinVerdicts(predicate, passes) || all.length === 0) return skipped('statistics');

  for (const report of tests) if (report.statistics.may) await askBloom(file, group, report);
  if (!joinVerdicts(predicate, passes)) return skipped('bloom');

  const found = new Map<Test, RowRange[]>();
  for (const report of tests) {
    const rows = passes(report.test) ? await askPages(file, group, report) : [];
    found.set(report.test, rows ?? all);
  }
  const rows = rowsOf(predicate, (test) => found.get(test) ?? all);
  return rows.length === 0 ? skipped('pages') : { group, stage: 'read', tests, rows };
}

function boundsOf(file: ParquetFile, group: RowGroup, column: Column): Bounds {
  const chunk = group.chunks[column.index];
  const order = file.footer.orders[column.index] ?? 'missing';
  return chunkBounds(column, order, chunk?.statistics, chunk?.values ?? 0);
}

function rowsOf(predicate: Simple, rowsOfTest: (test: Test) => RowRange[]): RowRange[] {
  if (predicate.is === 'test') return rowsOfTest(predicate);
  return predicate.parts
    .map((part) => rowsOf(part, rowsOfTest))
    .reduce(predicate.is === 'and' ? intersect : unite);
}

async function askBloom(file: ParquetFile, group: RowGroup, report: TestReport): Promise<void> {
  const { test } = report;
  const values = bloomValues(test);
  const chunk = group.chunks[test.column.index];
  if (!chunk) return;
  if (!values) {
    if (chunk.bloom) report.noBloom = 'A Bloom filter answers = and in only.';
    return;
  }
  if (!chunk.bloom) {
    report.noBloom = 'No Bloom filter was written for this column.';
    return;
  }
  const bloom = await readBloom(file, chunk);
  if (!bloom) {
    report.noBloom = 'Its Bloom filter is of a kind that this page does not know.';
    return;
  }
  const answers = values.map((value) => mayContain(bloom, test.column, value));
  if (answers.includes(undefined)) {
    report.noBloom = 'The bytes of this value in the file are not known, so it cannot be hashed.';
    return;
  }
  const share = bloom.setBits / (bloom.blocks.length * 32);
  const perhaps = values.filter((_, i) => answers[i]);
  const shown = perhaps.map((value) => inWords(test, value)).join(', ');
  report.bloom = {
    may: perhaps.length > 0,
    why:
      perhaps.length > 0
        ? `The Bloom filter has all eight bits of ${shown}: it may be there.`
        : `The Bloom filter lacks a bit of ${values.length === 1 && values[0] !== undefined ? inWords(test, values[0]) : 'each value'}: no row has it.`,
    bytes: bloom.bytes,
    share,
  };
}

/** Rows of pages that may match; undefined where nothing narrows them. */
async function askPages(
  file: ParquetFile,
  group: RowGroup,
  report: TestReport,
): Promise<RowRange[] | undefined> {
  const { test } = report;
  const chunk = group.chunks[test.column.index];
  if (!chunk?.columnIndex) {
    report.noPages = 'No column index was written for this column.';
    return undefined;
  }
  const locations = await readOffsetIndex(file, chunk);
  const index = locations && (await readColumnIndex(file, chunk, locations));
  if (!index) {
    report.noPages = 'There is a column index, but no offset index that says where pages lie.';
    return undefined;
  }
  report.pages = locations.map((location, page) => {
    const bounds = index.pages[page];
    const rows: ByteRange = { start: location.firstRow, end: location.endRow };
    return bounds
      ? { page, rows, ...byBounds(test, bounds) }
      : { page, rows, may: true, why: 'Nothing is known of this page.' };
  });
  return unite(
    report.pages.filter(({ may }) => may).map(({ rows }) => rows),
    [],
  );
}

/** Whether all rows of the group are read, and so no offset index is needed. */
export function isWhole({ group, rows }: GroupReport): boolean {
  return countRows(rows) === group.rows;
}
